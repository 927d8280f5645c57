// The first thing that runs in a utility process: gives it the port to its parent, then runs the program that was asked for.
import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';

const [, , path = ''] = process.argv;

/** `process.parentPort`, without ports inside messages. */
class ParentPort extends EventEmitter {
  postMessage(message: unknown): void {
    process.send?.({ data: message });
  }

  start(): void {}
}

const parentPort = new ParentPort();
Object.defineProperty(process, 'parentPort', { value: parentPort });
Object.defineProperty(process, 'type', { value: 'utility' });
process.argv.splice(1, 2, path);
process.on('message', (message) => parentPort.emit('message', { ...(message as object), ports: [] }));
// Without its parent nobody would ever end it.
process.on('disconnect', () => process.exit());

await import(pathToFileURL(path).href);
