import type { ServerStatus } from '#shared/ipc/server-process.ts';
import { renderAddressCard } from './operations/address-card.ts';
import { parseCommandLine } from './options.ts';
import { type Parent, findParent, keepTold } from './parent.ts';
import { program } from './program.ts';
import { type RunningServer, startServer } from './server.ts';

/** How long a stop may take before it is forced. */
const STOP_LIMIT_MS = 4_500;

const main = async (): Promise<void> => {
  const command = parseCommandLine(process.argv.slice(2));
  if (!command.ok) return quit(command.error, 2);
  if (command.value.kind === 'help') return void process.stdout.write(`${command.value.text}\n`);
  if (command.value.kind === 'version') return void process.stdout.write(`${program.version}\n`);
  const { options } = command.value;
  const server = await startServer(options);
  if (!server.ok) return quit(server.error, 1);
  const parent = findParent();
  stopWhenAsked(server.value, parent);
  await announce(server.value, options.json);
  if (parent) keepTold(parent, () => statusOf(server.value));
};

const announce = async (server: RunningServer, json: boolean): Promise<void> => {
  const { ready, lanUrl } = server;
  if (json) {
    process.stdout.write(`${JSON.stringify(ready)}\n`);
    return;
  }
  const { url, fingerprint } = ready;
  const colors = process.stdout.isTTY;
  const setUpUrl = await server.offerSetUp();
  const card = { url, lanUrl: lanUrl(), fingerprint: fingerprint ?? undefined, setUpUrl, colors };
  process.stdout.write(`${renderAddressCard(card)}\n`);
};

const statusOf = ({ lanUrl, peopleInCalls }: RunningServer): ServerStatus => ({
  kind: 'status',
  lanUrl: lanUrl() ?? null,
  calls: peopleInCalls(),
});

/** By a signal, or by a message of the program that started this one. */
const stopWhenAsked = (server: RunningServer, parent: Parent | undefined): void => {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(0), STOP_LIMIT_MS).unref();
    server.close().then(
      () => process.exit(0),
      (failure: unknown) => quit(`Stopping failed: ${String(failure)}`, 1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  parent?.onWish((wish) => {
    if (wish === 'stop') stop();
  });
};

const quit = (message: string, code: number): void => {
  process.stderr.write(`${message}\n`);
  process.exit(code);
};

await main();
