import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serve, type StaticServer } from '../../../scripts/lib/serve.mjs';

let folder: string;
let server: StaticServer;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convscope-serve-'));
  await mkdir(join(folder, 'site/inner'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'not for everyone');
  await writeFile(join(folder, 'site/index.html'), '<title>home</title>');
  await writeFile(join(folder, 'site/inner/index.html'), '<title>inner</title>');
  await writeFile(join(folder, 'site/code.wasm'), 'bytes');
  await symlink(join(folder, 'secret.txt'), join(folder, 'site/link.txt'));
  server = await serve({ root: join(folder, 'site'), headers: { 'X-Test': 'yes' } });
});

after(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** Node's own client, because fetch tidies paths such as /../ before it sends them. */
function get(
  path: string,
  method = 'GET',
  { port, headers }: { port: number; headers?: Record<string, string> } = server,
): Promise<{ status: number; body: string; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => (body += text));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body, headers: response.headers }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

test('a folder answers with its index.html, and with the headers that were asked for', async () => {
  const home = await get('/');
  assert.equal(home.status, 200);
  assert.equal(home.body, '<title>home</title>');
  assert.equal(home.headers['x-test'], 'yes');
  assert.equal((await get('/inner/')).body, '<title>inner</title>');
});

test('a folder without its slash is sent to the address with the slash', async () => {
  const answer = await get('/inner');
  assert.equal(answer.status, 308);
  assert.equal(answer.headers['location'], '/inner/');
});

test('WebAssembly is served as application/wasm, without which browsers do not compile it while it arrives', async () => {
  assert.equal((await get('/code.wasm')).headers['content-type'], 'application/wasm');
});

test('a compressed file is sent instead of its original only where that was asked for and is understood', async () => {
  await writeFile(join(folder, 'site/text.txt'), 'the original');
  await writeFile(join(folder, 'site/text.txt.br'), 'compressed');
  const compressing = await serve({ root: join(folder, 'site'), brotli: true });
  const headers = { 'accept-encoding': 'gzip, br' };
  try {
    const packed = await get('/text.txt', 'GET', { port: compressing.port, headers });
    assert.equal(packed.body, 'compressed');
    assert.equal(packed.headers['content-encoding'], 'br');
    assert.match(String(packed.headers['content-type']), /^text\/plain/);
    const plain = await get('/text.txt', 'GET', { port: compressing.port });
    assert.equal(plain.body, 'the original');
    assert.equal(plain.headers['content-encoding'], undefined);
    const unasked = await get('/text.txt', 'GET', { port: server.port, headers });
    assert.equal(unasked.body, 'the original');
  } finally {
    await compressing.close();
  }
});

test('nothing outside the folder can be read, neither by dots nor by a link', async () => {
  for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/link.txt']) {
    const answer = await get(path);
    assert.equal(answer.status, 404, path);
    assert.ok(!answer.body.includes('not for everyone'), path);
  }
});

test('a missing file, an unreadable address and a POST are refused with a sentence, and the server goes on', async () => {
  assert.equal((await get('/nothing')).status, 404);
  assert.equal((await get('/%zz')).status, 400);
  assert.equal((await get('/', 'POST')).status, 405);
  assert.equal((await get('/')).status, 200);
});
