/**
 * Values on their way between processes: what structured clone can carry, as tagged JSON. These functions run on both sides; in
 * the page as text, so each uses nothing but its parameters, the others named here, and what Node and browsers share.
 */

/** One value as JSON can hold it: what needs no tag stands for itself. */
type Coded = string | boolean | number | null | { readonly t: string; readonly v?: unknown };

/** Bytes as text. */
export function toBase64(bytes: Uint8Array): string {
  if (typeof Buffer !== 'undefined')
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');
  let binary = '';
  for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(binary);
}

/** The bytes of `toBase64`. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}

/** A copy as structured clone makes it, with Electron's words for what cannot be copied. */
export function cloneValue<T>(value: T): T {
  try {
    return structuredClone(value);
  } catch {
    throw new Error('An object could not be cloned.');
  }
}

/** Writes a value that structured clone can carry; throws Electron's error for any other. */
export function encodeValue(value: unknown): string {
  const seen = new Map<object, number>();
  const codeObject = (item: object): Coded => {
    const known = seen.get(item);
    if (known !== undefined) return { t: 'seen', v: known };
    seen.set(item, seen.size);
    if (Array.isArray(item)) return { t: 'list', v: Array.from(item, code) };
    if (item instanceof Date) return { t: 'date', v: item.getTime() };
    if (item instanceof RegExp) return { t: 'pattern', v: [item.source, item.flags] };
    if (item instanceof Map) return { t: 'map', v: Array.from(item, ([key, held]) => [code(key), code(held)]) };
    if (item instanceof Set) return { t: 'set', v: Array.from(item, code) };
    if (item instanceof Error) return { t: 'error', v: [item.name, item.message, item.stack] };
    if (item instanceof ArrayBuffer) return { t: 'buffer', v: toBase64(new Uint8Array(item)) };
    if (ArrayBuffer.isView(item)) {
      const bytes = new Uint8Array(item.buffer, item.byteOffset, item.byteLength);
      return { t: 'view', v: [item.constructor.name, toBase64(bytes)] };
    }
    return { t: 'object', v: Object.entries(item).map(([key, held]) => [key, code(held)]) };
  };
  const code = (item: unknown): Coded => {
    if (item === null || typeof item === 'string' || typeof item === 'boolean') return item;
    if (typeof item === 'number' && Number.isFinite(item) && !Object.is(item, -0)) return item;
    if (typeof item === 'number') return { t: 'number', v: Object.is(item, -0) ? '-0' : String(item) };
    if (typeof item === 'bigint') return { t: 'bigint', v: String(item) };
    return typeof item === 'object' ? codeObject(item) : { t: 'undefined' };
  };
  return JSON.stringify(code(cloneValue(value)));
}

/** Reads what `encodeValue` wrote. */
export function decodeValue(text: string): unknown {
  const seen: unknown[] = [];
  const keep = <T>(item: T): T => {
    seen.push(item);
    return item;
  };
  const makeError = ([name = 'Error', message = '', stack = '']: string[]): Error => {
    const kinds: Record<string, ErrorConstructor> = {
      EvalError,
      RangeError,
      ReferenceError,
      SyntaxError,
      TypeError,
      URIError,
    };
    const error = new (kinds[name] ?? Error)(message);
    Object.defineProperty(error, 'stack', { value: stack, configurable: true, writable: true });
    return error;
  };
  const makeView = ([kind = '', bytes = '']: string[]): unknown => {
    const { buffer } = fromBase64(bytes);
    const kinds: Record<string, new (from: ArrayBuffer) => unknown> = {
      Int8Array,
      Uint8ClampedArray,
      Int16Array,
      Uint16Array,
      Int32Array,
      Uint32Array,
      Float32Array,
      Float64Array,
      BigInt64Array,
      BigUint64Array,
      DataView,
    };
    return new (kinds[kind] ?? Uint8Array)(buffer);
  };
  const fill = (tag: string, v: unknown): unknown => {
    if (tag === 'list') {
      const list = keep<unknown[]>([]);
      for (const item of v as Coded[]) list.push(read(item));
      return list;
    }
    if (tag === 'map') {
      const map = keep(new Map<unknown, unknown>());
      for (const [key, held] of v as [Coded, Coded][]) map.set(read(key), read(held));
      return map;
    }
    if (tag === 'set') {
      const set = keep(new Set<unknown>());
      for (const item of v as Coded[]) set.add(read(item));
      return set;
    }
    const object = keep<Record<string, unknown>>({});
    for (const [key, held] of v as [string, Coded][]) {
      Object.defineProperty(object, key, { value: read(held), configurable: true, enumerable: true, writable: true });
    }
    return object;
  };
  const read = (coded: Coded): unknown => {
    if (coded === null || typeof coded !== 'object') return coded;
    const { t, v } = coded;
    if (t === 'undefined') return undefined;
    if (t === 'seen') return seen[v as number];
    if (t === 'number') return Number(v);
    if (t === 'bigint') return BigInt(v as string);
    if (t === 'date') return keep(new Date(v as number));
    if (t === 'pattern') return keep(new RegExp(...(v as [string, string])));
    if (t === 'error') return keep(makeError(v as string[]));
    if (t === 'buffer') return keep(fromBase64(v as string).buffer);
    if (t === 'view') return keep(makeView(v as string[]));
    return fill(t, v);
  };
  return read(JSON.parse(text) as Coded);
}
