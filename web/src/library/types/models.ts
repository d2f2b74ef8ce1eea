// Networks whose weights lie in WebAssembly memory, and how they learn.
import type { Layer } from './layers.js';
import type { OutOptions, Tensor, TensorLike } from './tensor.js';

/** What {@link Models.createModel} takes beside the layers. */
export interface ModelOptions {
  /** One example, without batch: [C, H, W], [C, L] for a model of signals, or [I] for a model of dense layers. */
  inputShape: readonly number[];
  /** For layers that come without weights: a whole number 0 … 2^53 − 1. Default 1. Same seed, same weights. */
  seed?: number;
}

/** What a digit network says about a picture. */
export interface Classification {
  /** 0 … 9: the largest probability. */
  digit: number;
  /** Ten numbers that sum to one. */
  probabilities: Float32Array;
}

/** A network whose weights lie packed in WebAssembly memory. Dispose it when you no longer need it. */
export interface Model {
  /** The layers with their options and copies of their weights, as {@link Models.createModel} takes them. */
  readonly layers: Layer[];
  /** One example, without batch. */
  readonly inputShape: number[];
  /** One example's result, without batch. */
  readonly outputShape: number[];

  /**
   * The last layer's output. x is `inputShape`, or [N, …inputShape]; the result has N likewise.
   * @throws TypeError, RangeError; Error after {@link dispose}.
   */
  forward(x: TensorLike, options?: OutOptions): Tensor;

  /**
   * The hot path: a view on WebAssembly memory for one example. Write into it, then call {@link run}. Ask for it anew each
   * time: any other call may move the memory.
   *
   * @example
   * const model = cs.createModel([{ type: 'activation', kind: 'relu' }], { inputShape: [1, 1, 2] });
   * model.input.set([-1, 2]);
   * model.run(); // 0 2
   * model.dispose();
   */
  readonly input: Float32Array;
  /** Runs the network on {@link input}; the view of the result holds until the next run of this model. */
  run(): Float32Array;

  /**
   * Every layer's output by name, for one example x of `inputShape`.
   * @throws TypeError, RangeError; Error after {@link dispose}.
   */
  activations(x: TensorLike): Record<string, Tensor>;

  /**
   * For a model of [1, 28, 28] with ten probabilities: 784 grey values in [0, 1], ink = 1, as
   * {@link Drawings.normalizeDrawing} makes them.
   * @throws TypeError, RangeError; Error after {@link dispose}.
   */
  classify(image28: TensorLike | Float32Array): Classification;

  /** The model as a safetensors file: PyTorch's names (`conv1.weight`), the architecture in the metadata. */
  toSafetensors(): Uint8Array;

  /** Gives the memory back. May be called twice; any other use afterwards is an explained `Error`. */
  dispose(): void;
}

/** Models. */
export interface Models {
  /**
   * A network from plain layers; weights are copied and packed once.
   *
   * @example
   * const layers = [
   *   { type: 'conv2d', weight: cs.tensor([1, 0, 0, 2], [1, 1, 2, 2]), activation: 'relu' },
   *   { type: 'globalAvgPool2d' },
   * ];
   * const model = cs.createModel(layers, { inputShape: [1, 2, 2] });
   * model.forward(cs.tensor([0, 10, 20, 30], [1, 2, 2])).data; // 60
   * model.dispose();
   *
   * @example
   * const smooth = { type: 'conv1d', weight: cs.tensor([0.5, 0.5], [1, 1, 2]) };
   * const signals = cs.createModel([smooth], { inputShape: [1, 4] });
   * signals.forward(cs.tensor([2, 4, 8, 0], [1, 4])).data; // 3 6 4
   * signals.dispose();
   *
   * @throws TypeError for an unknown layer, RangeError for a layer that does not fit, naming it.
   */
  createModel(layers: readonly Layer[], options: ModelOptions): Model;

  /**
   * A model from a `.safetensors` file: its bytes, or where to fetch it. Files are untrusted: a damaged one is a rejected
   * promise with a sentence. In Node a `file:` URL is read from disk.
   */
  loadModel(source: string | URL | ArrayBuffer | Uint8Array): Promise<Model>;
}

/** What {@link Training.createTrainer} takes. */
export interface TrainerOptions {
  /** Default `'adam'`. */
  optimizer?: 'sgd' | 'momentum' | 'adam';
  /** Above 0. Default 0.001 for adam, 0.01 otherwise. May be changed between steps. */
  learningRate?: number;
  /** The most examples of one step. Default 32. */
  batchSize?: number;
  /** For whatever the trainer draws by lot. Default 1. */
  seed?: number;
}

/** One step's figures, from before the update. */
export interface TrainingStep {
  /** Mean cross-entropy over the batch. */
  loss: number;
  /** Part of the batch whose largest score was the label's, 0 … 1. */
  accuracy: number;
}

/** Teaches a model: gradients by backpropagation, then one update of its weights. The model changes as it learns. */
export interface Trainer {
  learningRate: number;
  /**
   * One step on a batch: images [N, …inputShape] and N labels, whole numbers below the model's classes. Of more than
   * `batchSize` examples that many are drawn at random (by the seed), fewer are taken as they are.
   * @throws TypeError, RangeError before anything was changed; Error once trainer or model were disposed.
   */
  step(images: TensorLike, labels: ArrayLike<number>): TrainingStep;
  /** Gives the memory back; the model stays. */
  dispose(): void;
}

/** Learning. */
export interface Training {
  /**
   * A trainer for a model that ends in one score for each class, before or behind softmax.
   *
   * @example
   * const layers = [{ type: 'flatten' }, { type: 'dense', outFeatures: 10 }, { type: 'softmax' }];
   * const model = cs.createModel(layers, { inputShape: [1, 28, 28] });
   * const trainer = cs.createTrainer(model, { optimizer: 'adam', learningRate: 0.01, batchSize: 100 });
   * const { images, labels } = cs.generateDigits(100, 1);
   * const first = trainer.step(images, labels).loss;
   * trainer.step(images, labels).loss < first; // true
   * trainer.dispose();
   * model.dispose();
   *
   * @throws RangeError for a model that cannot learn, or a number out of range; TypeError.
   */
  createTrainer(model: Model, options?: TrainerOptions): Trainer;
}
