// A network as a safetensors file: eight bytes of header length, a JSON header, then the values, little-endian. Weights
// have PyTorch's names (`conv1.weight`, `conv1.bias`); the layers and the input's shape stand as JSON in the metadata.
// cpp/nn/model_file.h is the same for the programs that train.
//
// Source: github.com/huggingface/safetensors, "Format". A file is untrusted: every length and offset is checked, and what
// overlaps, leaves a hole or is too short is refused with a sentence.
import { nameOf } from '../kinds.js';
import { hasWeights } from '../layer-list.js';
import type { Tensor } from '../types.js';

/** What a file holds: layers as createModel takes them, but for what it checks itself. */
export interface ModelFile {
  layers: unknown;
  inputShape: unknown;
}

/** Longer headers are refused: a thousand times what a network for a page needs. */
const mostHeaderBytes = 4 << 20;
const lengthBytes = 8;
const metadataName = '__metadata__';

/** @throws TypeError when the bytes are no such file, RangeError when its numbers do not fit together. */
export function readModelFile(bytes: Uint8Array): ModelFile {
  const headerBytes = headerLength(bytes);
  const end = lengthBytes + headerBytes;
  const text = new TextDecoder().decode(bytes.subarray(lengthBytes, end));
  const header = record('the safetensors header', parse('the safetensors header', text));
  const { [metadataName]: given, ...entries } = header;
  const metadata = record(metadataName, given);
  const tensors = readTensors(entries, bytes.subarray(end));
  const layers = read(metadata, 'architecture');
  return {
    layers: Array.isArray(layers) ? withWeights(layers, tensors) : layers,
    inputShape: read(metadata, 'inputShape'),
  };
}

/** Layers with the weights of `tensors`, each of which belongs to one. */
function withWeights(layers: unknown[], tensors: Map<string, Tensor>): object[] {
  const take = (name: string): Tensor | undefined => {
    const tensor = tensors.get(name);
    tensors.delete(name);
    return tensor;
  };
  const complete = layers.map((layer, i) => {
    const options = record(`layers[${i}]`, layer);
    if (!hasWeights(options['type'])) return options;
    const name = String(options['name']);
    const weight = take(`${name}.weight`);
    if (weight === undefined) {
      throw new RangeError(`layers[${i}].weight: the file has no tensor ${name}.weight`);
    }
    return { ...options, weight, bias: take(`${name}.bias`) };
  });
  for (const name of tensors.keys()) {
    throw new RangeError(`tensor ${name} belongs to no layer`);
  }
  return complete;
}

/** The file's bytes; the values begin at a multiple of eight bytes. */
export function writeModelFile(
  architecture: string,
  inputShape: readonly number[],
  tensors: readonly (readonly [name: string, tensor: Tensor])[],
): Uint8Array {
  let size = 0;
  const entries = tensors.map(([name, { data, shape }]) => {
    const begin = size;
    size += data.byteLength;
    return [name, { dtype: 'F32', shape, data_offsets: [begin, size] }] as const;
  });
  const metadata = { architecture, inputShape: JSON.stringify(inputShape) };
  const header = { [metadataName]: metadata, ...Object.fromEntries(entries) };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const headerBytes = Math.ceil(text.length / lengthBytes) * lengthBytes;
  const bytes = new Uint8Array(lengthBytes + headerBytes + size).fill(0x20, lengthBytes);
  new DataView(bytes.buffer).setUint32(0, headerBytes, true);
  bytes.set(text, lengthBytes);
  let place = lengthBytes + headerBytes;
  for (const [, { data }] of tensors) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), place);
    place += data.byteLength;
  }
  return bytes;
}

/** Of the JSON header, once the eight bytes before it make sense. */
function headerLength(bytes: Uint8Array): number {
  if (bytes.length < lengthBytes) {
    throw new TypeError(`a safetensors file has at least 8 bytes, got ${bytes.length}`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const length = view.getUint32(0, true);
  if (view.getUint32(4, true) !== 0 || length > mostHeaderBytes) {
    throw new TypeError(
      `this is no safetensors file, or its header is longer than ${mostHeaderBytes} bytes`,
    );
  }
  if (length > bytes.length - lengthBytes) {
    throw new RangeError(
      `the safetensors header should have ${length} bytes; the file ends after ${bytes.length - lengthBytes}`,
    );
  }
  return length;
}

/** The tensors that the header describes, by name. */
function readTensors(entries: Record<string, unknown>, data: Uint8Array): Map<string, Tensor> {
  const places: { begin: number; end: number; name: string }[] = [];
  const tensors = new Map<string, Tensor>();
  for (const [name, entry] of Object.entries(entries)) {
    const { dtype, shape, data_offsets: offsets } = record(`tensor ${name}`, entry);
    if (dtype !== 'F32' && dtype !== 'F16') {
      throw new TypeError(
        `tensor ${name} has dtype ${nameOf(dtype)}; this build reads F32 and F16`,
      );
    }
    const sizes = wholeNumbers(`the shape of tensor ${name}`, shape);
    const [begin = 0, end = 0] = wholeNumbers(`data_offsets of tensor ${name}`, offsets);
    const count = sizes.reduce((product, size) => product * size, 1);
    const needed = count * (dtype === 'F32' ? 4 : 2);
    if (end > data.length || end - begin !== needed) {
      throw new RangeError(
        `tensor ${name} has bytes ${begin} to ${end} of ${data.length}; its shape [${sizes.join(', ')}] needs ${needed}`,
      );
    }
    places.push({ begin, end, name });
    // A copy, for the values may lie at any byte; not by slice, which in Node's Buffer is a view.
    const { buffer } = new Uint8Array(data.subarray(begin, end));
    const values = dtype === 'F32' ? new Float32Array(buffer) : fromHalves(new Uint16Array(buffer));
    tensors.set(name, { data: values, shape: sizes });
  }
  let expected = 0;
  for (const { begin, end, name } of places.sort((a, b) => a.begin - b.begin)) {
    if (begin !== expected) {
      throw new RangeError(
        `tensor ${name} begins at byte ${begin}; the one before it ends at ${expected}`,
      );
    }
    expected = end;
  }
  if (expected !== data.length) {
    throw new RangeError(`the tensors end at byte ${expected}; the file holds ${data.length}`);
  }
  return tensors;
}

/**
 * Half-precision numbers: as 32 bits with sign, exponent and mantissa in their places they are 2^112 times too small, for
 * its exponents count from -127 and theirs from -15. The largest exponent means infinity or no number, here as there.
 */
function fromHalves(halves: Uint16Array): Float32Array {
  const floats = new Float32Array(halves.length);
  const bits = new Uint32Array(floats.buffer);
  for (let i = 0; i < halves.length; i++) {
    const half = halves[i]!;
    const largest = (half & 0x7c00) === 0x7c00 ? 0x7f800000 : 0;
    bits[i] = ((half & 0x8000) << 16) | ((half & 0x7fff) << 13) | largest;
    floats[i] = floats[i]! * 2 ** 112;
  }
  return floats;
}

/** The JSON that stands as text in the metadata. */
function read(metadata: Record<string, unknown>, name: string): unknown {
  const text = metadata[name];
  if (typeof text !== 'string') {
    throw new TypeError(
      `the file's ${metadataName} has no ${name}: without it the tensors are no network`,
    );
  }
  return parse(`${metadataName}.${name}`, text);
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new TypeError(`${name} is not valid JSON: ${(error as Error).message}`);
  }
}

function record(name: string, value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new TypeError(`${name} must be an object, got ${nameOf(value)}`);
}

/** Whole numbers from 0. */
function wholeNumbers(name: string, value: unknown): number[] {
  if (!Array.isArray(value)) throw new TypeError(`${name} must be an array, got ${nameOf(value)}`);
  for (const number of value as unknown[]) {
    if (!Number.isSafeInteger(number) || (number as number) < 0) {
      throw new RangeError(`${name} holds ${nameOf(number)}; whole numbers from 0 fit`);
    }
  }
  return value as number[];
}
