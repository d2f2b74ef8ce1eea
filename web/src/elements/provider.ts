/**
 * The one door from the elements to the library. All elements on a page share what it gives: one WebAssembly instance, and
 * one model per address.
 *
 *   const { library, model } = await requestEngine(null);
 */
import { assetUrl } from '../library/assets.js';
import type { Convscope, Model, Variant } from '../library/index.js';

export type {
  Classification,
  Convscope,
  Layer,
  Model,
  NormalizationStages,
  ReceptiveField,
  Tensor,
  Variant,
} from '../library/index.js';

export interface Engine {
  readonly library: Convscope;
  readonly model: Model;
}

/** Where the library and models come from; a test puts its own in the place. */
export interface Provider {
  /** Where the digit network that is shipped lies. */
  readonly digitsUrl: string;
  load(): Promise<Convscope>;
  /** One build of the library by its name. */
  loadVariant(variant: Variant): Promise<Convscope>;
}

const packaged: Provider = {
  digitsUrl: assetUrl('models/digits.safetensors').href,
  // Only now is the library asked for, so that a page pays for it when a demo comes near.
  async load() {
    const { load } = await import('../library/index.js');
    return load();
  },
  // The library itself keeps what it has loaded.
  async loadVariant(variant) {
    const { load } = await import('../library/index.js');
    return load({ variant });
  },
};

let provider = packaged;
let pendingLibrary: Promise<Convscope> | null = null;
const pendingModels = new Map<string, Promise<Model>>();

/** For tests: forgets what was loaded, and loads from `replacement` from now on; without one, as usual. */
export function setProvider(replacement: Provider = packaged): void {
  provider = replacement;
  pendingLibrary = null;
  pendingModels.clear();
}

/** Where a ready picture lies, by its name without an ending. */
export function sampleUrl(name: string): string {
  return assetUrl(`samples/${name}.png`).href;
}

/** A build of the library beside the one that all share; it is downloaded with the first call. */
export function requestVariant(variant: Variant): Promise<Convscope> {
  return provider.loadVariant(variant);
}

/** The library alone, for what needs no model. A failed attempt is forgotten, so that the next call tries again. */
export function requestLibrary(): Promise<Convscope> {
  pendingLibrary ??= provider.load().catch((error: unknown) => {
    pendingLibrary = null;
    throw error;
  });
  return pendingLibrary;
}

/**
 * The library and a model: the one at `modelUrl`, or with null the digit network that is shipped. Elements must not change
 * or dispose it, for others use it too.
 */
export async function requestEngine(modelUrl: string | null): Promise<Engine> {
  const address = modelUrl ?? provider.digitsUrl;
  let pending = pendingModels.get(address);
  if (pending === undefined) {
    pending = loadModel(address).catch((error: unknown) => {
      pendingModels.delete(address);
      throw error;
    });
    pendingModels.set(address, pending);
  }
  const model = await pending;
  return { library: await requestLibrary(), model };
}

/** Library and model are on their way at the same time. */
async function loadModel(address: string): Promise<Model> {
  const early = bytesOf(address);
  const library = await requestLibrary();
  return library.loadModel((await early) ?? address);
}

/** Null where they do not come: the library then says why. */
async function bytesOf(address: string): Promise<ArrayBuffer | null> {
  try {
    const response = await fetch(address);
    return response.ok ? await response.arrayBuffer() : null;
  } catch {
    return null;
  }
}
