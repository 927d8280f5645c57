import { isLoopback } from './base-url.ts';
import { lanAddresses } from './operations/network-addresses.ts';
import type { ServerOptions } from './options.ts';

/** True when only this machine reaches the server. */
export const isLoopbackOnly = ({ bind }: ServerOptions): boolean => bind !== undefined && isLoopback(bind);

const isAnyAddress = (address: string): boolean => address === '0.0.0.0' || address === '::';

/** The address under which this machine opens its own server. */
export const openHost = ({ bind }: ServerOptions): string =>
  bind === undefined || isAnyAddress(bind) ? '127.0.0.1' : bind;

/** Announced in ICE candidates: what was asked for, or what the network has; loopback for browsers on this machine. */
export const mediaAddresses = (options: ServerOptions): string[] => {
  if (isLoopbackOnly(options)) return ['127.0.0.1'];
  const announced = options.mediaIp === undefined ? lanAddresses().slice(0, 3) : [options.mediaIp];
  return [...new Set([...announced, '127.0.0.1'])];
};
