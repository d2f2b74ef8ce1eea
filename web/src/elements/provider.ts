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
  load(): Promise<Shipment>;
  /** One build of the library by its name. */
  loadVariant(variant: Variant): Promise<Convscope>;
}

interface Shipment {
  readonly library: Convscope;
  /** Where the digit network that is shipped lies. */
  readonly digitsUrl: string;
}

const packaged: Provider = {
  // Only now is the library asked for, so that a page pays for it when a demo comes near.
  async load() {
    const { load } = await import('../library/index.js');
    return { library: await load(), digitsUrl: assetUrl('models/digits.safetensors').href };
  },
  // The library itself keeps what it has loaded.
  async loadVariant(variant) {
    const { load } = await import('../library/index.js');
    return load({ variant });
  },
};

let provider = packaged;
let pendingShipment: Promise<Shipment> | null = null;
const pendingModels = new Map<string, Promise<Model>>();

/** For tests: forgets what was loaded, and loads from `replacement` from now on; without one, as usual. */
export function setProvider(replacement: Provider = packaged): void {
  provider = replacement;
  pendingShipment = null;
  pendingModels.clear();
}

/** A failed attempt is forgotten, so that the next call tries again. */
function requestShipment(): Promise<Shipment> {
  pendingShipment ??= provider.load().catch((error: unknown) => {
    pendingShipment = null;
    throw error;
  });
  return pendingShipment;
}

/** Where a ready picture lies, by its name without an ending. */
export function sampleUrl(name: string): string {
  return assetUrl(`samples/${name}.png`).href;
}

/** A build of the library beside the one that all share; it is downloaded with the first call. */
export function requestVariant(variant: Variant): Promise<Convscope> {
  return provider.loadVariant(variant);
}

/** The library alone, for what needs no model. */
export async function requestLibrary(): Promise<Convscope> {
  return (await requestShipment()).library;
}

/**
 * The library and a model: the one at `modelUrl`, or with null the digit network that is shipped. Elements must not change
 * or dispose it, for others use it too.
 */
export async function requestEngine(modelUrl: string | null): Promise<Engine> {
  const { library, digitsUrl } = await requestShipment();
  const address = modelUrl ?? digitsUrl;
  let pending = pendingModels.get(address);
  if (pending === undefined) {
    pending = library.loadModel(address).catch((error: unknown) => {
      pendingModels.delete(address);
      throw error;
    });
    pendingModels.set(address, pending);
  }
  return { library, model: await pending };
}
