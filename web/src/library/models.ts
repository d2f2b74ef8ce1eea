// Models and trainers: objects that stand for what lives in WebAssembly memory. Documented at their types.
import { Arguments } from './arguments.js';
import type { Engine, Reply } from './engine.js';
import { readBytes, resolveUrl } from './files.js';
import { arrayKind, arrayLength, float32Array, nameOf, optionsObject, ownMemory } from './kinds.js';
import { readModelFile, writeModelFile } from './formats/safetensors.js';
import { addLayers, type LayerFacts } from './layer-list.js';
import type {
  Classification,
  Layer,
  Model,
  Models,
  OutOptions,
  Tensor,
  TensorLike,
} from './types.js';

/** Of a digit picture as the network takes it. */
const digitShape: readonly number[] = [1, 28, 28];
const digits = 10;

export function models(engine: Engine): Models {
  const create = (layers: unknown, { inputShape, seed = 1 }: CreateOptions): LoadedModel => {
    const args = new Arguments();
    args.seed('seed', seed);
    const facts = addLayers(args, layers, inputShape);
    // The sizes that crossed, and not what the caller's array may say when it is read again.
    const [, rank = 0, ...sizes] = args.numbers;
    return new LoadedModel(engine, engine.call('createModel', args), facts, sizes.slice(0, rank));
  };

  return {
    createModel: (layers, options) => create(layers, optionsObject('options', options)),
    loadModel: async (source) => {
      const { layers, inputShape } = readModelFile(await bytesOf(source));
      return create(layers, { inputShape });
    },
  };
}

interface CreateOptions {
  inputShape: unknown;
  seed?: number;
}

/** A file's bytes as they are, or from where they lie. */
async function bytesOf(source: unknown): Promise<Uint8Array> {
  if (typeof source === 'string' || source instanceof URL) return readBytes(resolveUrl(source));
  const name = Object.prototype.toString.call(source);
  if (name === '[object ArrayBuffer]')
    return ownMemory('source', new Uint8Array(source as ArrayBuffer));
  if (arrayKind(source) === 'Uint8Array') return ownMemory('source', source as Uint8Array);
  throw new TypeError(
    `loadModel takes an address, an ArrayBuffer or a Uint8Array, got ${nameOf(source)}`,
  );
}

/** The model that `model` is, for what works on models. */
export function loadedModel(model: unknown): LoadedModel {
  if (model instanceof LoadedModel) return model;
  throw new TypeError(`model must come from createModel or loadModel, got ${nameOf(model)}`);
}

class LoadedModel implements Model {
  readonly inputShape: number[];
  readonly outputShape: number[];
  readonly #engine: Engine;
  readonly #facts: readonly LayerFacts[];
  /** The layers without weights, as JSON: what a file says of them, and copies for who asks. */
  readonly #architecture: string;
  readonly #inputCount: number;
  readonly #outputCount: number;
  /** C++'s number for it; 0 once disposed. */
  #number: number;

  constructor(engine: Engine, created: Reply, facts: readonly LayerFacts[], inputShape: number[]) {
    this.#engine = engine;
    this.#facts = facts;
    this.#architecture = JSON.stringify(facts.map(({ options }) => options));
    this.inputShape = inputShape;
    this.outputShape = Array.from(created.integers());
    this.#number = created.integers()[0]!;
    this.#inputCount = product(this.inputShape);
    this.#outputCount = product(this.outputShape);
  }

  /** C++'s number for the model. @throws Error once it was disposed. */
  get number(): number {
    if (this.#number !== 0) return this.#number;
    throw new Error('This model was disposed; createModel or loadModel makes a new one.');
  }

  /** Whether the model lives in the memory of `engine`. */
  belongsTo(engine: Engine): boolean {
    return this.#engine === engine;
  }

  get layers(): Layer[] {
    const args = new Arguments();
    args.numbers.push(this.number);
    const reply = this.#engine.call('parameters', args);
    const layers = JSON.parse(this.#architecture) as (Layer & { weight?: Tensor; bias?: Tensor })[];
    this.#facts.forEach(({ hasWeight, hasBias }, i) => {
      if (hasWeight) layers[i]!.weight = reply.tensor();
      if (hasBias) layers[i]!.bias = reply.tensor();
    });
    return layers;
  }

  forward(x: TensorLike, given?: OutOptions): Tensor {
    const { out } = optionsObject('options', given);
    const args = new Arguments();
    args.numbers.push(this.number);
    args.tensor('x', x);
    return this.#engine.call('forward', args, out).tensor(out);
  }

  get input(): Float32Array {
    return this.#engine.modelInput(this.number, this.#inputCount);
  }

  run(): Float32Array {
    return this.#engine.modelRun(this.number, this.#outputCount);
  }

  activations(x: TensorLike): Record<string, Tensor> {
    const args = new Arguments();
    args.numbers.push(this.number);
    args.tensor('x', x);
    const reply = this.#engine.call('activations', args);
    // An object without a prototype: a layer may be called 'constructor'.
    const outputs = Object.create(null) as Record<string, Tensor>;
    for (const { options } of this.#facts) outputs[options.name] = reply.tensor();
    return outputs;
  }

  classify(image28: TensorLike | Float32Array): Classification {
    if (product(this.outputShape) !== digits || !sameShape(this.inputShape, digitShape)) {
      throw new TypeError(
        `classify needs a model from [1, 28, 28] to ten probabilities; this one goes from ` +
          `[${this.inputShape.join(', ')}] to [${this.outputShape.join(', ')}]`,
      );
    }
    const name = arrayKind(image28) === undefined ? 'image28.data' : 'image28';
    const pixels = float32Array(name, (image28 as TensorLike)?.data ?? image28);
    if (arrayLength(pixels) !== this.#inputCount) {
      throw new RangeError(`${name} has ${arrayLength(pixels)} values; 28 rows of 28 make 784`);
    }
    this.input.set(pixels);
    const probabilities = this.run().slice();
    return { digit: probabilities.indexOf(Math.max(...probabilities)), probabilities };
  }

  toSafetensors(): Uint8Array {
    const tensors = this.layers.flatMap((layer) =>
      (['weight', 'bias'] as const).flatMap((part) => {
        const tensor = (layer as { weight?: Tensor; bias?: Tensor })[part];
        return tensor === undefined ? [] : [[`${layer.name}.${part}`, tensor] as const];
      }),
    );
    return writeModelFile(this.#architecture, this.inputShape, tensors);
  }

  dispose(): void {
    if (this.#number === 0) return;
    this.#engine.disposeModel(this.#number);
    this.#number = 0;
  }
}

function product(shape: readonly number[]): number {
  return shape.reduce((count, size) => count * size, 1);
}

function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}
