import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { dist, libraryUrl, load, variants } from './library.js';

test('load() takes the fastest variant that the engine runs', async () => {
  assert.equal((await load()).variant, 'relaxed');
  assert.equal((await load({ variant: 'auto' })).variant, 'relaxed');
});

for (const variant of variants) {
  test(`a variant asked for by name is the one that is loaded: ${variant}`, async () => {
    assert.equal((await load({ variant })).variant, variant);
  });
}

test('loading twice gives one library', async () => {
  assert.equal(await load({ variant: 'scalar' }), await load({ variant: 'scalar' }));
  assert.equal(await load(), await load({ variant: 'relaxed' }));
});

test('options of a wrong kind are a TypeError that names them', async () => {
  await assert.rejects(load({ variant: 'fastest' as 'auto' }), {
    name: 'TypeError',
    message: "variant must be 'auto', 'relaxed', 'simd' or 'scalar', got 'fastest'",
  });
  await assert.rejects(load(3 as never), /options must be an object, got 3/);
});

test('a variant that the engine lacks throws, and auto takes the next', async () => {
  const program = `
    const { load } = await import(${JSON.stringify(libraryUrl.href)});
    const auto = (await load()).variant;
    const named = await load({ variant: 'relaxed' }).catch((error) => error.message);
    process.stdout.write(JSON.stringify({ auto, named }));`;
  // Node 20 runs relaxed SIMD only with a flag, and later ones without it only when it is switched off.
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...(Number(process.versions.node.split('.')[0]) < 24 ? [] : ['--no-wasm-relaxed-simd']),
    '--input-type=module',
    '--eval',
    program,
  ]);
  assert.deepEqual(JSON.parse(stdout), {
    auto: 'simd',
    named: "This engine does not run the variant 'relaxed'; it runs 'simd' and 'scalar'.",
  });
});

test('the library works in a worker thread', async () => {
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads');
     import(${JSON.stringify(libraryUrl.href)}).then(async ({ load }) => {
       const cs = await load();
       const x = cs.tensor([1, 2, 3], [1, 1, 3]);
       parentPort.postMessage(cs.conv2d(x, cs.tensor([1, 10], [1, 1, 1, 2]), null).data);
     });`,
    { eval: true },
  );
  const result = await new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  await worker.terminate();
  assert.deepEqual(result, Float32Array.of(21, 32));
});

describe('builds in another folder', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'convscope-'));
    for (const variant of variants) await copyFile(wasm(dist, variant), wasm(folder, variant));
  });
  after(() => rm(folder, { recursive: true }));

  test('wasmUrl names the folder, with or without a slash, as text or URL', async () => {
    const withSlash = pathToFileURL(`${folder}/`);
    const loaded = await load({ variant: 'scalar', wasmUrl: withSlash });
    assert.equal(await load({ variant: 'scalar', wasmUrl: withSlash.href }), loaded);
    assert.equal(await load({ variant: 'scalar', wasmUrl: withSlash.href.slice(0, -1) }), loaded);
    assert.notEqual(await load({ variant: 'scalar' }), loaded);
  });

  test('a failed load is an explained error, and may be tried again', async () => {
    const wasmUrl = pathToFileURL(`${folder}/later/`);
    await assert.rejects(
      load({ variant: 'scalar', wasmUrl }),
      /convscope-scalar\.wasm could not be/,
    );
    await mkdir(join(folder, 'later'));
    await copyFile(wasm(dist, 'scalar'), wasm(join(folder, 'later'), 'scalar'));
    assert.equal((await load({ variant: 'scalar', wasmUrl })).variant, 'scalar');
  });

  test('a build that computes wrongly is found by the self-test, and auto takes the next', async () => {
    // relaxed_madd (0xFD 0x105) becomes relaxed_nmadd (0xFD 0x106): the same types, and every product with a wrong sign.
    const bytes = await readFile(wasm(dist, 'relaxed'));
    let changed = 0;
    for (let i = 0; i + 2 < bytes.length; i++) {
      if (bytes[i] !== 0xfd || bytes[i + 1] !== 0x85 || bytes[i + 2] !== 0x02) continue;
      bytes[i + 1] = 0x86;
      changed++;
    }
    assert.ok(changed > 0, 'the relaxed build fuses multiply and add');
    await writeFile(wasm(folder, 'relaxed'), bytes);
    const wasmUrl = pathToFileURL(`${folder}/`);
    await assert.rejects(load({ variant: 'relaxed', wasmUrl }), {
      name: 'Error',
      message: "The variant 'relaxed' computes dense wrongly on this engine.",
    });
    assert.equal((await load({ wasmUrl })).variant, 'simd');
  });

  test('a build that does not compile is passed over by auto, and explained when asked for', async () => {
    const damaged = join(folder, 'damaged');
    await mkdir(damaged);
    await writeFile(wasm(damaged, 'relaxed'), 'no WebAssembly');
    await copyFile(wasm(dist, 'simd'), wasm(damaged, 'simd'));
    const wasmUrl = pathToFileURL(damaged);
    await assert.rejects(
      load({ variant: 'relaxed', wasmUrl }),
      /is no WebAssembly that this engine runs/,
    );
    assert.equal((await load({ wasmUrl })).variant, 'simd');
  });
});

describe('from a server', () => {
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    answer(request, response);
  });
  let wasmUrl = '';
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    wasmUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  after(() => server.close());

  const send = async (response: ServerResponse, type: string): Promise<void> => {
    response.setHeader('content-type', type);
    response.end(await readFile(wasm(dist, 'simd')));
  };

  test('a module compiles while it arrives, and is asked for once', async () => {
    requests.length = 0;
    answer = (_, response) => void send(response, 'application/wasm');
    const [first, second] = await Promise.all([
      load({ variant: 'simd', wasmUrl: `${wasmUrl}right` }),
      load({ variant: 'simd', wasmUrl: `${wasmUrl}right` }),
    ]);
    assert.equal(first, second);
    assert.deepEqual(requests, ['/right/convscope-simd.wasm']);
  });

  test('a server that calls the module something else still serves it', async () => {
    answer = (_, response) => void send(response, 'application/octet-stream');
    assert.equal((await load({ variant: 'simd', wasmUrl: `${wasmUrl}wrong` })).variant, 'simd');
  });

  test('an answer that is no success is an error with the address, tried again by the next call', async () => {
    answer = (_, response) => void response.writeHead(503).end();
    const options = { variant: 'simd', wasmUrl: `${wasmUrl}busy` } as const;
    await assert.rejects(load(options), {
      message: `${wasmUrl}busy/convscope-simd.wasm could not be loaded: the server answered 503`,
    });
    answer = (_, response) => void send(response, 'application/wasm');
    assert.equal((await load(options)).variant, 'simd');
  });
});

function wasm(folder: string, variant: string): string {
  return join(folder, `convscope-${variant}.wasm`);
}
