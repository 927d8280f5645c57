import { describe, expect, it } from 'vitest';
import { type Cipher, openSecrets } from '#desktop/settings/secrets.ts';

const fileWith = (content: unknown) => {
  const file = { content, read: () => file.content, write: (value: unknown) => void (file.content = value) };
  return file;
};

const veiling = (isAvailable = true): Cipher => ({
  isAvailable: () => isAvailable,
  seal: (text) => Buffer.from(text).toString('base64'),
  open(sealed) {
    if (sealed === 'sealed elsewhere') throw new Error('another user');
    return Buffer.from(sealed, 'base64').toString();
  },
});

describe('secrets', () => {
  it('lie sealed in the file and come back as they were, server by server', () => {
    const file = fileWith(undefined);
    const secrets = openSecrets(file, veiling());
    secrets.write('one', 'identity', 'token of one');
    secrets.write('two', 'identity', 'token of two');
    expect(JSON.stringify(file.content)).not.toContain('token of one');
    const again = openSecrets(file, veiling());
    expect(again.readAll('one')).toEqual({ identity: 'token of one' });
    expect(again.readAll('two')).toEqual({ identity: 'token of two' });
  });

  it('are forgotten one by one, or with their server', () => {
    const file = fileWith(undefined);
    const secrets = openSecrets(file, veiling());
    secrets.write('one', 'a', '1');
    secrets.write('one', 'b', '2');
    secrets.write('one', 'a', null);
    expect(secrets.readAll('one')).toEqual({ b: '2' });
    secrets.forget('one');
    expect(openSecrets(file, veiling()).readAll('one')).toEqual({});
  });

  it('are kept as they are where the system has no keyring, and sealed once it has', () => {
    const file = fileWith(undefined);
    openSecrets(file, veiling(false)).write('one', 'a', 'plain');
    const secrets = openSecrets(file, veiling());
    expect(secrets.readAll('one')).toEqual({ a: 'plain' });
    secrets.write('one', 'a', 'plain');
    expect(JSON.stringify(file.content)).not.toContain('plain');
  });

  it('that cannot be opened any more count as absent', () => {
    const file = fileWith({
      one: { a: { isSealed: true, text: 'sealed elsewhere' }, b: { isSealed: false, text: 'b' } },
    });
    expect(openSecrets(file, veiling()).readAll('one')).toEqual({ b: 'b' });
    expect(openSecrets(fileWith('damaged'), veiling()).readAll('one')).toEqual({});
  });
});
