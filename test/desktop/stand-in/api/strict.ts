import { EventEmitter } from 'node:events';

/** What engines and tools look for on any object, without it being an API of Electron. */
const LOOKED_FOR = new Set([
  'then',
  'toJSON',
  'inspect',
  'domain',
  'asymmetricMatch',
  'nodeType',
  'default',
  '__esModule',
]);

/** The end of a prototype chain that names what is missing instead of giving undefined. */
const guard = (end: object): object =>
  new Proxy(end, {
    get(target, key, receiver: object) {
      if (typeof key === 'symbol' || key in target || LOOKED_FOR.has(key)) return Reflect.get(target, key, receiver);
      throw new Error(`The Electron stand-in has no ${receiver.constructor.name}.${key}`);
    },
  });

/** An object of Electron that has no events. */
// oxlint-disable-next-line typescript/no-extraneous-class -- what it has is the end of its prototype chain
export class Strict {}
Object.setPrototypeOf(Strict.prototype, guard(Object.prototype));

/** An object of Electron that has events. */
export class StrictEmitter extends EventEmitter {
  constructor() {
    super();
    this.setMaxListeners(0);
  }
}
Object.setPrototypeOf(StrictEmitter.prototype, guard(EventEmitter.prototype));

/** An event that its listeners may prevent. */
export class ElectronEvent {
  defaultPrevented = false;

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

/** Emits an event with these fields; true when no listener prevented it. */
export const emitPreventable = (
  emitter: EventEmitter,
  name: string,
  fields: object = {},
  ...args: unknown[]
): boolean => {
  const event = Object.assign(new ElectronEvent(), fields);
  emitter.emit(name, event, ...args);
  return !event.defaultPrevented;
};
