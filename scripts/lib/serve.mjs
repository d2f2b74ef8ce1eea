// A static file server on Node alone, for the demo and for the tests. It serves one folder, GET and HEAD only.
//
//   const server = await serve({ root: 'dist', port: 8080 });
//   console.log(server.url);   // http://127.0.0.1:8080/
//   await server.close();

import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** WebAssembly is compiled while it arrives only if it is served as application/wasm; modules run only as JavaScript. */
const contentTypes = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

/**
 * Serves `root` until `close()`. `port` 0 takes any free port; a taken port rejects with Node's EADDRINUSE.
 * `headers` are added to every answer; `onRequest(path)` hears of each request as it comes in. `brotli`: whoever takes
 * it gets `file.br` for `file`, where there is one.
 */
export async function serve({
  root,
  port = 0,
  host = '127.0.0.1',
  headers = {},
  brotli = false,
  onRequest = () => {},
}) {
  const folder = await realpath(root);
  const server = createServer((request, response) => {
    answer({ folder, headers, brotli, onRequest }, request, response).catch(() =>
      response.destroy(),
    );
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const shownHost = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${shownHost}:${address.port}/`,
    port: address.port,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer({ folder, headers, brotli, onRequest }, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refuse(response, 405, 'Only GET and HEAD are answered here.');
  }
  const path = decodedPath(request.url);
  if (path === null) return refuse(response, 400, 'This address cannot be read.');
  onRequest(path);

  const file = await findFile(folder, path);
  if (file === null) return refuse(response, 404, `There is no ${path} here.`);
  if (file.isFolder) {
    response.writeHead(308, { Location: `${encodeURI(path)}/` });
    return response.end();
  }
  const takesBrotli = brotli && /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
  const packed = takesBrotli ? await findFile(folder, `${path}.br`) : null;
  const sent = packed ?? file;
  response.writeHead(200, {
    'Content-Type': contentTypes[extname(file.path)] ?? 'application/octet-stream',
    'Content-Length': sent.size,
    ...(packed ? { 'Content-Encoding': 'br' } : {}),
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  });
  if (request.method === 'HEAD') return response.end();
  await pipeline(createReadStream(sent.path), response);
}

function decodedPath(url) {
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    return path.includes('\0') ? null : path;
  } catch {
    return null;
  }
}

/** The file behind a path, or null if there is none or if it would lie outside the folder, also by a symbolic link. */
async function findFile(folder, path) {
  const wanted = join(folder, path.endsWith('/') ? `${path}index.html` : path);
  const real = await realpath(wanted).catch(() => null);
  if (real === null || !(real === folder || real.startsWith(folder + sep))) return null;
  const found = await stat(real);
  if (found.isDirectory()) return { isFolder: true };
  return found.isFile() ? { isFolder: false, path: real, size: found.size } : null;
}

function refuse(response, status, sentence) {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${sentence}\n`);
}
