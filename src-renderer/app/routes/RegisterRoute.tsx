import { RegisterScreen } from '#renderer/features/account/RegisterScreen.tsx';
import { paths } from '#renderer/platform/index.ts';
import { useGo } from '#renderer/ui/navigation.tsx';
import { useServices } from '../services-context.ts';

/** `/register` */
export const RegisterRoute = () => {
  const { account, lastName } = useServices();
  const go = useGo();
  return <RegisterScreen tools={account} suggestedName={lastName.read() ?? ''} onSignedIn={() => go(paths.home)} />;
};
