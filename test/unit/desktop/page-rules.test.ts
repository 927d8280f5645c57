import { describe, expect, it } from 'vitest';
import { findClientFile } from '#desktop/app/client-files.ts';
import { contentPolicy } from '#desktop/app/content-policy.ts';
import { isAppPage, isPermitted, isWebAddress } from '#desktop/app/page-rules.ts';

describe('permissions', () => {
  it.each(['media', 'display-capture', 'notifications', 'clipboard-sanitized-write', 'fullscreen'])(
    'let a page of the app have %s',
    (permission) => expect(isPermitted('beckon-app://client/meet/5', permission)).toBe(true),
  );

  it.each(['geolocation', 'midi', 'hid', 'usb', 'serial', 'openExternal', 'clipboard-read', 'unknown'])(
    'let nobody have %s',
    (permission) => expect(isPermitted('beckon-app://client/', permission)).toBe(false),
  );

  it.each(['https://192.168.1.20:8787/', 'file:///x.html', 'about:blank', '', 'beckon-app://clients/'])(
    'let %s have nothing',
    (url) => expect(isPermitted(url, 'media')).toBe(false),
  );
});

it.each([
  ['beckon-app://client', true],
  ['beckon-app://client/join/x', true],
  ['beckon-app://client.evil.example/', false],
  ['beckon-app://other/', false],
  ['https://client/', false],
])('%s is a page of the app: %s', (url, isOurs) => expect(isAppPage(url)).toBe(isOurs));

it.each([
  ['https://beckon.example/help', true],
  ['http://192.168.1.20:8787/trust', true],
  ['file:///etc/passwd', false],
  ['javascript:alert(1)', false],
  ['smb://server/share', false],
  ['not an address', false],
])('%s may be opened in the browser: %s', (url, isWeb) => expect(isWebAddress(url)).toBe(isWeb));

describe('the content security policy', () => {
  it('lets a page reach the chosen server, by HTTP and WebSocket, and nobody else', () => {
    expect(contentPolicy('https://192.168.1.20:8787')).toContain(
      "connect-src 'self' https://192.168.1.20:8787 wss://192.168.1.20:8787;",
    );
    expect(contentPolicy('http://127.0.0.1:9000')).toContain(
      "connect-src 'self' http://127.0.0.1:9000 ws://127.0.0.1:9000;",
    );
    expect(contentPolicy(null)).toContain("connect-src 'self';");
  });

  it('never lets a page run scripts of others, inline or made up', () => {
    const scripts = /script-src ([^;]*)/.exec(contentPolicy('https://192.168.1.20:8787'))?.[1];
    expect(scripts).toBe("'self' 'wasm-unsafe-eval'");
  });
});

describe('the files of the client', () => {
  const folder = '/app/renderer';

  it('are found by their path', () => {
    expect(findClientFile(folder, '/assets/index-a1.js')).toMatchObject({
      path: '/app/renderer/assets/index-a1.js',
      type: 'text/javascript; charset=utf-8',
      isPage: false,
    });
  });

  it.each(['/call-window/ringing', '/call-window/mini'])('%s is a small window: its own page', (path) => {
    expect(findClientFile(folder, path)).toMatchObject({ path: '/app/renderer/call-window.html', isPage: true });
  });

  it.each(['/', '/join/abc', '/history', '/index.html', '/meet/a.b'])('%s is a screen: the one page', (path) => {
    expect(findClientFile(folder, path)).toMatchObject({ path: '/app/renderer/index.html', isPage: true });
  });

  it.each(['/../main/main.js', '/%2e%2e/main/main.js', '/..%2f..%2fsecret.json', '/%00.js', '/%E0%A4%A.js'])(
    '%s leads nowhere',
    (path) => expect(findClientFile(folder, path)).toBeNull(),
  );
});
