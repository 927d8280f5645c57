import type { Person } from '#test/support/drivers/conversation-calls/index.ts';

/** Confirms every change of the media path at once, as a client does whose media flows. */
export const confirmAlways = ({ socket }: Person): void => {
  socket.raw.on('call:mode-switch', ({ callId }: { callId: string }) => {
    socket.emit('call:mode-switch-ack', { callId, success: true });
  });
};

/** Names that sort as they were made: `p00`, `p01`, … */
export const namesOf = (count: number): [string, ...string[]] => {
  const [first = 'p00', ...rest] = Array.from({ length: count }, (_, index) => `p${String(index).padStart(2, '0')}`);
  return [first, ...rest];
};
