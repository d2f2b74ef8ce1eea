// Loading: which build runs here, one download, one cached promise, a short check that it computes what it should.
import { assetUrl } from './assets.js';
import { type CallName } from './codes.js';
import { convscope } from './convscope.js';
import { Engine } from './engine.js';
import { supports, variants } from './features.js';
import { compileModule, resolveUrl } from './files.js';
import { nameOf, optionsObject } from './kinds.js';
import { NativeModule } from './native.js';
import { selfTest } from './self-test.js';
import type { Convscope, LoadOptions, Variant } from './types.js';

/** Promises by variant and folder. A failed one is forgotten, so that it may be tried again. */
const pending = new Map<string, Promise<Convscope>>();

/**
 * Loads the library: downloads one `.wasm`, compiles it while it arrives, and checks that it computes what it should.
 * Further calls with the same options give the same object; a failed load may be tried again.
 *
 * @example
 * const cs = await load();
 * cs.variant; // 'relaxed' where the engine runs relaxed SIMD
 *
 * @throws Error for a variant that this engine lacks or a file that cannot be loaded; TypeError for other options.
 */
export function load(options?: LoadOptions): Promise<Convscope> {
  // As a promise throughout: whoever calls gets every failure the same way.
  return Promise.resolve().then(() => {
    const { variant = 'auto', wasmUrl } = optionsObject('options', options);
    if (variant !== 'auto' && !variants.includes(variant)) {
      throw new TypeError(
        `variant must be 'auto', 'relaxed', 'simd' or 'scalar', got ${nameOf(variant)}`,
      );
    }
    const folder = wasmUrl === undefined ? undefined : folderOf(wasmUrl);
    return variant === 'auto' ? fastest(folder) : named(variant, folder);
  });
}

/** The first variant that this engine runs and that passes the self-test. */
async function fastest(folder: URL | undefined): Promise<Convscope> {
  let failure: unknown;
  for (const variant of variants) {
    if (!supports(variant)) continue;
    try {
      return await cached(variant, folder);
    } catch (error) {
      // What cannot be downloaded will not be there in another build; what does not compile or computes wrongly may.
      if (!(error instanceof UnusableBuild)) throw error;
      failure ??= error;
    }
  }
  throw failure ?? new Error('This engine runs no WebAssembly.');
}

async function named(variant: Variant, folder: URL | undefined): Promise<Convscope> {
  if (!supports(variant)) {
    const others = variants.filter(supports).map((name) => `'${name}'`);
    throw new Error(
      `This engine does not run the variant '${variant}'; it runs ${others.join(' and ') || 'none'}.`,
    );
  }
  return cached(variant, folder);
}

function cached(variant: Variant, folder: URL | undefined): Promise<Convscope> {
  const key = `${variant} ${folder?.href ?? ''}`;
  let promise = pending.get(key);
  if (promise === undefined) {
    promise = start(variant, folder).catch((error: unknown) => {
      pending.delete(key);
      throw error;
    });
    pending.set(key, promise);
  }
  return promise;
}

/** A build that the engine does not compile, or that computes wrongly there. */
class UnusableBuild extends Error {
  override readonly name = 'Error';
}

async function start(variant: Variant, folder: URL | undefined): Promise<Convscope> {
  const file = `convscope-${variant}.wasm`;
  const url = folder === undefined ? assetUrl(file) : new URL(file, folder);
  const engine = new Engine(await instantiate(url), variant);
  const wrong: CallName | undefined = selfTest(engine);
  if (wrong !== undefined) {
    throw new UnusableBuild(`The variant '${variant}' computes ${wrong} wrongly on this engine.`);
  }
  return convscope(engine);
}

async function instantiate(url: URL): Promise<NativeModule> {
  try {
    return await NativeModule.start(await compileModule(url));
  } catch (error) {
    if (!(error instanceof WebAssembly.CompileError)) throw error;
    throw new UnusableBuild(
      `${url.href} is no WebAssembly that this engine runs: ${error.message}`,
    );
  }
}

/** The folder that an address names, with or without a slash at its end. */
function folderOf(address: string | URL): URL {
  const url = resolveUrl(address);
  return url.pathname.endsWith('/') ? url : new URL(`${url.pathname.split('/').pop()}/`, url);
}
