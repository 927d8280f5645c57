import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';

const HOST = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i;

/**
 * An HTTP server that listens nowhere: it is handed plain connections that came to a TLS port, and sends every request
 * to https with the same host, port and path. What is not HTTP is cut off.
 */
export const createHttpsRedirect = (timeoutMs: number): Server => {
  const server = createServer(redirect);
  server.on('connection', (socket) => socket.setTimeout(timeoutMs, () => socket.destroy()));
  server.on('clientError', (_failure, socket) => socket.destroy());
  return server;
};

const redirect = (request: IncomingMessage, response: ServerResponse): void => {
  const target = targetOf(request);
  response.setHeader('Connection', 'close');
  if (target) response.writeHead(308, { Location: target }).end(`This server speaks HTTPS: ${target}\n`);
  else response.writeHead(400).end('This server speaks HTTPS.\n');
};

/** Undefined when the request does not say which host and path it means. */
const targetOf = ({ headers, url, socket }: IncomingMessage): string | undefined => {
  const [, name, port] = HOST.exec(headers.host ?? '') ?? [];
  if (!name || !url?.startsWith('/')) return undefined;
  // Without a port the browser used HTTP's own, 80, which is not HTTPS's own.
  return `https://${name}${port ?? (socket.localPort === 443 ? '' : `:${socket.localPort}`)}${url}`;
};
