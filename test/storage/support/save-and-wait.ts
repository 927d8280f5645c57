/** Child of the durability test: saves, says so, and then waits to be killed. */
import type { Log } from '#server/ports/index.ts';
import { openStorage } from '#server/storage/index.ts';
import { aCall, aMessage, storedConversation } from './samples.ts';

const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

const opened = await openStorage({ file: process.argv[2] ?? '', log: silent });
if (!opened.ok) throw new Error(opened.error.message);
const { repositories } = opened.value;
const conversation = await storedConversation(repositories);
for (;;) {
  const call = aCall(conversation);
  await repositories.calls.save(call);
  await repositories.chat.insert(aMessage(call), undefined);
  process.stdout.write(`${call.id}\n`);
}
