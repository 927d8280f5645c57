import type { Server as HttpServer } from 'node:http';

const NOT_FOUND = 'HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

/** Turns away whoever wants to upgrade a connection where nobody listens; otherwise it would wait forever. */
export const refuseUpgrades = (server: HttpServer, servedPaths: readonly string[]): void => {
  server.on('upgrade', (request, stream) => {
    const [path = ''] = (request.url ?? '').split('?', 1);
    if (servedPaths.includes(path.replace(/\/$/, ''))) return;
    stream.on('error', () => stream.destroy());
    stream.end(NOT_FOUND);
  });
};
