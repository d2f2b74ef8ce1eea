// A network as an ONNX file, for onnxruntime: the protocol buffers' wire format, as far as these graphs need it.
// Source: onnx.proto3 of the ONNX project, operators of opset 13.

import { shapes } from '../network.mjs';

const floatType = 1;
const attributeTypes = { int: 2, ints: 7 };

/** The file's bytes; input `x` and output `y` as the network's, [N, C, H, W]. */
export function onnxModel(network) {
  const all = shapes(network);
  const nodes = [];
  const weights = [];
  let value = 'x';
  network.layers.forEach((layer, i) => {
    const output = i === network.layers.length - 1 ? 'y' : `value${i}`;
    const inputs = [value];
    for (const part of ['weight', 'bias']) {
      if (!layer[part]) continue;
      inputs.push(`${part}${i}`);
      weights.push(tensor(`${part}${i}`, layer[part]));
    }
    nodes.push(node(inputs, output, ...operator(layer)));
    value = output;
  });
  const graph = message(
    ...nodes.map((bytes) => field(1, bytes)),
    field(2, text('network')),
    ...weights.map((bytes) => field(5, bytes)),
    field(11, valueInfo('x', all[0])),
    field(12, valueInfo('y', all.at(-1))),
  );
  const opset = message(field(1, text('')), number(2, 13));
  return message(number(1, 8), field(8, opset), field(7, graph));
}

function operator(layer) {
  const window = () => ({
    kernel_shape: ints(layer.kernel, 2),
    strides: ints(layer.stride, 2),
    pads: ints(layer.padding, 4),
  });
  switch (layer.type) {
    case 'conv2d':
      return [
        'Conv',
        { ...window(), dilations: ints(layer.dilation, 2), group: { int: layer.groups } },
      ];
    case 'maxPool2d':
      return ['MaxPool', window()];
    case 'avgPool2d':
      return ['AveragePool', window()];
    case 'activation':
      return ['Relu', {}];
    case 'flatten':
      return ['Flatten', {}];
    case 'dense':
      return ['Gemm', { transB: { int: 1 } }];
    default:
      return ['Softmax', { axis: { int: -1 } }];
  }
}

const ints = (value, count) => ({ ints: Array.from({ length: count }, () => value) });

function node(inputs, output, name, attributes) {
  return message(
    ...inputs.map((input) => field(1, text(input))),
    field(2, text(output)),
    field(4, text(name)),
    ...Object.entries(attributes).map((attribute) => field(5, attributeOf(...attribute))),
  );
}

function attributeOf(name, value) {
  const [kind] = Object.keys(value);
  const contents =
    kind === 'ints' ? value.ints.map((each) => number(8, each)) : [number(3, value.int)];
  return message(field(1, text(name)), ...contents, number(20, attributeTypes[kind]));
}

function tensor(name, { data, shape }) {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return message(
    ...shape.map((size) => number(1, size)),
    number(2, floatType),
    field(8, text(name)),
    field(9, bytes),
  );
}

function valueInfo(name, shape) {
  const sizes = message(...shape.map((size) => field(1, message(number(1, size)))));
  const type = message(field(1, message(number(1, floatType), field(2, sizes))));
  return message(field(1, text(name)), field(2, type));
}

const text = (characters) => new TextEncoder().encode(characters);

/** A field that holds bytes: text, or another message. */
function field(place, bytes) {
  return message(varint(place * 8 + 2), varint(bytes.length), bytes);
}

/** A field that holds a whole number. */
function number(place, value) {
  return message(varint(place * 8), varint(value));
}

function varint(value) {
  // Negative numbers are written as 64-bit two's complement.
  let left = BigInt.asUintN(64, BigInt(value));
  const bytes = [];
  do {
    bytes.push(Number(left & 127n) | (left > 127n ? 128 : 0));
    left >>= 7n;
  } while (left > 0n);
  return Uint8Array.from(bytes);
}

function message(...parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}
