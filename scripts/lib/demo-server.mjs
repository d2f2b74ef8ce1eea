// Serves dist/ for scripts/demo: node scripts/lib/demo-server.mjs [port]

import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from './serve.mjs';

const firstPort = 8080;
const lastPort = 8180;
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../dist');

/** On the port that was asked for, or on the first free one. */
async function start(asked) {
  if (asked !== undefined) return await serve({ root, port: asked });
  for (let port = firstPort; port < lastPort; port += 1) {
    try {
      return await serve({ root, port });
    } catch (error) {
      if (error.code !== 'EADDRINUSE') throw error;
    }
  }
  return await serve({ root, port: lastPort });
}

const asked = process.argv[2] === undefined ? undefined : Number(process.argv[2]);
try {
  const server = await start(asked);
  const answer = await fetch(server.url);
  if (!answer.ok) throw new Error(`${server.url} answers with status ${answer.status}`);
  console.log(`\nConvscope is at ${server.url}  (Ctrl-C ends it)`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
} catch (error) {
  const reasons = {
    EADDRINUSE: `port ${error.port} is taken by another program; choose one with --port`,
    EACCES: `port ${error.port} may not be used by this user; choose one from 1024 on`,
  };
  console.error(`scripts/demo: ${reasons[error.code] ?? error.message}`);
  process.exit(1);
}
