// A network as a TensorFlow Lite file, for LiteRT. Source: schema.fbs of TensorFlow Lite, schema version 3; the numbers
// below are places in its tables and members of its enumerations.

import { denseBehindPicture, reordered } from '../channels-last.mjs';
import { shapes } from '../network.mjs';
import { Unsupported } from '../unsupported.mjs';

const codes = {
  avgPool2d: 1,
  conv2d: 3,
  depthwise: 4,
  dense: 9,
  maxPool2d: 17,
  relu: 19,
  softmax: 25,
  pad: 34,
};
const optionTypes = {
  conv2d: 1,
  depthwise: 2,
  avgPool2d: 5,
  maxPool2d: 5,
  dense: 8,
  softmax: 9,
  pad: 22,
};
const types = { float: 0, int: 2 };
const same = 0;
const valid = 1;
const reluFused = 1;

/** The file's bytes. Its input is [N, H, W, C], its output likewise. `Builder`: that of the package flatbuffers. */
export function tfliteModel(network, Builder) {
  const graph = new Graph(new Builder(1024));
  const all = shapes(network);
  let value = graph.tensor(lastShape(all[0]));
  const input = value;
  network.layers.forEach((layer, i) => {
    if (layer.type === 'flatten') return; // a dense layer takes what it gets as one row
    const follower = network.layers[i + 1];
    if (layer.type === 'activation' && takesRelu(network.layers[i - 1])) return;
    value = add(graph, layer, {
      value,
      from: all[i],
      to: all[i + 1],
      fused: takesRelu(layer) && follower?.type === 'activation' ? reluFused : 0,
    });
  });
  return graph.file(input, value);
}

const takesRelu = (layer) => layer?.type === 'conv2d' || layer?.type === 'dense';
const lastShape = (shape) =>
  shape.length === 4 ? [shape[0], shape[2], shape[3], shape[1]] : shape;

/** One layer's operators; returns the tensor with its output. */
function add(graph, layer, { value, from, to, fused }) {
  const output = () => graph.tensor(lastShape(to));
  switch (layer.type) {
    case 'conv2d': {
      const padded = pad(graph, layer, value, from, to);
      const depthwise = layer.groups > 1 && layer.groups === from[1];
      const weight = reordered(layer.weight, depthwise ? [1, 2, 3, 0] : [0, 2, 3, 1]);
      const inputs = [padded.value, graph.constant(weight), graph.constant(layer.bias)];
      const { stride, dilation } = layer;
      const options = depthwise
        ? [padded.rule, stride, stride, layer.outChannels / from[1], fused, dilation, dilation]
        : [padded.rule, stride, stride, fused, dilation, dilation];
      const layout = depthwise ? 'biiibii' : 'biibii';
      return graph.operator(depthwise ? 'depthwise' : 'conv2d', inputs, output(), layout, options);
    }
    case 'maxPool2d':
    case 'avgPool2d': {
      const rule = layer.padding === 0 ? valid : paddingRule(layer, from, to);
      if (rule === null) throw new Unsupported('pools only pad as SAME does');
      const { stride, kernel } = layer;
      const options = [rule, stride, stride, kernel, kernel, 0];
      return graph.operator(layer.type, [value], output(), 'biiiib', options);
    }
    case 'dense': {
      const { picture } = layer;
      const weight = picture ? denseBehindPicture(layer.weight, picture) : layer.weight;
      const inputs = [value, graph.constant(weight), graph.constant(layer.bias)];
      return graph.operator('dense', inputs, output(), 'b', [fused]);
    }
    case 'activation':
      return graph.operator('relu', [value], output(), '', []);
    default:
      return graph.operator('softmax', [value], output(), 'f', [1]);
  }
}

/** A convolution's padding: by rule where the rule gives the same, otherwise as an operator before it. */
function pad(graph, layer, value, from, to) {
  if (layer.padding === 0) return { value, rule: valid };
  const rule = paddingRule(layer, from, to);
  if (rule !== null) return { value, rule };
  const [n, channels, rows, columns] = from;
  const p = layer.padding;
  const amounts = graph.constant({ data: Int32Array.of(0, 0, p, p, p, p, 0, 0), shape: [4, 2] });
  const output = graph.tensor([n, rows + 2 * p, columns + 2 * p, channels]);
  return { value: graph.operator('pad', [value, amounts], output, '', []), rule: valid };
}

/** SAME where it stands for the layer's own padding on all sides, otherwise null. */
function paddingRule(layer, from, to) {
  const { kernel, stride, padding, dilation = 1 } = layer;
  const isSame = [2, 3].every((axis) => {
    const outputs = Math.ceil(from[axis] / stride);
    const needed = Math.max(0, (outputs - 1) * stride + dilation * (kernel - 1) + 1 - from[axis]);
    return outputs === to[axis] && needed === 2 * padding;
  });
  return isSame ? same : null;
}

/** Collects tensors and operators, then writes them inside out, as flatbuffers want it. */
class Graph {
  #builder;
  #tensors = [];
  /** The first buffer is empty, for tensors without constant values. */
  #buffers = [null];
  #operators = [];
  #codes = [];

  constructor(builder) {
    this.#builder = builder;
  }

  tensor(shape, data = null) {
    this.#tensors.push({ shape, buffer: data ? this.#buffers.push(data) - 1 : 0, data });
    return this.#tensors.length - 1;
  }

  constant({ data, shape }) {
    return this.tensor(shape, data);
  }

  /** `layout`: for each of the options b (byte), i (int) or f (float), in the order of the schema's table. */
  operator(name, inputs, output, layout, options) {
    if (!this.#codes.includes(name)) this.#codes.push(name);
    this.#operators.push({ name, inputs, output, layout, options });
    return output;
  }

  file(input, output) {
    const builder = this.#builder;
    const buffers = this.#list(this.#buffers.map((data) => this.#buffer(data)));
    const subgraph = this.#subgraph(input, output);
    const operatorCodes = this.#list(
      this.#codes.map((name) =>
        this.#table(4, () => {
          builder.addFieldInt8(0, codes[name], 0);
          builder.addFieldInt32(2, 1, 0);
          builder.addFieldInt32(3, codes[name], 0);
        }),
      ),
    );
    const subgraphs = this.#list([subgraph]);
    const description = builder.createString('network');
    const model = this.#table(5, () => {
      builder.addFieldInt32(0, 3, 0);
      builder.addFieldOffset(1, operatorCodes, 0);
      builder.addFieldOffset(2, subgraphs, 0);
      builder.addFieldOffset(3, description, 0);
      builder.addFieldOffset(4, buffers, 0);
    });
    builder.finish(model, 'TFL3');
    return builder.asUint8Array().slice();
  }

  #buffer(data) {
    const builder = this.#builder;
    if (data === null) return this.#table(1, () => {});
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    builder.startVector(1, bytes.length, 16);
    for (let i = bytes.length - 1; i >= 0; i--) builder.addInt8(bytes[i]);
    const values = builder.endVector();
    return this.#table(1, () => builder.addFieldOffset(0, values, 0));
  }

  #subgraph(input, output) {
    const builder = this.#builder;
    const tensors = this.#list(this.#tensors.map((tensor, i) => this.#tensor(tensor, i)));
    const operators = this.#list(this.#operators.map((operator) => this.#operator(operator)));
    const inputs = this.#ints([input]);
    const outputs = this.#ints([output]);
    const name = builder.createString('main');
    return this.#table(5, () => {
      builder.addFieldOffset(0, tensors, 0);
      builder.addFieldOffset(1, inputs, 0);
      builder.addFieldOffset(2, outputs, 0);
      builder.addFieldOffset(3, operators, 0);
      builder.addFieldOffset(4, name, 0);
    });
  }

  #tensor({ shape, buffer, data }, i) {
    const builder = this.#builder;
    const sizes = this.#ints(shape);
    const name = builder.createString(`tensor${i}`);
    return this.#table(4, () => {
      builder.addFieldOffset(0, sizes, 0);
      builder.addFieldInt8(1, data instanceof Int32Array ? types.int : types.float, 0);
      builder.addFieldInt32(2, buffer, 0);
      builder.addFieldOffset(3, name, 0);
    });
  }

  #operator({ name, inputs, output, layout, options }) {
    const builder = this.#builder;
    const inputList = this.#ints(inputs);
    const outputList = this.#ints([output]);
    const add = { b: 'addFieldInt8', i: 'addFieldInt32', f: 'addFieldFloat32' };
    const table = this.#table(layout.length, () => {
      // A value that equals the default given here is left out, so it is one that no option has.
      options.forEach((value, place) => builder[add[layout[place]]](place, value, -1));
    });
    return this.#table(5, () => {
      builder.addFieldInt32(0, this.#codes.indexOf(name), 0);
      builder.addFieldOffset(1, inputList, 0);
      builder.addFieldOffset(2, outputList, 0);
      if (!(name in optionTypes)) return;
      builder.addFieldInt8(3, optionTypes[name], 0);
      builder.addFieldOffset(4, table, 0);
    });
  }

  #table(fields, fill) {
    this.#builder.startObject(fields);
    fill();
    return this.#builder.endObject();
  }

  #list(offsets) {
    this.#builder.startVector(4, offsets.length, 4);
    for (const offset of [...offsets].reverse()) this.#builder.addOffset(offset);
    return this.#builder.endVector();
  }

  #ints(values) {
    this.#builder.startVector(4, values.length, 4);
    for (const value of [...values].reverse()) this.#builder.addInt32(value);
    return this.#builder.endVector();
  }
}
