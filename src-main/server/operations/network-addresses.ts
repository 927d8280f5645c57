import { BlockList, isIP, isIPv6 } from 'node:net';
import { type NetworkInterfaceInfo, hostname as osHostname, networkInterfaces } from 'node:os';

/** What os.networkInterfaces() gives. */
export type NetworkInterfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

/** By what this machine can be reached: lower-case DNS names and IP addresses, without duplicates. */
export interface NamesAndAddresses {
  readonly hostname: string;
  readonly names: readonly string[];
  readonly addresses: readonly string[];
}

const VIRTUAL =
  /^(docker|br-|veth|virbr|vmnet|vmware|vbox|virtualbox|vethernet|tun|tap|utun|ppp|wg|wireguard|zt|zerotier|tailscale|nordlynx|cni|flannel|cali|lxc|lxd|podman|bridge|dummy|ifb|awdl|llw|anpi|ham)/i;
const PHYSICAL = /^(en|eth|em\d|wl|wi-?fi|ethernet|wlan|lan)/i;

/** "All interfaces" is nothing that a browser could open. */
const ANY_ADDRESS = new Set(['0.0.0.0', '::']);

const range = (family: 'ipv4' | 'ipv6', ...subnets: [string, number][]): ((address: string) => boolean) => {
  const list = new BlockList();
  for (const [network, prefix] of subnets) list.addSubnet(network, prefix, family);
  return (address) => list.check(address, family);
};
const isPrivateV4 = range('ipv4', ['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16]);
const isSelfAssignedV4 = range('ipv4', ['169.254.0.0', 16]);
const isPrivateV6 = range('ipv6', ['fc00::', 7]);
const isLinkLocalV6 = range('ipv6', ['fe80::', 10]);

/** Lower is likelier to be what others on the LAN can reach. */
const interfaceRank = (name: string): number => {
  if (VIRTUAL.test(name)) return 2;
  return PHYSICAL.test(name) ? 0 : 1;
};

const addressRank = (address: string): number => {
  if (isIPv6(address)) return isPrivateV6(address) ? 2 : 3;
  if (isSelfAssignedV4(address)) return 4;
  return isPrivateV4(address) ? 0 : 1;
};

/**
 * Addresses by which others may reach this machine, the best guess first: real network cards before virtual ones, then private
 * IPv4, public IPv4, IPv6. Loopback and link-local IPv6 are left out.
 */
export const rankAddresses = (interfaces: NetworkInterfaces): readonly string[] => {
  const found = Object.entries(interfaces).flatMap(([name, infos = []]) =>
    infos
      .filter(({ internal, address }) => !internal && !(isIPv6(address) && isLinkLocalV6(address)))
      .map(({ address }) => ({ address, rank: interfaceRank(name) * 10 + addressRank(address) })),
  );
  return unique(found.sort((a, b) => a.rank - b.rank).map(({ address }) => address));
};

/** LAN addresses of this machine now, the best guess first; empty without a network. */
export const lanAddresses = (): readonly string[] => rankAddresses(networkInterfaces());

/**
 * Everything a browser may put in its address line to reach this machine, loopback included.
 * `also` adds names or addresses that the machine cannot know of, such as one announced by its operator.
 */
export const namesAndAddresses = (
  interfaces: NetworkInterfaces,
  hostname: string,
  also: readonly string[] = [],
): NamesAndAddresses => {
  const full = hostname.toLowerCase();
  const short = full.split('.')[0] ?? full;
  const extra = also.map((text) => text.toLowerCase()).filter((text) => !ANY_ADDRESS.has(text));
  return {
    hostname,
    names: unique(['localhost', full, short, `${short}.local`, ...extra]).filter(
      (text) => !isIP(text) && isDnsName(text),
    ),
    addresses: unique(['127.0.0.1', '::1', ...rankAddresses(interfaces), ...extra.filter((text) => isIP(text) !== 0)]),
  };
};

/** The names and addresses of this machine now. */
export const readNamesAndAddresses = (also: readonly string[] = []): NamesAndAddresses =>
  namesAndAddresses(networkInterfaces(), osHostname(), also);

/** The address to open for a host name or IP address. */
export const toUrl = (tls: boolean, host: string, port: number): string => {
  const isDefaultPort = port === (tls ? 443 : 80);
  return `${tls ? 'https' : 'http'}://${isIPv6(host) ? `[${host}]` : host}${isDefaultPort ? '' : `:${port}`}`;
};

const isDnsName = (text: string): boolean =>
  /^[a-z\d_]([a-z\d_-]*[a-z\d_])?(\.[a-z\d_]([a-z\d_-]*[a-z\d_])?)*$/.test(text);

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];
