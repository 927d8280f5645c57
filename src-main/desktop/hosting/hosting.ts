import { type Source, createEmitter } from '#shared/kernel/emitter.ts';
import type { HostingState } from '#shared/ipc/index.ts';
import { withFingerprint } from '#shared/ipc/server-link.ts';
import type { ReadyLine } from '#shared/ipc/server-process.ts';
import type { SettingsStore } from '../settings/settings.ts';
import type { ServerLog } from './server-log.ts';
import type { Supervisor, SupervisorState } from './supervisor.ts';

/** The own server, as the app sees it. */
export interface Hosting {
  readonly state: () => HostingState;
  readonly changes: Source<HostingState>;
  /** Null while it is not up. */
  readonly running: () => { readonly ready: ReadyLine } | null;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** How many people are in calls right now, by the server's own fresh word. */
  readonly countPeople: () => Promise<number>;
  /** The same as the server said it last. */
  readonly peopleHere: () => number;
  readonly readLog: ServerLog['read'];
}

interface HostingParts {
  readonly supervisor: Supervisor;
  readonly log: ServerLog;
  readonly settings: SettingsStore;
  readonly choosePort: (lastPort: number | null) => Promise<number>;
  /** All arguments but the port. */
  readonly args: readonly string[];
}

/** The own server is up, or on its way. */
export const isHosting = (hosting: Pick<Hosting, 'state'>): boolean => {
  const { kind } = hosting.state();
  return kind !== 'stopped' && kind !== 'failed';
};

const toHostingState = (state: SupervisorState): HostingState => {
  if (state.kind !== 'running') return state;
  const { ready, status } = state;
  const lanUrl = status?.lanUrl ?? null;
  return {
    kind: 'running',
    link: lanUrl === null ? null : withFingerprint(lanUrl, ready.fingerprint),
    fingerprint: ready.fingerprint,
    calls: status?.calls ?? [],
  };
};

/** Builds the own server's face over its supervisor. */
export const createHosting = ({ supervisor, log, settings, choosePort, args }: HostingParts): Hosting => {
  const changes = createEmitter<HostingState>();
  supervisor.changes.on((state) => {
    if (state.kind === 'running' && settings.read().hostingPort !== state.ready.port)
      settings.change({ hostingPort: state.ready.port });
    changes.emit(toHostingState(state));
  });
  const peopleHere = (): number => {
    const state = supervisor.state();
    if (state.kind !== 'running') return 0;
    return (state.status?.calls ?? []).reduce((sum, { names }) => sum + names.length, 0);
  };
  return {
    state: () => toHostingState(supervisor.state()),
    changes,
    running() {
      const state = supervisor.state();
      return state.kind === 'running' ? state : null;
    },
    async start() {
      const port = await choosePort(settings.read().hostingPort);
      supervisor.start([...args, '--port', String(port)]);
    },
    stop: () => supervisor.stop(),
    async countPeople() {
      await supervisor.refresh();
      return peopleHere();
    },
    peopleHere,
    readLog: log.read,
  };
};
