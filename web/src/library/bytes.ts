// The bytes of pictures, as ImageData holds them.
import { arrayKind, arrayLength, nameOf, ownMemory } from './kinds.js';

/** Refuses anything but a Uint8ClampedArray with memory of its own, of `count` bytes where that is known. */
export function byteArray(name: string, value: unknown, count?: number): Uint8ClampedArray {
  if (arrayKind(value) !== 'Uint8ClampedArray') {
    throw new TypeError(`${name} must be a Uint8ClampedArray, got ${nameOf(value)}`);
  }
  const bytes = value as Uint8ClampedArray;
  const given = arrayLength(bytes);
  if (count !== undefined && given !== count) {
    throw new RangeError(`${name} has ${given} bytes; four for each value make ${count}`);
  }
  return ownMemory(name, bytes);
}
