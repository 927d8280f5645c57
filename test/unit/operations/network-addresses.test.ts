import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import {
  namesAndAddresses,
  rankAddresses,
  readNamesAndAddresses,
  toUrl,
} from '#server/operations/network-addresses.ts';

const address = (text: string, internal = false): NetworkInterfaceInfo => {
  const common = { address: text, netmask: '', mac: '00:00:00:00:00:00', internal, cidr: null };
  return text.includes(':') ? { ...common, family: 'IPv6', scopeid: 0 } : { ...common, family: 'IPv4' };
};
const interfaces = (table: Record<string, string[]>) =>
  Object.fromEntries(
    Object.entries(table).map(([name, list]) => [name, list.map((text) => address(text, name.startsWith('lo')))]),
  );

describe('rankAddresses', () => {
  it.each<[string, Record<string, string[]>, string[]]>([
    ['nothing without a network', { lo: ['127.0.0.1', '::1'] }, []],
    ['one card', { lo: ['127.0.0.1'], eth0: ['192.168.1.5'] }, ['192.168.1.5']],
    [
      'cards before docker, bridges and tunnels, whatever their order',
      { docker0: ['172.17.0.1'], 'br-12ab': ['172.18.0.1'], tun0: ['10.8.0.2'], wlp3s0: ['192.168.1.5'] },
      ['192.168.1.5', '172.17.0.1', '172.18.0.1', '10.8.0.2'],
    ],
    ['private before public', { eth0: ['203.0.113.9'], eth1: ['10.1.2.3'] }, ['10.1.2.3', '203.0.113.9']],
    [
      'IPv4 before IPv6, link-local IPv6 never',
      { en0: ['fe80::1', '2001:db8::5', 'fd00::5', '192.168.1.5'] },
      ['192.168.1.5', 'fd00::5', '2001:db8::5'],
    ],
    [
      'a card with IPv6 alone before a virtual IPv4',
      { docker0: ['172.17.0.1'], eth0: ['fd00::5'] },
      ['fd00::5', '172.17.0.1'],
    ],
    ['self-assigned last', { eth0: ['169.254.3.4', 'fd00::5'] }, ['fd00::5', '169.254.3.4']],
    [
      'unknown cards between',
      { docker0: ['172.17.0.1'], port7: ['10.0.0.1'], eth0: ['10.0.0.2'] },
      ['10.0.0.2', '10.0.0.1', '172.17.0.1'],
    ],
    ['Windows names', { 'vEthernet (WSL)': ['172.28.0.1'], 'Wi-Fi': ['192.168.0.3'] }, ['192.168.0.3', '172.28.0.1']],
    ['each once', { eth0: ['10.0.0.1'], 'eth0:1': ['10.0.0.1'] }, ['10.0.0.1']],
  ])('%s', (_name, table, expected) => {
    expect(rankAddresses(interfaces(table))).toEqual(expected);
  });
});

describe('namesAndAddresses', () => {
  it('has loopback, host name, its .local form and the LAN', () => {
    expect(namesAndAddresses(interfaces({ eth0: ['10.0.0.1'] }), 'Ada-Desk')).toEqual({
      hostname: 'Ada-Desk',
      names: ['localhost', 'ada-desk', 'ada-desk.local'],
      addresses: ['127.0.0.1', '::1', '10.0.0.1'],
    });
  });

  it.each([
    ['box.example.org', ['localhost', 'box.example.org', 'box', 'box.local']],
    ['macbook.local', ['localhost', 'macbook.local', 'macbook']],
    ['ada’s box', ['localhost']],
  ])('host name %s', (hostname, names) => {
    expect(namesAndAddresses({}, hostname).names).toEqual(names);
  });

  it('takes names and addresses that the operator adds, but not "all interfaces"', () => {
    const all = namesAndAddresses({}, 'box', ['203.0.113.1', 'Meet.example.org', '0.0.0.0', '::', 'a b']);
    expect(all.names).toEqual(['localhost', 'box', 'box.local', 'meet.example.org']);
    expect(all.addresses).toEqual(['127.0.0.1', '::1', '203.0.113.1']);
  });

  it('reads this machine', () => {
    expect(readNamesAndAddresses().names).toContain('localhost');
  });
});

describe('toUrl', () => {
  it.each<[boolean, string, number, string]>([
    [true, '10.0.0.1', 8787, 'https://10.0.0.1:8787'],
    [false, 'fd00::5', 8787, 'http://[fd00::5]:8787'],
    [true, 'box.local', 443, 'https://box.local'],
    [false, 'box.local', 80, 'http://box.local'],
    [false, 'box.local', 443, 'http://box.local:443'],
  ])('%s %s %d', (tls, host, port, url) => {
    expect(toUrl(tls, host, port)).toBe(url);
  });
});
