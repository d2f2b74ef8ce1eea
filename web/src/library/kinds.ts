// What kind of thing an argument is: checked here, because only JavaScript can tell. Ranges and shapes are C++'s.

const typedArray = Object.getPrototypeOf(Float32Array.prototype) as object;

/** The getters of every typed array. Its own properties may be overwritten, these tell the truth, also across frames. */
const kindOfArray = getter(Symbol.toStringTag) as (this: unknown) => string | undefined;
const lengthOfArray = getter('length') as (this: unknown) => number;
const bufferOfArray = getter('buffer') as (this: unknown) => ArrayBufferLike;

function getter(name: string | symbol): (this: unknown) => unknown {
  return Object.getOwnPropertyDescriptor(typedArray, name)?.get as (this: unknown) => unknown;
}

/** 'Float32Array' and so on, or undefined for what is no typed array. */
export function arrayKind(value: unknown): string | undefined {
  return kindOfArray.call(value);
}

/** The number of values of a typed array; 0 when its buffer was transferred. */
export function arrayLength(array: ArrayBufferView): number {
  return lengthOfArray.call(array);
}

/** How a sentence calls a value: `3.5`, `'same'`, `null`, `an array`, `a Uint8Array`. */
export function nameOf(value: unknown): string {
  if (typeof value === 'string') return `'${value.length > 40 ? `${value.slice(0, 40)}…` : value}'`;
  if (typeof value === 'number' || typeof value === 'boolean' || value == null)
    return String(value);
  if (typeof value !== 'object') return `a ${typeof value}`;
  if (Array.isArray(value)) return `an array of ${value.length}`;
  return `a ${arrayKind(value) ?? 'n object'}`.replace('a n ', 'an ');
}

/** Refuses anything but a Float32Array with memory of its own. */
export function float32Array(name: string, value: unknown): Float32Array {
  if (arrayKind(value) !== 'Float32Array') {
    throw new TypeError(`${name} must be a Float32Array, got ${nameOf(value)}`);
  }
  return ownMemory(name, value as Float32Array);
}

/** Refuses arrays on shared memory, which others may change while it is read. */
export function ownMemory<T extends ArrayBufferView>(name: string, array: T): T {
  const buffer = bufferOfArray.call(array);
  if (Object.prototype.toString.call(buffer) === '[object SharedArrayBuffer]') {
    throw new TypeError(`${name} lies on a SharedArrayBuffer; pass a copy, ${name}.slice()`);
  }
  if (lengthOfArray.call(array) === 0 && buffer.byteLength === 0) {
    throw new RangeError(
      `${name} holds no values: it is empty, or its buffer was transferred away`,
    );
  }
  return array;
}

/** An object to read options from; undefined counts as one without any. */
export function optionsObject<T extends object>(name: string, value: T | undefined): T {
  if (value === undefined) return {} as T;
  if (typeof value !== 'object' || value === null) {
    throw new TypeError(`${name} must be an object, got ${nameOf(value)}`);
  }
  return value;
}

/** A number without a fraction that fits into 32 bits. */
export function wholeNumber(name: string, value: unknown): number {
  if (typeof value !== 'number') {
    throw new TypeError(`${name} must be a number, got ${nameOf(value)}`);
  }
  if (!Number.isInteger(value) || Math.abs(value) > 0x7fffffff) {
    throw new RangeError(`${name} must be a whole number below 2^31, got ${value}`);
  }
  return value;
}

/** Whole numbers in any kind of array. */
export function wholeNumbers(name: string, values: unknown): Int32Array<ArrayBuffer> {
  const list = arrayLike(name, values, 'an array of whole numbers');
  const copy = new Int32Array(list.length);
  for (let i = 0; i < copy.length; i++) copy[i] = wholeNumber(`${name}[${i}]`, list[i]);
  return copy;
}

/** An array, or a typed array whose memory was not transferred away. */
export function arrayLike(name: string, value: unknown, rule: string): ArrayLike<unknown> {
  if (Array.isArray(value)) return value;
  if (arrayKind(value) === undefined || arrayKind(value)?.startsWith('Big')) {
    throw new TypeError(`${name} must be ${rule}, got ${nameOf(value)}`);
  }
  ownMemory(name, value as ArrayBufferView);
  return value as ArrayLike<unknown>;
}
