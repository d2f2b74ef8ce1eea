// The arguments of one call, as they cross to C++: numbers in the order in which cpp/bindings reads them, and the arrays
// that are copied beside them. Reading them runs the caller's code (getters), so everything is read before anything crosses.
import { activationKinds, operations, paddingModes, paddingRules } from './codes.js';
import {
  arrayKind,
  arrayLength,
  arrayLike,
  float32Array,
  nameOf,
  wholeNumber,
  wholeNumbers,
} from './kinds.js';
import type {
  ActivationKind,
  Conv1dOptions,
  Conv2dOptions,
  Pair,
  TensorLike,
  WindowOptions,
} from './types.js';

/** An array that is copied into WebAssembly memory: four bytes a value, or bytes. */
export type InputArray = Float32Array | Int32Array | Uint8Array | Uint8ClampedArray;

/** More sizes than a tensor may have, so that C++ sees one too many and says so. */
const tooManySizes = 7;

export class Arguments {
  readonly numbers: number[] = [];
  readonly inputs: InputArray[] = [];

  whole(name: string, value: unknown): void {
    this.numbers.push(wholeNumber(name, value));
  }

  number(name: string, value: unknown): void {
    if (typeof value !== 'number') {
      throw new TypeError(`${name} must be a number, got ${nameOf(value)}`);
    }
    this.numbers.push(value);
  }

  flag(name: string, value: unknown): void {
    if (typeof value !== 'boolean') {
      throw new TypeError(`${name} must be true or false, got ${nameOf(value)}`);
    }
    this.numbers.push(value ? 1 : 0);
  }

  /** A whole number of up to 53 bits. */
  seed(name: string, value: unknown): void {
    if (typeof value !== 'number') {
      throw new TypeError(`${name} must be a number, got ${nameOf(value)}`);
    }
    if (!Number.isSafeInteger(value) || value < 0) {
      throw new RangeError(`${name} must be a whole number from 0 to 2^53 - 1, got ${value}`);
    }
    this.numbers.push(value);
  }

  /** One of `words`; its place in the list crosses. */
  word(name: string, value: unknown, words: readonly string[]): void {
    const code = words.indexOf(value as string);
    if (code < 0) {
      const list = words.map((word) => `'${word}'`).join(', ');
      throw new TypeError(`${name} must be one of ${list}, got ${nameOf(value)}`);
    }
    this.numbers.push(code);
  }

  /** A number for both directions, or two. */
  pair(name: string, value: unknown): void {
    if (typeof value === 'number') {
      const number = wholeNumber(name, value);
      this.numbers.push(number, number);
      return;
    }
    if (!Array.isArray(value)) {
      throw new TypeError(
        `${name} must be a number or [vertical, horizontal], got ${nameOf(value)}`,
      );
    }
    if (value.length !== 2) {
      throw new RangeError(
        `${name} must be a number or [vertical, horizontal], got ${value.length} numbers`,
      );
    }
    this.whole(`${name}[0]`, value[0]);
    this.whole(`${name}[1]`, value[1]);
  }

  shape(name: string, value: unknown): void {
    const sizes = arrayLike(name, value, 'an array of sizes');
    const rank = Math.min(sizes.length, tooManySizes);
    this.numbers.push(rank);
    for (let axis = 0; axis < rank; axis++) this.whole(`${name}[${axis}]`, sizes[axis]);
  }

  tensor(name: string, value: TensorLike): void {
    if (typeof value !== 'object' || value === null) {
      throw new TypeError(`${name} must be a tensor { data, shape }, got ${nameOf(value)}`);
    }
    const data = float32Array(`${name}.data`, value.data);
    this.shape(`${name}.shape`, value.shape);
    this.numbers.push(arrayLength(data));
    this.inputs.push(data);
  }

  /** Whole numbers in any kind of array: their count crosses, and the values as 32-bit integers. */
  integers(name: string, values: unknown): void {
    const copy = wholeNumbers(name, values);
    this.numbers.push(copy.length);
    this.inputs.push(copy);
  }

  // What follows is part of operators and of layers: `at` says of which, as in `layers[2].`.

  /** A tensor, its bare values, or null for none. */
  bias(value: TensorLike | Float32Array | null | undefined, at = ''): void {
    this.numbers.push(value == null ? 0 : 1);
    if (value == null) return;
    const name = `${at}bias`;
    if (arrayKind(value) === undefined) {
      this.tensor(name, value as TensorLike);
      return;
    }
    const data = float32Array(name, value);
    this.tensor(name, { data, shape: [arrayLength(data)] });
  }

  window(options: WindowOptions & { ceilMode?: boolean }, defaultStride: Pair, at: string): void {
    // Defaults are for what is not there: null is a value, and a wrong one.
    const { stride = defaultStride, dilation = 1, padding = 0 } = options;
    const { paddingMode = 'zeros', ceilMode = false } = options;
    this.pair(`${at}stride`, stride);
    this.pair(`${at}dilation`, dilation);
    this.#padding(`${at}padding`, padding);
    this.word(`${at}paddingMode`, paddingMode, paddingModes);
    this.flag(`${at}ceilMode`, ceilMode);
  }

  conv2d(options: Conv2dOptions, at = ''): void {
    this.window(options, 1, at);
    const { groups = 1, operation = 'cross-correlation', activation = 'none' } = options;
    this.whole(`${at}groups`, groups);
    this.word(`${at}operation`, operation, operations);
    this.#activations(`${at}activation`, activation);
  }

  conv1d(options: Conv1dOptions, at = ''): void {
    const { padding, ...others } = options;
    const { stride = 1, dilation = 1 } = options;
    if (typeof stride !== 'number' || typeof dilation !== 'number') {
      throw new TypeError(`${at}stride and dilation of a 1-D convolution must be numbers`);
    }
    const sides = Array.isArray(padding)
      ? ends(`${at}padding`, padding)
      : (padding as number | 'same' | undefined);
    this.conv2d({ ...others, padding: sides }, at);
  }

  #padding(name: string, value: unknown): void {
    if (typeof value === 'string') {
      this.word(name, value, paddingRules);
      this.numbers.push(0, 0, 0, 0);
      return;
    }
    this.numbers.push(0);
    if (!Array.isArray(value) || value.length !== 4) {
      const before = this.numbers.length;
      this.pair(name, value);
      // What is not given repeats: bottom is top, right is left.
      this.numbers.push(this.numbers[before]!, this.numbers[before + 1]!);
      return;
    }
    value.forEach((side: unknown, i) => this.whole(`${name}[${i}]`, side));
  }

  #activations(name: string, value: unknown): void {
    if (!Array.isArray(value)) {
      this.numbers.push(1);
      this.word(name, value, activationKinds);
      return;
    }
    this.numbers.push(value.length);
    value.forEach((kind: ActivationKind, i) => this.word(`${name}[${i}]`, kind, activationKinds));
  }
}

/** [before, after] of a signal as the four sides of a picture that is one row high. */
function ends(name: string, padding: readonly number[]): [number, number, number, number] {
  if (padding.length !== 2) {
    throw new RangeError(
      `${name} must be a number or [before, after], got ${padding.length} numbers`,
    );
  }
  return [0, padding[0]!, 0, padding[1]!];
}
