import { ForgotPasswordScreen } from '#renderer/features/account/ForgotPasswordScreen.tsx';
import { useServices } from '../services-context.ts';

/** `/forgot-password` */
export const ForgotPasswordRoute = () => <ForgotPasswordScreen rest={useServices().account.rest} />;
