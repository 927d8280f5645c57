import { describe, expect, it } from 'vitest';
import { type Migration, migrate, readSettings } from '#desktop/settings/settings-schema.ts';
import { type SettingsFile, openSettings } from '#desktop/settings/settings.ts';

const fileWith = (content: unknown): SettingsFile & { content: unknown } => {
  const file = {
    content,
    read: () => file.content,
    write: (value: unknown) => void (file.content = value),
  };
  return file;
};

const server = {
  id: 'one',
  name: 'ada-pc',
  origin: 'https://192.168.1.20:8787',
  fingerprint: `sha256:${'a'.repeat(64)}`,
  usedAt: 5,
  authority: 'certificate',
};

describe('settings', () => {
  it.each([undefined, null, 'text', 5, [], {}])('begin with nothing chosen when the file holds %j', (content) => {
    expect(readSettings(content)).toMatchObject({ version: 1, server: null, servers: [], hostingPort: null });
  });

  it('keep every good field beside a damaged one', () => {
    const read = readSettings({ version: 1, server: 'one', hostingPort: 'eighty', servers: [server], language: 'xx' });
    expect(read).toMatchObject({ server: 'one', servers: [server], hostingPort: null, language: null });
  });

  it('are written at once, and read again as they were', () => {
    const file = fileWith(undefined);
    const settings = openSettings(file);
    const told: unknown[] = [];
    settings.changes.on((changed) => told.push(changed.hostingPort));
    settings.change({ hostingPort: 8788 });
    settings.change({ servers: [server], server: 'own' });
    expect(openSettings(file).read()).toEqual(settings.read());
    expect(settings.read()).toMatchObject({ hostingPort: 8788, servers: [server], server: 'own' });
    expect(told).toEqual([8788, 8788]);
  });
});

describe('migrations', () => {
  const steps: readonly Migration[] = [
    (old) => ({ ...old, version: 1, seen: 'zero' }),
    (old) => ({ ...old, version: 2, seen: `${String(old['seen'])} one` }),
  ];

  it.each([
    [{}, 'zero one'],
    [{ version: 0 }, 'zero one'],
    [{ version: 1, seen: 'kept' }, 'kept one'],
    [{ version: 2, seen: 'kept' }, 'kept'],
    [{ version: 9, seen: 'newer' }, 'newer'],
    [{ version: -1 }, 'zero one'],
    [{ version: '1' }, 'zero one'],
  ])('run from the version of %j on', (value, seen) => {
    expect(migrate(value, steps)['seen']).toBe(seen);
  });
});
