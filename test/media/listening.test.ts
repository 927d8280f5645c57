import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import { describe, expect, onTestFinished, test } from 'vitest';
import { planListening } from '#server/media/listen-plan.ts';
import type { MediaOptions } from '#server/media/index.ts';
import { type Candidate, answersIce, candidatesOf } from '#test/support/media/ice-check.ts';
import { ADA, CALL, openMediaWorld, valueOf } from '#test/support/media/media-world.ts';
import { describeWithWorker } from '#test/support/media/worker-binary.ts';

const LAN = '192.168.1.5';
const PUBLIC = '203.0.113.7';
const isLocal = (address: string): boolean => address === LAN || address === '127.0.0.1';
const plan = (listenAddress: string, ...announcedAddresses: string[]) =>
  planListening({ listenAddress, announcedAddresses }, isLocal);

describe('which sockets a worker opens', () => {
  test('addresses of this machine get one socket each', () => {
    expect(plan('0.0.0.0', LAN, '127.0.0.1', LAN)).toEqual({
      sockets: [{ ip: LAN }, { ip: '127.0.0.1' }],
      alsoAnnounced: [],
    });
  });

  test('one address of another machine, as behind NAT, makes one socket stand for all', () => {
    expect(plan('0.0.0.0', PUBLIC, LAN, '127.0.0.1')).toEqual({
      sockets: [{ ip: '0.0.0.0', announcedAddress: PUBLIC }],
      alsoAnnounced: [LAN, '127.0.0.1'],
    });
  });

  test('bound to one address, other local addresses are not announced', () => {
    expect(plan(LAN, LAN, '127.0.0.1')).toEqual({ sockets: [{ ip: LAN }], alsoAnnounced: [] });
    expect(plan('127.0.0.1', LAN)).toEqual({ sockets: [{ ip: '127.0.0.1' }], alsoAnnounced: [] });
    expect(plan(LAN, PUBLIC, '127.0.0.1')).toEqual({
      sockets: [{ ip: LAN, announcedAddress: PUBLIC }],
      alsoAnnounced: [],
    });
  });

  test('nothing to announce is an error', () => {
    expect(() => plan('0.0.0.0')).toThrow('at least one announced address');
  });
});

/** An IPv4 address of this machine besides loopback. */
const ownAddress = Object.values(networkInterfaces())
  .flatMap((list) => list ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

const openListening = async (options: Partial<MediaOptions>, ice = { enableUdp: true, enableTcp: true }) => {
  const world = await openMediaWorld(options);
  valueOf(await world.media.openRoom(CALL));
  const transport = await world.media.createTransport({
    callId: CALL,
    participantId: ADA,
    direction: 'send',
    ...ice,
    preferUdp: true,
    preferTcp: false,
  });
  return { transport: valueOf(transport), candidates: candidatesOf(valueOf(transport)) };
};

const byPreference = (candidates: Candidate[]): string[] =>
  candidates.toSorted((a, b) => b.priority - a.priority).map(({ protocol, address }) => `${protocol} ${address}`);

describeWithWorker('where browsers reach the SFU', () => {
  test.skipIf(!ownAddress)('each own address answers ICE by UDP and TCP, all on one port number', async () => {
    const own = String(ownAddress);
    const { transport, candidates } = await openListening({ announcedAddresses: [own, '127.0.0.1'] });
    expect(byPreference(candidates)).toEqual([`udp ${own}`, 'udp 127.0.0.1', `tcp ${own}`, 'tcp 127.0.0.1']);
    expect(new Set(candidates.map(({ port }) => port)).size).toBe(1);
    for (const candidate of candidates) expect(await answersIce(transport, candidate)).toBe(true);
  });

  test('behind NAT every announced address leads to one socket that hears all of them', async () => {
    const { transport, candidates } = await openListening({ announcedAddresses: [PUBLIC, '127.0.0.1', '127.0.0.2'] });
    expect(byPreference(candidates)).toEqual([
      `udp ${PUBLIC}`,
      'udp 127.0.0.1',
      'udp 127.0.0.2',
      `tcp ${PUBLIC}`,
      'tcp 127.0.0.1',
      'tcp 127.0.0.2',
    ]);
    const local = candidates.filter(({ address }) => address === '127.0.0.1');
    expect(local).toHaveLength(2);
    for (const candidate of local) expect(await answersIce(transport, candidate)).toBe(true);
  });

  test('a wish for UDP or TCP only is kept', async () => {
    const udp = await openListening({}, { enableUdp: true, enableTcp: false });
    expect(byPreference(udp.candidates)).toEqual(['udp 127.0.0.1']);
    const tcp = await openListening({}, { enableUdp: false, enableTcp: true });
    expect(byPreference(tcp.candidates)).toEqual(['tcp 127.0.0.1']);
  });

  test('a port that is taken is passed over', async () => {
    const socket = createSocket('udp4').bind(43_000, '127.0.0.1');
    onTestFinished(() => void socket.close());
    await once(socket, 'listening');
    const { candidates } = await openListening({ portRange: { min: 43_000, max: 43_050 } });
    expect(candidates.every(({ port }) => port > 43_000)).toBe(true);
  });
});
