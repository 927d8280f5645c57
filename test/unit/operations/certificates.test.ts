import { X509Certificate, createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readFile, readdir, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TLSSocket, connect } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Certificates, openCertificates } from '#server/operations/certificates/index.ts';
import { type NamesAndAddresses, readNamesAndAddresses } from '#server/operations/network-addresses.ts';
import { createPortListener } from '#server/transports/net/index.ts';
import { createManualClock, createRecordingLog, errorOf, makeTestFolder, valueOf } from './support.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Opens certificates in a folder of their own; `again` opens the same folder a second time, as the next start does. */
const setUp = async (names = readNamesAndAddresses()) => {
  const folder = await makeTestFolder();
  const clock = createManualClock();
  const { log, lines } = createRecordingLog();
  const machine = { names };
  const again = () => openCertificates({ folder, names: () => machine.names, clock, log });
  const certificates = valueOf(await again());
  onTestFinished(() => certificates.close());
  return { folder, clock, lines, machine, again, certificates };
};

const leafOf = (certificates: Certificates) => new X509Certificate(certificates.current().certPem);

const serve = async (certificates: Certificates) => {
  const port = createPortListener({ tls: certificates, onError: () => undefined });
  const listening = valueOf(await port.listen({ port: 0 }));
  onTestFinished(() => port.close(0));
  return listening.port;
};

/** Connects as a strict client that trusts nothing but the given authority. */
const connectTrusting = async (ca: string, port: number, host: string, servername?: string): Promise<TLSSocket> => {
  const socket = connect({ host, port, ca, ...(servername ? { servername } : {}) });
  onTestFinished(() => void socket.destroy());
  await once(socket, 'secureConnect');
  return socket;
};

const with203 = (names: NamesAndAddresses): NamesAndAddresses => ({
  ...names,
  addresses: [...names.addresses, '203.0.113.5'],
});

describe('a first start', () => {
  it('makes an authority for ten years and a server certificate that every client accepts', async () => {
    const { certificates } = await setUp();
    const authority = new X509Certificate(certificates.caPem);
    expect(authority.subject).toBe(`CN=Beckon on ${readNamesAndAddresses().hostname}`);
    expect(authority.ca).toBe(true);
    expect((authority.validToDate.getTime() - Date.now()) / DAY_MS).toBeGreaterThan(3649);
    const leaf = leafOf(certificates);
    expect(leaf.ca).toBe(false);
    expect(leaf.verify(authority.publicKey)).toBe(true);
    expect((leaf.validToDate.getTime() - leaf.validFromDate.getTime()) / DAY_MS).toBeLessThanOrEqual(398);
    expect(leaf.validFromDate.getTime()).toBeLessThan(Date.now());
  });

  it('tells the authority as DER and by its fingerprint', async () => {
    const { certificates } = await setUp();
    expect(new X509Certificate(certificates.caDer).toString()).toBe(new X509Certificate(certificates.caPem).toString());
    expect(certificates.fingerprint).toBe(`sha256:${createHash('sha256').update(certificates.caDer).digest('hex')}`);
  });

  it('keeps its files from others and leaves no drafts', async () => {
    const { folder } = await setUp();
    expect((await readdir(folder)).toSorted()).toEqual(['authority.pem', 'server.pem']);
    for (const name of ['authority.pem', 'server.pem']) {
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    }
  });

  it('says where it fails when the folder cannot be made', async () => {
    const file = join(await makeTestFolder(), 'file');
    await writeFile(file, '');
    const { log } = createRecordingLog();
    const opened = await openCertificates({
      folder: join(file, 'certificates'),
      names: () => readNamesAndAddresses(),
      clock: createManualClock(),
      log,
    });
    expect(errorOf(opened)).toBe(`Cannot make the folder ${join(file, 'certificates')}: not a directory.`);
  });
});

describe('a TLS connection that trusts the authority', () => {
  it('is accepted by every name and address of this machine', async () => {
    const names = readNamesAndAddresses();
    const { certificates } = await setUp(names);
    const port = await serve(certificates);
    for (const name of names.names) {
      const socket = await connectTrusting(certificates.caPem, port, '127.0.0.1', name);
      expect(socket.authorized, name).toBe(true);
    }
    for (const address of names.addresses) {
      const socket = await connectTrusting(certificates.caPem, port, address);
      expect(socket.authorized, address).toBe(true);
    }
  });

  it('is refused by a name that is not ours, and by a client that does not trust the authority', async () => {
    const { certificates } = await setUp();
    const port = await serve(certificates);
    await expect(connectTrusting(certificates.caPem, port, '127.0.0.1', 'bank.example')).rejects.toThrow(/altnames/);
    const other = await setUp();
    await expect(connectTrusting(other.certificates.caPem, port, '127.0.0.1')).rejects.toThrow(/certificate/);
  });

  it('sends the authority along, so that a client can recognise it by its fingerprint', async () => {
    const { certificates } = await setUp();
    const socket = await connectTrusting(certificates.caPem, await serve(certificates), '127.0.0.1');
    const { issuerCertificate } = socket.getPeerCertificate(true);
    expect(issuerCertificate.raw.equals(certificates.caDer)).toBe(true);
  });
});

describe('the next start', () => {
  it('uses the same certificates', async () => {
    const { certificates, again } = await setUp();
    const next = valueOf(await again());
    expect(next.caPem).toBe(certificates.caPem);
    expect(next.current().certPem).toBe(certificates.current().certPem);
    expect(next.fingerprint).toBe(certificates.fingerprint);
  });

  it('makes a new server certificate when the machine has other addresses', async () => {
    const { machine, certificates, again } = await setUp();
    machine.names = with203(machine.names);
    const next = valueOf(await again());
    expect(next.caPem).toBe(certificates.caPem);
    expect(leafOf(next).checkIP('203.0.113.5')).toBe('203.0.113.5');
  });

  it('makes a new server certificate when the old one is damaged, half-written or of another authority', async () => {
    const { folder, certificates, again } = await setUp();
    const file = join(folder, 'server.pem');
    const whole = await readFile(file, 'utf8');
    const strange = await readFile(join((await setUp()).folder, 'server.pem'), 'utf8');
    const seen = new Set([certificates.current().certPem]);
    for (const text of ['', 'garbage', whole.slice(0, 300), whole.slice(0, whole.length / 2), strange]) {
      await writeFile(file, text);
      const next = valueOf(await again());
      expect(seen).not.toContain(next.current().certPem);
      seen.add(next.current().certPem);
      expect(leafOf(next).verify(new X509Certificate(certificates.caPem).publicKey)).toBe(true);
    }
  });

  it('stops at a damaged authority and names the file', async () => {
    const { folder, again } = await setUp();
    const file = join(folder, 'authority.pem');
    await truncate(file, 400);
    const message = errorOf(await again());
    expect(message).toContain(`The certificate authority in ${file} is damaged.`);
    expect(message).not.toContain('\n');
    expect((await stat(file)).size).toBe(400);
  });

  it('stops at an authority whose key belongs to another certificate', async () => {
    const [one, other] = [await setUp(), await setUp()];
    const key = (await readFile(join(one.folder, 'authority.pem'), 'utf8')).split('-----BEGIN CERTIFICATE-----')[0];
    await writeFile(join(one.folder, 'authority.pem'), `${key}${other.certificates.caPem}`);
    expect(errorOf(await one.again())).toContain('is damaged');
  });

  it('stops at an authority that cannot be read', async () => {
    const folder = await makeTestFolder();
    await mkdir(join(folder, 'authority.pem'));
    const { log } = createRecordingLog();
    const opened = await openCertificates({
      folder,
      names: () => readNamesAndAddresses(),
      clock: createManualClock(),
      log,
    });
    expect(errorOf(opened)).toContain(join(folder, 'authority.pem'));
  });

  it('replaces an expired authority and says so', async () => {
    const { clock, lines, certificates, again } = await setUp();
    clock.sleep(3660 * DAY_MS);
    const next = valueOf(await again());
    expect(next.fingerprint).not.toBe(certificates.fingerprint);
    expect(leafOf(next).verify(new X509Certificate(next.caPem).publicKey)).toBe(true);
    expect(lines).toContain('warn The certificate authority has expired; devices must trust the new one');
  });

  it('goes on with a certificate in memory when it cannot be written', async () => {
    const { folder, lines, certificates, machine } = await setUp();
    // A folder in the place of the draft makes the write fail, even for root.
    await mkdir(join(folder, 'server.pem.new', randomUUID()), { recursive: true });
    machine.names = with203(machine.names);
    await certificates.check();
    expect(leafOf(certificates).checkIP('203.0.113.5')).toBe('203.0.113.5');
    expect(lines).toContain('error Cannot write the server certificate');
  });
});

describe('renewal while running', () => {
  it('gives new connections the new certificate without a restart, and keeps the old connections', async () => {
    const { machine, certificates } = await setUp();
    const port = await serve(certificates);
    const before = await connectTrusting(certificates.caPem, port, '127.0.0.1');
    await expect(connectTrusting(certificates.caPem, port, '127.0.0.1', 'new.example')).rejects.toThrow(/altnames/);
    machine.names = { ...machine.names, names: [...machine.names.names, 'new.example'] };
    await certificates.check();
    const after = await connectTrusting(certificates.caPem, port, '127.0.0.1', 'new.example');
    expect(after.authorized).toBe(true);
    expect(before.destroyed).toBe(false);
  });

  it('looks by itself every few minutes', async () => {
    const { clock, machine, certificates } = await setUp();
    const renewed = new Promise<string>((resolve) => certificates.onRenewed(({ certPem }) => resolve(certPem)));
    machine.names = with203(machine.names);
    clock.advance(5 * 60_000);
    expect(await renewed).toBe(certificates.current().certPem);
  });

  it('renews when less than 30 days remain, not before', async () => {
    const { clock, certificates } = await setUp();
    const first = certificates.current().certPem;
    clock.sleep(365 * DAY_MS);
    await certificates.check();
    expect(certificates.current().certPem).toBe(first);
    clock.sleep(2 * DAY_MS);
    await certificates.check();
    expect(certificates.current().certPem).not.toBe(first);
  });

  it('never lets a server certificate outlive its authority, and then leaves it alone', async () => {
    const { clock, certificates } = await setUp();
    const authorityEnds = new X509Certificate(certificates.caPem).validToDate;
    clock.sleep(3600 * DAY_MS);
    await certificates.check();
    const last = certificates.current().certPem;
    expect(leafOf(certificates).validToDate).toEqual(authorityEnds);
    clock.sleep(40 * DAY_MS);
    await certificates.check();
    expect(certificates.current().certPem).toBe(last);
  });

  it('does not renew when only the order changes', async () => {
    const { machine, certificates } = await setUp(with203(readNamesAndAddresses()));
    const first = certificates.current().certPem;
    machine.names = { ...machine.names, addresses: machine.names.addresses.toReversed() };
    await certificates.check();
    expect(certificates.current().certPem).toBe(first);
  });

  it('renews once for many checks at the same time', async () => {
    const { machine, certificates } = await setUp();
    let renewals = 0;
    certificates.onRenewed(() => {
      renewals += 1;
    });
    machine.names = with203(machine.names);
    await Promise.all(Array.from({ length: 5 }, () => certificates.check()));
    expect(renewals).toBe(1);
  });

  it('stops with close', async () => {
    const { clock, machine, certificates } = await setUp();
    const last = certificates.current().certPem;
    await certificates.close();
    expect(clock.timers).toBe(0);
    machine.names = with203(machine.names);
    await certificates.check();
    expect(certificates.current().certPem).toBe(last);
  });
});
