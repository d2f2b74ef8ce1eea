// Bytes and modules from where they lie: a server, a disk under Node, or inside the page.

/** Relative addresses start at the page or worker; in Node at the working directory. */
export function resolveUrl(address: string | URL): URL {
  if (address instanceof URL) return address;
  const { location, process } = globalThis as {
    location?: { href: string };
    process?: { cwd?: () => string };
  };
  const base = location?.href ?? (process?.cwd ? `file://${process.cwd()}/` : undefined);
  try {
    return new URL(address, base);
  } catch {
    throw new TypeError(`'${address}' is no address that a file could be loaded from`);
  }
}

/** The content of a file. @throws Error with the address and the reason. */
export async function readBytes(url: URL): Promise<Uint8Array<ArrayBuffer>> {
  if (isOnDisk(url)) return readDisk(url);
  return new Uint8Array(await (await request(url)).arrayBuffer());
}

/** A compiled module: while it arrives, where the server calls it WebAssembly; otherwise once it has. */
export async function compileModule(url: URL): Promise<WebAssembly.Module> {
  if (isOnDisk(url)) return WebAssembly.compile(await readDisk(url));
  const response = await request(url);
  const type = response.headers.get('content-type') ?? '';
  if (type.startsWith('application/wasm') && 'compileStreaming' in WebAssembly) {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}

async function request(url: URL): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'same-origin' });
  } catch (error) {
    throw failure(url, error instanceof Error ? error.message : String(error));
  }
  if (!response.ok) throw failure(url, `the server answered ${response.status}`);
  return response;
}

/** Browsers read file: addresses only by fetch, if at all; Node only by its own module. */
function isOnDisk(url: URL): boolean {
  return url.protocol === 'file:' && 'process' in globalThis;
}

async function readDisk(url: URL): Promise<Uint8Array<ArrayBuffer>> {
  // A name that bundlers for the web do not follow.
  const name = 'node:fs/promises';
  const { readFile } = (await import(/* @vite-ignore */ /* webpackIgnore: true */ name)) as {
    readFile(path: URL): Promise<Uint8Array<ArrayBuffer>>;
  };
  try {
    return await readFile(url);
  } catch (error) {
    throw failure(url, error instanceof Error ? error.message : String(error));
  }
}

function failure(url: URL, reason: string): Error {
  const address = url.protocol === 'data:' ? 'the file inside this page' : url.href;
  return new Error(`${address} could not be loaded: ${reason}`);
}
