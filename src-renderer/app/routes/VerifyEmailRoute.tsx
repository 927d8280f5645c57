import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { createEmailProof } from '#renderer/features/account/model/email-proof.ts';
import { VerifyEmailScreen } from '#renderer/features/account/VerifyEmailScreen.tsx';
import { useServices } from '../services-context.ts';

/** `/verify-email/:token`, from a mail. */
export const VerifyEmailRoute = () => {
  const { token } = useParams({ from: '/frame/verify-email/$token' });
  const { account } = useServices();
  const proof = useMemo(() => createEmailProof(account.rest, token), [account, token]);
  return <VerifyEmailScreen proof={proof} />;
};
