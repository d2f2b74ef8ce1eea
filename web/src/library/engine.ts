// The door to WebAssembly: the only JavaScript that knows the module. cpp/bindings/module.cpp is the other side.
//
//   const reply = engine.call('softmax', args);
//   return reply.tensor();
//
// No view on the module's memory outlives the statement that asks for it: any call may move the memory.
import type { Arguments, InputArray } from './arguments.js';
import { type CallName, callCodes } from './codes.js';
import { arrayKind, arrayLength, float32Array } from './kinds.js';
import type { NativeModule } from './native.js';
import type { MemoryUse, Tensor, Variant } from './types.js';

/** The results of a call, in order; read them before the next call. */
export class Reply {
  readonly #native: NativeModule;
  /** Place among the 32-bit numbers of the next output: address, rank, sizes. */
  #place: number;

  constructor(native: NativeModule, place: number) {
    this.#native = native;
    this.#place = place;
  }

  /** The next result as floats: written to `out`, or a copy of the caller's own. */
  tensor(out?: Float32Array): Tensor {
    const { address, shape, count } = this.#next();
    const first = address >> 2;
    const heap = this.#native.f32;
    if (out === undefined) return { data: heap.slice(first, first + count), shape };
    out.set(heap.subarray(first, first + count));
    return { data: out, shape };
  }

  /** Whether the next result is what `values` holds, bit by bit. */
  repeats(values: Float32Array): boolean {
    const { address, count } = this.#next();
    const first = address >> 2;
    const bits = new Int32Array(values.buffer, values.byteOffset, values.length);
    return bits.length === count && bits.every((bit, i) => bit === this.#native.i32[first + i]);
  }

  /** The next result as whole numbers. */
  integers(): Int32Array<ArrayBuffer> {
    const { address, count } = this.#next();
    return this.#native.i32.slice(address >> 2, (address >> 2) + count);
  }

  /** The next result as doubles. */
  doubles(): Float64Array<ArrayBuffer> {
    const { address, count } = this.#next();
    return this.#native.f64.slice(address >> 3, (address + 4 * count) >> 3);
  }

  /** The next result as bytes, four for each of its values. */
  bytes(out?: Uint8ClampedArray): Uint8ClampedArray {
    const { address, count } = this.#next();
    const view = this.#native.u8.subarray(address, address + 4 * count);
    const bytes = out ?? new Uint8ClampedArray(view.length);
    bytes.set(view);
    return bytes;
  }

  #next(): { address: number; shape: number[]; count: number } {
    const heap = this.#native.i32;
    const address = heap[this.#place]!;
    const rank = heap[this.#place + 1]!;
    const shape: number[] = [];
    let count = 1;
    for (let axis = 0; axis < rank; axis++) {
      const size = heap[this.#place + 2 + axis]!;
      shape.push(size);
      count *= size;
    }
    this.#place += 2 + rank;
    return { address, shape, count };
  }
}

export class Engine {
  readonly variant: Variant;
  readonly #native: NativeModule;

  constructor(native: NativeModule, variant: Variant) {
    this.#native = native;
    this.variant = variant;
  }

  /**
   * One call of the API. `out` takes the first result, so it must be as long.
   * @throws TypeError or RangeError with C++'s sentence; nothing was changed then.
   */
  call(
    name: CallName,
    { numbers, inputs }: Pick<Arguments, 'numbers' | 'inputs'>,
    out?: Float32Array,
  ): Reply {
    const native = this.#native;
    const first = this.#orFailure(native.call.convscope_arguments(numbers.length)) >> 3;
    const heap = native.f64;
    for (let i = 0; i < numbers.length; i++) heap[first + i] = numbers[i]!;

    const planned = this.#orFailure(native.call.convscope_plan(callCodes[name])) >> 2;
    if (out !== undefined) this.#checkOut(out, planned + inputs.length);
    inputs.forEach((input, i) => this.#copyIn(input, native.i32[planned + i]!));

    const done = this.#orFailure(native.call.convscope_run()) >> 2;
    return new Reply(native, done + inputs.length);
  }

  /** A view of a model's own input; it holds until the next call. */
  modelInput(model: number, count: number): Float32Array {
    const first = this.#native.call.convscope_model_input(model) >> 2;
    return this.#native.f32.subarray(first, first + count);
  }

  /** Runs a model on its own input; a view of its output, which holds until the next run. */
  modelRun(model: number, count: number): Float32Array {
    const first = this.#native.call.convscope_model_run(model) >> 2;
    return this.#native.f32.subarray(first, first + count);
  }

  disposeModel(model: number): void {
    this.#native.call.convscope_dispose_model(model);
  }

  disposeTrainer(trainer: number): void {
    this.#native.call.convscope_dispose_trainer(trainer);
  }

  memory(): MemoryUse {
    const native = this.#native;
    const first = native.call.convscope_memory() >> 2;
    const [usedBytes, models, trainers] = native.i32.subarray(first, first + 3) as unknown as [
      number,
      number,
      number,
    ];
    // Unsigned: more than half of what 32 bits address may be in use.
    return { totalBytes: native.u8.length, usedBytes: usedBytes >>> 0, models, trainers };
  }

  #orFailure(result: number): number {
    if (result === 0) throw this.#failure();
    return result;
  }

  /** Why the last call was refused. */
  #failure(): Error {
    const native = this.#native;
    const place = native.call.convscope_failure() >> 2;
    const [address, bytes, range] = native.i32.subarray(place, place + 3) as unknown as [
      number,
      number,
      number,
    ];
    const message = new TextDecoder().decode(native.u8.subarray(address, address + bytes));
    return range === 0 ? new TypeError(message) : new RangeError(message);
  }

  #copyIn(input: InputArray, address: number): void {
    const native = this.#native;
    // By kind and not by class: an array may come from another frame.
    const kind = arrayKind(input);
    if (kind === 'Float32Array') native.f32.set(input, address >> 2);
    else if (kind === 'Int32Array') native.i32.set(input, address >> 2);
    else native.u8.set(input, address);
  }

  #checkOut(out: Float32Array, place: number): void {
    const heap = this.#native.i32;
    const shape = Array.from(heap.subarray(place + 2, place + 2 + heap[place + 1]!));
    const count = shape.reduce((product, size) => product * size, 1);
    const given = arrayLength(float32Array('out', out));
    if (given !== count) {
      throw new RangeError(
        `out has ${given} values; the result of shape [${shape.join(', ')}] has ${count}`,
      );
    }
  }
}
