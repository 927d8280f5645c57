/** Takes the data folder named by its argument, says so on stdout, and holds it until it is killed or its stdin ends. */
import { openDataFolder } from '#server/operations/data-folder.ts';

const opened = await openDataFolder(process.argv[2] ?? '');
process.stdout.write(`${opened.ok ? 'held' : opened.error}\n`);
if (opened.ok) process.stdin.resume().once('end', () => opened.value.close());
