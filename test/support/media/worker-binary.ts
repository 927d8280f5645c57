import { describe } from 'vitest';

/** The mediasoup-worker that the tests use; undefined on a machine without one. */
export const workerBinary = process.env['MEDIASOUP_WORKER_BIN'];

/** A `describe` for tests with a real worker; without one they are reported as skipped, and the title says why. */
export const describeWithWorker = (title: string, tests: () => void): void => {
  const reason = workerBinary ? '' : ' (skipped: no mediasoup-worker, MEDIASOUP_WORKER_BIN is not set)';
  describe.skipIf(!workerBinary)(`${title}${reason}`, tests);
};
