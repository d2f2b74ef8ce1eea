// Learning: a trainer stands for the memory that a model needs to learn. Documented at its types.
import { Arguments } from './arguments.js';
import { optimizers } from './codes.js';
import type { Engine } from './engine.js';
import { optionsObject } from './kinds.js';
import { loadedModel } from './models.js';
import type { TensorLike, Trainer, Training, TrainingStep } from './types.js';

const defaultLearningRate = { sgd: 0.01, momentum: 0.01, adam: 0.001 };

export function training(engine: Engine): Training {
  return {
    createTrainer(model, given) {
      const options = optionsObject('options', given);
      const { optimizer = 'adam', batchSize = 32, seed = 1 } = options;
      const learner = loadedModel(model);
      if (!learner.belongsTo(engine)) {
        throw new TypeError('model was made by another variant of the library; use that one');
      }
      const args = new Arguments();
      args.numbers.push(learner.number);
      args.word('optimizer', optimizer, optimizers);
      const { learningRate = defaultLearningRate[optimizer] } = options;
      args.number('learningRate', learningRate);
      args.whole('batchSize', batchSize);
      args.seed('seed', seed);
      const number = engine.call('createTrainer', args).integers()[0]!;
      return new ModelTrainer(engine, number, learner, learningRate);
    },
  };
}

class ModelTrainer implements Trainer {
  learningRate: number;
  readonly #engine: Engine;
  readonly #model: { readonly number: number };
  /** C++'s number for it; 0 once disposed. */
  #number: number;

  constructor(
    engine: Engine,
    number: number,
    model: { readonly number: number },
    learningRate: number,
  ) {
    this.#engine = engine;
    this.#number = number;
    this.#model = model;
    this.learningRate = learningRate;
  }

  step(images: TensorLike, labels: ArrayLike<number>): TrainingStep {
    const args = new Arguments();
    args.numbers.push(this.#number);
    args.number('learningRate', this.learningRate);
    args.tensor('images', images);
    args.integers('labels', labels);
    if (this.#number === 0) {
      throw new Error('This trainer was disposed; createTrainer makes a new one.');
    }
    void this.#model.number; // throws once the model was disposed
    const [loss, accuracy] = this.#engine.call('train', args).tensor().data as unknown as [
      number,
      number,
    ];
    return { loss, accuracy };
  }

  dispose(): void {
    if (this.#number === 0) return;
    this.#engine.disposeTrainer(this.#number);
    this.#number = 0;
  }
}
