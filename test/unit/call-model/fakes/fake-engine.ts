import type { LevelMeter } from '#renderer/media/level-meter.ts';
import type { MediaEngine } from '#renderer/media/media-engine.ts';
import { createManualClock, type ManualClock } from '#test/support/fakes/manual-clock.ts';
import { FakePeerConnection } from './fake-peer-connection.ts';
import type { FakeSfu } from './fake-sfu.ts';
import { FakeStream } from './fake-tracks.ts';

/** A browser that exists only as far as media rules look. */
export interface FakeEngine extends MediaEngine {
  readonly clock: ManualClock;
  readonly connections: FakePeerConnection[];
  /** What went wrong and was reported. */
  readonly reports: unknown[];
  /** Connections that were not closed. */
  readonly open: readonly FakePeerConnection[];
}

const silentMeter: LevelMeter = { level: () => 0, subscribe: () => () => undefined, close: () => undefined };

/** Builds the browser of one person, with the SFU it can reach. */
export const createFakeEngine = (sfu?: FakeSfu): FakeEngine => {
  const connections: FakePeerConnection[] = [];
  const reports: unknown[] = [];
  return {
    clock: createManualClock(1_760_000_000_000),
    connections,
    reports,
    get open() {
      return connections.filter(({ connectionState }) => connectionState !== 'closed');
    },
    createPeerConnection(_configuration, events) {
      const connection = new FakePeerConnection(events);
      connections.push(connection);
      return connection;
    },
    async createDevice() {
      if (!sfu) throw new Error('This browser cannot use an SFU');
      return sfu.createDevice();
    },
    createStream: () => new FakeStream(),
    createLevelMeter: () => silentMeter,
    report: (failure) => reports.push(failure),
  };
};

/** Lets everything happen that needs no time to pass. */
export const settle = async (): Promise<void> => {
  for (let round = 0; round < 60; round += 1) await Promise.resolve();
};
