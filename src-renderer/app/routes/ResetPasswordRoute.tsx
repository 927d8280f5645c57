import { useParams } from '@tanstack/react-router';
import { ResetPasswordScreen } from '#renderer/features/account/ResetPasswordScreen.tsx';
import { useServices } from '../services-context.ts';

/** `/reset-password/:token`, from a mail. */
export const ResetPasswordRoute = () => {
  const { token } = useParams({ from: '/frame/reset-password/$token' });
  return <ResetPasswordScreen key={token} rest={useServices().account.rest} token={token} />;
};
