import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { routes } from '#renderer/client/catalog.ts';
import { operatorRoutes } from '#renderer/client/operator-catalog.ts';
import { platformRoutes } from '#renderer/client/platform-catalog.ts';
import { buildPath, createRestClient } from '#renderer/client/rest-client.ts';

describe('paths', () => {
  it.each([
    ['/api/me', {}, {}, '/api/me'],
    ['/api/calls/:callId', { callId: 'c1' }, {}, '/api/calls/c1'],
    ['/api/a/:one/b/:two', { one: 'x/y', two: 'ü ?' }, {}, '/api/a/x%2Fy/b/%C3%BC%20%3F'],
    ['/api/calls', {}, { limit: 5, offset: undefined, status: 'a b' }, '/api/calls?limit=5&status=a+b'],
  ])('%s', (path, params, query, expected) => {
    expect(buildPath(path, params, query)).toBe(expected);
  });

  it('without a parameter are a bug', () => {
    expect(() => buildPath('/api/calls/:callId', {})).toThrow('callId');
  });
});

let server: Server | undefined;
const serve = (listener: RequestListener): Promise<string> =>
  new Promise((resolve) => {
    server = createServer(listener).listen(0, '127.0.0.1', () => {
      const address = server?.address();
      resolve(typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '');
    });
  });
afterEach(() => void server?.close());

const answer = (status: number, body: string): RequestListener => {
  return (_request, response) => void response.writeHead(status).end(body);
};

describe('asking over REST', () => {
  it('sends method, path, token and body, and gives what stands in data', async () => {
    const seen: unknown[] = [];
    const baseUrl = await serve((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        seen.push([request.method, request.url, request.headers.authorization, JSON.parse(body)]);
        response.end(JSON.stringify({ success: true, data: { shareLinkId: 's' } }));
      });
    });
    const rest = createRestClient({ baseUrl, token: () => 'secret' });
    const result = await rest.call(routes.createShareLink, { params: { conversationId: 'c' }, body: { maxUses: 2 } });
    expect(result).toEqual({ ok: true, value: { shareLinkId: 's' } });
    expect(seen).toEqual([['POST', '/api/conversations/c/share-links', 'Bearer secret', { maxUses: 2 }]]);
  });

  it('keeps the token from routes that need none', async () => {
    let header: string | undefined = 'none yet';
    const baseUrl = await serve((request, response) => {
      header = request.headers.authorization;
      response.end('{"success":true,"data":{}}');
    });
    await createRestClient({ baseUrl, token: () => 'secret' }).call(routes.describeShareLink, {
      params: { token: 'x' },
    });
    expect(header).toBeUndefined();
  });

  it.each([
    ['what the server says', 404, '{"success":false,"error":{"code":"NOT_FOUND","message":"No."}}', 'NOT_FOUND', 'No.'],
    ['the status, when a proxy answers with a page', 502, '<html>', 'HTTP_502', 'The server answered with status 502.'],
    ['the status, when the form is not known', 500, '{"oops":1}', 'HTTP_500', 'The server answered with status 500.'],
  ])('fails with %s', async (_name, status, body, code, message) => {
    const baseUrl = await serve(answer(status, body));
    const result = await createRestClient({ baseUrl, token: () => null }).call(routes.getMe, {});
    expect(result).toEqual({ ok: false, error: { code, message } });
  });

  it('is offline without a server', async () => {
    const baseUrl = await serve(answer(200, ''));
    await new Promise((resolve) => server?.close(resolve));
    const result = await createRestClient({ baseUrl, token: () => null }).call(routes.getMe, {});
    expect(result).toMatchObject({ ok: false, error: { code: 'OFFLINE' } });
  });

  it('tells when the server no longer knows the token that was shown, and only then', async () => {
    const baseUrl = await serve(
      answer(401, JSON.stringify({ success: false, error: { code: 'UNAUTHORIZED', message: 'Sign in first.' } })),
    );
    const refused: string[] = [];
    const onRefused = (token: string) => void refused.push(token);
    const rest = createRestClient({ baseUrl, token: () => 'dead', onRefused });
    expect((await rest.call(routes.getMe, {})).ok).toBe(false);
    expect(refused).toEqual(['dead']);
    // A wrong password is no matter of the token.
    await rest.call(platformRoutes.login, { body: { email: 'a@b.cd', password: 'wrong' } });
    await createRestClient({ baseUrl, token: () => null, onRefused }).call(routes.getMe, {});
    expect(refused).toEqual(['dead']);
  });

  it('sends a file as the form that the catalog names', async () => {
    const seen: { type: string | undefined; body: string }[] = [];
    const baseUrl = await serve((request, response) => {
      let body = '';
      request.setEncoding('latin1').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        seen.push({ type: request.headers['content-type'], body });
        response.end(JSON.stringify({ success: true, data: {} }));
      });
    });
    const file = new Blob(['picture'], { type: 'image/jpeg' });
    const rest = createRestClient({ baseUrl, token: () => 'secret' });
    expect((await rest.call(platformRoutes.uploadAvatar, { file })).ok).toBe(true);
    expect(seen[0]?.type).toMatch(/^multipart\/form-data; boundary=/);
    expect(seen[0]?.body).toMatch(/name="avatar"; filename="avatar"\r\nContent-Type: image\/jpeg\r\n\r\npicture\r\n/);
  });
});

describe('an API whose answers stand bare', () => {
  const ask = async (status: number, body: string) =>
    createRestClient({ baseUrl: await serve(answer(status, body)), token: () => 'secret', answers: 'bare' }).call(
      operatorRoutes.listSessions,
      {},
    );

  it('gives the whole body', async () => {
    expect(await ask(200, '{"sessions":[]}')).toEqual({ ok: true, value: { sessions: [] } });
  });

  it('tells errors by two texts', async () => {
    const told = await ask(404, '{"error":"There is no such session.","code":"SESSION_NOT_FOUND"}');
    expect(told).toEqual({ ok: false, error: { code: 'SESSION_NOT_FOUND', message: 'There is no such session.' } });
  });

  it('says at least the status when the answer is no JSON', async () => {
    expect(await ask(502, '<html>')).toMatchObject({ ok: false, error: { code: 'HTTP_502' } });
  });

  it('takes the token also where a token of the session would do', async () => {
    let header: string | undefined;
    const baseUrl = await serve((request, response) => {
      header = request.headers.authorization;
      response.end('{"success":true,"participant_ids":[]}');
    });
    await createRestClient({ baseUrl, token: () => 'secret', answers: 'bare' }).call(operatorRoutes.muteAll, {
      params: { session_id: 's' },
    });
    expect(header).toBe('Bearer secret');
  });
});
