// What is measured: the rows of the table, as data.

import { avgPool, conv, dense, flatten, maxPool, relu, softmax } from './network.mjs';

const picture = (channels, rows, columns = rows) => [1, channels, rows, columns];

function convRow(group, input, layer) {
  const { outChannels, kernel, stride, padding, dilation, groups } = layer;
  const [, channels, rows, columns] = input;
  const isDepthwise = groups === channels && groups === outChannels && groups > 1;
  const options = [
    `k${kernel}`,
    stride > 1 && `s${stride}`,
    padding > 0 && `p${padding}`,
    dilation > 1 && `d${dilation}`,
    groups > 1 && !isDepthwise && `g${groups}`,
  ];
  const target = isDepthwise ? '' : `→${outChannels}`;
  const name = `${isDepthwise ? 'depthwise' : 'conv'} ${channels}×${rows}×${columns}${target} ${options.filter(Boolean).join(' ')}`;
  return { group, name, input, layers: [layer] };
}

const depthwise = (channels, kernel, options) =>
  conv(channels, kernel, { groups: channels, padding: (kernel - 1) / 2, ...options });

function poolRow(group, input, layer) {
  const { type, kernel, stride, padding } = layer;
  const [, channels, rows, columns] = input;
  const word = type === 'maxPool2d' ? 'max pool' : 'mean pool';
  const name = `${word} ${channels}×${rows}×${columns} k${kernel} s${stride}${padding ? ` p${padding}` : ''}`;
  return { group, name, input, layers: [layer] };
}

function denseRow(group, batch, inFeatures, outFeatures) {
  const name = `dense ${inFeatures}→${outFeatures}${batch > 1 ? `, ${batch} at once` : ''}`;
  return { group, name, input: [batch, inFeatures], layers: [dense(outFeatures)] };
}

/** Sizes of digit networks, image classifiers and image filters. */
const known = [
  convRow('convolution', picture(1, 28), conv(8, 5, { padding: 2 })),
  convRow('convolution', picture(8, 14), conv(16, 3, { padding: 1 })),
  convRow('convolution', picture(16, 28), conv(32, 3, { padding: 1 })),
  convRow('convolution', picture(32, 56), conv(32, 3, { padding: 1 })),
  convRow('convolution', picture(64, 56), conv(64, 3, { padding: 1 })),
  convRow('convolution', picture(128, 28), conv(128, 3, { padding: 1 })),
  convRow('convolution', picture(64, 56), conv(128, 1)),
  convRow('convolution', picture(3, 224), conv(32, 3, { stride: 2, padding: 1 })),
  convRow('convolution', picture(3, 224), conv(16, 7, { padding: 3 })),
  convRow('convolution', picture(1, 512), conv(1, 3, { padding: 1 })),
  convRow('convolution', picture(1, 512), conv(1, 9, { padding: 4 })),
  convRow('depthwise', picture(64, 56), depthwise(64, 3)),
  poolRow('pooling', picture(64, 112), maxPool(2)),
  poolRow('pooling', picture(64, 56), avgPool(3, 1)),
];

/** Sizes that nothing was written for: primes, few channels, long strides, dilation, groups, every kernel to 15×15. */
const awkward = [
  convRow('awkward', picture(1, 17, 23), conv(1, 2)),
  convRow('awkward', picture(1, 31, 37), conv(3, 3, { padding: 1 })),
  convRow('awkward', picture(2, 53, 59), conv(3, 4)),
  convRow('awkward', picture(3, 97, 101), conv(5, 5, { padding: 2 })),
  convRow('awkward', picture(4, 61, 67), conv(4, 6)),
  convRow('awkward', picture(5, 89, 83), conv(2, 7, { padding: 3 })),
  convRow('awkward', picture(2, 127, 131), conv(1, 8)),
  convRow('awkward', picture(3, 113, 109), conv(2, 11, { padding: 5 })),
  convRow('awkward', picture(5, 71, 73), conv(5, 13, { padding: 6 })),
  convRow('awkward', picture(4, 103, 107), conv(3, 15, { padding: 7 })),
  convRow('awkward', picture(3, 211, 199), conv(7, 1)),
  convRow('awkward', picture(5, 223, 227), conv(5, 3, { stride: 3, padding: 1 })),
  convRow('awkward', picture(1, 251, 241), conv(4, 5, { stride: 2, padding: 2 })),
  convRow('awkward', picture(13, 37, 41), conv(11, 3, { padding: 1 })),
  convRow('awkward', picture(17, 29, 31), conv(19, 5, { padding: 2 })),
  convRow('awkward', picture(7, 43, 47), conv(23, 3, { stride: 2, padding: 1 })),
  convRow('awkward', picture(8, 61, 61), conv(12, 3, { dilation: 2, padding: 2 })),
  convRow('awkward', picture(3, 101, 103), conv(6, 3, { dilation: 3, padding: 3 })),
  convRow('awkward', picture(16, 40, 40), conv(32, 3, { groups: 4, padding: 1 })),
  convRow('awkward', picture(12, 53, 47), conv(6, 5, { groups: 2, padding: 2 })),
];

/** Sizes of image classifiers beyond the known ones. */
const classifiers = [
  convRow('classifiers', picture(3, 32), conv(64, 3, { padding: 1 })),
  convRow('classifiers', picture(256, 14), conv(256, 3, { padding: 1 })),
  convRow('classifiers', picture(512, 7), conv(512, 3, { padding: 1 })),
  convRow('classifiers', picture(32, 28), conv(32, 5, { padding: 2 })),
  convRow('classifiers', picture(64, 56), conv(128, 3, { stride: 2, padding: 1 })),
  convRow('classifiers', picture(16, 112), conv(96, 1)),
  convRow('classifiers', picture(256, 14), conv(64, 1)),
  convRow('classifiers', picture(512, 7), conv(512, 1)),
  convRow('classifiers', picture(512, 14), conv(512, 1)),
  convRow('classifiers', picture(256, 56), conv(64, 1)),
  convRow('classifiers', picture(144, 75), conv(24, 1)),
  convRow('classifiers', picture(960, 7), conv(160, 1)),
  convRow('classifiers', picture(128, 56), conv(128, 3, { stride: 2, padding: 1 })),
  convRow('classifiers', picture(3, 224), conv(64, 7, { stride: 2, padding: 3 })),
  convRow('classifiers', picture(5, 5), conv(300, 5)),
  convRow('classifiers', picture(2000, 1), conv(500, 1)),
  convRow('classifiers', picture(160, 7), conv(960, 1)),
  convRow('depthwise', picture(32, 112), depthwise(32, 3)),
  convRow('depthwise', picture(96, 112), depthwise(96, 3, { stride: 2 })),
  convRow('depthwise', picture(120, 28), depthwise(120, 5)),
  convRow('depthwise', picture(96, 28), depthwise(96, 7)),
  convRow('depthwise', picture(37, 41, 43), depthwise(37, 3)),
  convRow('depthwise', picture(480, 14), depthwise(480, 3)),
  convRow('depthwise', picture(240, 28), depthwise(240, 5, { stride: 2 })),
  convRow('depthwise', picture(960, 7), depthwise(960, 5)),
  poolRow('pooling', picture(12, 28), maxPool(2)),
  poolRow('pooling', picture(64, 112), maxPool(3, 2)),
  poolRow('pooling', picture(64, 112), maxPool(3, 2, 1)),
  poolRow('pooling', picture(31, 53, 59), maxPool(3, 1, 1)),
  poolRow('pooling', picture(512, 7), maxPool(3, 1, 1)),
  poolRow('pooling', picture(16, 56), avgPool(2)),
  poolRow('pooling', picture(32, 28), avgPool(7, 1)),
  denseRow('dense', 1, 784, 128),
  denseRow('dense', 1, 2048, 1000),
  denseRow('dense', 8, 512, 512),
  denseRow('dense', 32, 784, 128),
];

/** What the demos on pictures do for each frame: one kernel over each channel by itself. */
function demoRows() {
  const rows = [];
  for (const [channels, sizes] of [
    [1, [256, 512, 1024]],
    [3, [512, 1024]],
    [4, [256, 1024]],
  ]) {
    for (const size of sizes) {
      for (const kernel of [3, 5, 7, 9, 11, 13, 15]) {
        const options = { padding: (kernel - 1) / 2, groups: channels };
        rows.push(convRow('filters', picture(channels, size), conv(channels, kernel, options)));
      }
    }
  }
  return rows;
}

/** A Gaussian blur of each channel: a kernel that is a column times a row. */
function blurRow(channels, size, kernel) {
  const options = { padding: (kernel - 1) / 2, groups: channels };
  const layer = conv(channels, kernel, options);
  const middle = (kernel - 1) / 2;
  const curve = Array.from({ length: kernel }, (_, i) => Math.exp(-((i - middle) ** 2) / kernel));
  const sum = curve.reduce((total, value) => total + value, 0);
  const filter = curve.flatMap((y) => curve.map((x) => (x * y) / sum ** 2));
  const weight = {
    data: Float32Array.from(
      { length: channels * filter.length },
      (_, i) => filter[i % filter.length],
    ),
    shape: [channels, 1, kernel, kernel],
  };
  const bias = { data: new Float32Array(channels), shape: [channels] };
  const input = picture(channels, size);
  const name = `blur ${channels}×${size}×${size} k${kernel}`;
  return { group: 'filters', name, input, layers: [{ ...layer, weight, bias }] };
}

/** Kernels that few products are enough for, and pools beyond those of networks. */
const special = [
  blurRow(1, 512, 7),
  blurRow(1, 512, 15),
  blurRow(4, 1024, 9),
  poolRow('pooling', picture(3, 223), maxPool(3)),
  poolRow('pooling', picture(1, 512), maxPool(9, 1, 4)),
  poolRow('pooling', picture(1, 512), avgPool(15, 1)),
  poolRow('pooling', picture(1024, 7), avgPool(7)),
];

/** `digits` are the layers of the shipped network, with its weights. */
function networkRows(digits) {
  const small = [
    conv(8, 5, { padding: 2 }),
    relu,
    maxPool(2),
    conv(16, 5, { padding: 2 }),
    relu,
    maxPool(2),
    flatten,
    dense(10),
    softmax,
  ];
  return [1, 64].flatMap((batch) => [
    {
      group: 'networks',
      name: `digit network, ${batch} at once`,
      input: [batch, 1, 28, 28],
      layers: digits,
    },
    {
      group: 'networks',
      name: `small network, ${batch} at once`,
      input: [batch, 1, 28, 28],
      layers: small,
    },
  ]);
}

/** Beside the known shapes and the networks: parts of names. */
const quickParts = ['1×512×512→1 k15', '4×256×256 k5', '5×89×83', '5×223×227', 'dense 784→128'];

/**
 * All rows, each of another name. `quick`: the known shapes, the networks and a few others; `only`: those whose name has
 * this text in it, or whose group it is.
 */
export function benchRows({ digits, quick = false, only = '' }) {
  const all = new Map();
  for (const row of [
    ...networkRows(digits),
    ...known,
    ...classifiers,
    ...awkward,
    ...special,
    ...demoRows(),
  ]) {
    if (!all.has(row.name)) all.set(row.name, row);
  }
  const always = new Set(known.map(({ name }) => name));
  const chosen = [...all.values()].filter(
    ({ name, group }) =>
      !quick ||
      always.has(name) ||
      group === 'networks' ||
      quickParts.some((part) => name.includes(part)),
  );
  return chosen.filter(({ name, group }) => name.includes(only) || group === only);
}

/** What one step of training is measured on: the shipped network, with weights that know nothing. */
export function trainingRow(digits) {
  return {
    input: [32, 1, 28, 28],
    layers: digits.map(({ weight, bias, ...layer }) => layer),
  };
}
