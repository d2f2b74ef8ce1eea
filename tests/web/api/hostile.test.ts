// What cannot be computed throws at once, says why, and leaves the library working: whatever it is given.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Convscope, Tensor } from '../../../web/src/library/index.js';
import { forEachVariant } from './library.js';

/** Callers from JavaScript are not held to types. */
type Anything = never;

const image: Tensor = { data: new Float32Array(12), shape: [1, 3, 4] };
const weight: Tensor = { data: new Float32Array(4), shape: [1, 1, 2, 2] };

function withShape(shape: unknown): Anything {
  return { data: new Float32Array(12), shape } as Anything;
}

function detached(): Float32Array {
  const data = new Float32Array(12);
  structuredClone(data.buffer, { transfer: [data.buffer] });
  return data;
}

/** An array that lies about its length. */
function lying(length: number): Float32Array {
  const data = new Float32Array(12);
  Object.defineProperty(data, 'length', { value: length });
  return data;
}

interface Case {
  name: string;
  call: (cs: Convscope) => unknown;
  error: 'TypeError' | 'RangeError';
  /** What the sentence names. */
  says: RegExp;
}

const conv =
  (x: unknown, w: unknown = weight, options: unknown = undefined) =>
  (cs: Convscope) =>
    cs.conv2d(x as Anything, w as Anything, null, options as Anything);
const option = (name: string, value: unknown) => conv(image, weight, { [name]: value });

const cases: Case[] = [
  // Shapes
  {
    name: 'a shape that lies about the data',
    call: conv(withShape([1, 3, 5])),
    error: 'RangeError',
    says: /x\.data has 12 values.*\[1, 3, 5\] needs 15/,
  },
  {
    name: 'NaN in a shape',
    call: conv(withShape([1, NaN, 4])),
    error: 'RangeError',
    says: /x\.shape\[1\].*NaN/,
  },
  {
    name: 'a negative size',
    call: conv(withShape([1, -3, -4])),
    error: 'RangeError',
    says: /x.* \[1, -3, -4\]/,
  },
  {
    name: 'a size of zero',
    call: conv(withShape([0, 3, 4])),
    error: 'RangeError',
    says: /x.*at least 1/,
  },
  {
    name: 'a fraction of a row',
    call: conv(withShape([1, 2.5, 4])),
    error: 'RangeError',
    says: /x\.shape\[1\].*2\.5/,
  },
  {
    name: 'an infinite size',
    call: conv(withShape([1, Infinity, 4])),
    error: 'RangeError',
    says: /Infinity/,
  },
  {
    name: 'a size beyond 32 bits',
    call: conv(withShape([1, 2 ** 32 + 3, 4])),
    error: 'RangeError',
    says: /4294967299/,
  },
  {
    name: 'sizes whose product overflows 32 bits to the right number',
    call: conv(withShape([65536, 65536, 12])),
    error: 'RangeError',
    says: /x.*more than/,
  },
  {
    name: 'sizes whose product overflows 64 bits',
    call: conv(withShape([2 ** 30, 2 ** 30, 2 ** 30])),
    error: 'RangeError',
    says: /x.*more than/,
  },
  {
    name: 'too many axes',
    call: conv(withShape([1, 1, 1, 1, 1, 3, 4])),
    error: 'RangeError',
    says: /x.* axes/,
  },
  {
    name: 'a million axes',
    call: conv(withShape(new Array(1e6).fill(1))),
    error: 'RangeError',
    says: /x.* axes/,
  },
  {
    name: 'too few axes',
    call: conv(withShape([3, 4])),
    error: 'RangeError',
    says: /x has the shape \[3, 4\].*\[C, H, W\]/,
  },
  {
    name: 'a shape that is text',
    call: conv(withShape('1,3,4')),
    error: 'TypeError',
    says: /x\.shape.*'1,3,4'/,
  },
  {
    name: 'a shape of text',
    call: conv(withShape(['1', '3', '4'])),
    error: 'TypeError',
    says: /x\.shape\[0\].*'1'/,
  },
  {
    name: 'no shape',
    call: conv(withShape(undefined)),
    error: 'TypeError',
    says: /x\.shape.*undefined/,
  },
  // Data
  { name: 'no tensor', call: conv(null), error: 'TypeError', says: /x must be a tensor.*null/ },
  {
    name: 'a number for a tensor',
    call: conv(5),
    error: 'TypeError',
    says: /x must be a tensor.*5/,
  },
  {
    name: 'an ordinary array as data',
    call: conv({ data: [1, 2], shape: [1, 1, 2] }),
    error: 'TypeError',
    says: /x\.data.*Float32Array.*an array of 2/,
  },
  {
    name: 'doubles as data',
    call: conv({ data: new Float64Array(12), shape: [1, 3, 4] }),
    error: 'TypeError',
    says: /x\.data.*Float64Array/,
  },
  {
    name: 'an object that says it is a Float32Array',
    call: conv({ data: Object.create(Float32Array.prototype), shape: [1, 3, 4] }),
    error: 'TypeError',
    says: /x\.data/,
  },
  {
    name: 'data whose buffer was transferred',
    call: conv({ data: detached(), shape: [1, 3, 4] }),
    error: 'RangeError',
    says: /x\.data holds no values/,
  },
  {
    name: 'data on shared memory',
    call: conv({ data: new Float32Array(new SharedArrayBuffer(48)), shape: [1, 3, 4] }),
    error: 'TypeError',
    says: /x\.data.*SharedArrayBuffer/,
  },
  {
    name: 'data that says it is longer than it is',
    call: conv({ data: lying(1e6), shape: [1, 1000, 1000] }),
    error: 'RangeError',
    says: /x\.data has 12 values/,
  },
  // Weights and biases
  {
    name: 'weights for another number of channels',
    call: conv(image, { data: new Float32Array(8), shape: [1, 2, 2, 2] }),
    error: 'RangeError',
    says: /weight has 2 channels/,
  },
  {
    name: 'weights with three axes',
    call: conv(image, { data: new Float32Array(4), shape: [1, 2, 2] }),
    error: 'RangeError',
    says: /weight is \[1, 2, 2\]/,
  },
  {
    name: 'a kernel larger than the picture',
    call: conv(image, { data: new Float32Array(25), shape: [1, 1, 5, 5] }),
    error: 'RangeError',
    says: /kernel/,
  },
  {
    name: 'a bias for another number of filters',
    call: (cs) => cs.conv2d(image, weight, new Float32Array(3)),
    error: 'RangeError',
    says: /bias.*\[3\].*\[1\]/,
  },
  {
    name: 'a bias that is a number',
    call: (cs) => cs.conv2d(image, weight, 1 as Anything),
    error: 'TypeError',
    says: /bias/,
  },
  // Options
  {
    name: 'options that are no object',
    call: conv(image, weight, 7),
    error: 'TypeError',
    says: /options.*7/,
  },
  {
    name: 'options that are null',
    call: conv(image, weight, null),
    error: 'TypeError',
    says: /options.*null/,
  },
  {
    name: 'a stride of zero',
    call: option('stride', 0),
    error: 'RangeError',
    says: /stride.*at least 1.*0/,
  },
  {
    name: 'a negative stride',
    call: option('stride', [1, -1]),
    error: 'RangeError',
    says: /stride.*-1/,
  },
  { name: 'NaN as stride', call: option('stride', NaN), error: 'RangeError', says: /stride.*NaN/ },
  {
    name: 'three strides',
    call: option('stride', [1, 1, 1]),
    error: 'RangeError',
    says: /stride.*3 numbers/,
  },
  {
    name: 'a stride as text',
    call: option('stride', '2'),
    error: 'TypeError',
    says: /stride.*'2'/,
  },
  {
    name: 'a dilation of zero',
    call: option('dilation', 0),
    error: 'RangeError',
    says: /dilation.*0/,
  },
  {
    name: 'a dilation that overflows',
    call: option('dilation', 2 ** 31 - 1),
    error: 'RangeError',
    says: /dilation|kernel/,
  },
  {
    name: 'a negative padding',
    call: option('padding', -1),
    error: 'RangeError',
    says: /padding.*-1/,
  },
  {
    name: 'a padding that overflows',
    call: option('padding', 2 ** 31 - 1),
    error: 'RangeError',
    says: /padding|output/,
  },
  {
    name: 'a padding of three numbers',
    call: option('padding', [1, 2, 3]),
    error: 'RangeError',
    says: /padding.*3 numbers/,
  },
  {
    name: 'a padding by an unknown word',
    call: option('padding', 'some'),
    error: 'TypeError',
    says: /padding.*'same'.*'some'/,
  },
  {
    name: 'an unknown border',
    call: option('paddingMode', 'mirror'),
    error: 'TypeError',
    says: /paddingMode.*'reflect'.*'mirror'/,
  },
  {
    name: 'reflection deeper than the picture',
    call: conv(image, weight, { padding: 3, paddingMode: 'reflect' }),
    error: 'RangeError',
    says: /padding/,
  },
  {
    name: 'groups that do not divide the channels',
    call: option('groups', 3),
    error: 'RangeError',
    says: /groups is 3/,
  },
  { name: 'no groups', call: option('groups', 0), error: 'RangeError', says: /groups.*0/ },
  {
    name: 'an unknown operation',
    call: option('operation', 'correlation'),
    error: 'TypeError',
    says: /operation/,
  },
  {
    name: 'an unknown activation',
    call: option('activation', 'step'),
    error: 'TypeError',
    says: /activation.*'step'/,
  },
  {
    name: 'an activation for each of three filters, with one filter',
    call: option('activation', ['none', 'relu', 'relu']),
    error: 'RangeError',
    says: /activation has 3/,
  },
  // out
  {
    name: 'an `out` that is too short',
    call: option('out', new Float32Array(5)),
    error: 'RangeError',
    says: /out has 5 values.*\[1, 2, 3\] has 6/,
  },
  {
    name: 'an `out` that is too long',
    call: option('out', new Float32Array(7)),
    error: 'RangeError',
    says: /out has 7 values/,
  },
  {
    name: 'an `out` of doubles',
    call: option('out', new Float64Array(6)),
    error: 'TypeError',
    says: /out.*Float64Array/,
  },
  { name: 'an `out` that is no array', call: option('out', {}), error: 'TypeError', says: /out/ },
  {
    name: 'an `out` whose buffer was transferred',
    call: option('out', detached()),
    error: 'RangeError',
    says: /out/,
  },
  // Out of memory
  {
    name: 'a result beyond memory',
    call: conv(image, weight, { padding: 20000 }),
    error: 'RangeError',
    says: /MB|elements/,
  },
  // Other operators
  {
    name: 'a pool without a kernel',
    call: (cs) => cs.maxPool2d(image, {} as Anything),
    error: 'TypeError',
    says: /kernel.*undefined/,
  },
  {
    name: 'a pool without options',
    call: (cs) => cs.maxPool2d(image, undefined as Anything),
    error: 'TypeError',
    says: /kernel/,
  },
  {
    name: 'pooling with padding beyond half the kernel',
    call: (cs) => cs.avgPool2d(image, { kernel: 2, padding: 2 }),
    error: 'RangeError',
    says: /padding/,
  },
  {
    name: 'ceil mode that is a word',
    call: (cs) => cs.maxPool2d(image, { kernel: 2, ceilMode: 'yes' as Anything }),
    error: 'TypeError',
    says: /ceilMode.*'yes'/,
  },
  {
    name: 'a 1-D stride for two directions',
    call: (cs) =>
      cs.conv1d(
        { data: new Float32Array(4), shape: [1, 4] },
        { data: new Float32Array(2), shape: [1, 1, 2] },
        null,
        { stride: [1, 1] as Anything },
      ),
    error: 'TypeError',
    says: /stride/,
  },
  {
    name: 'locally connected weights for another size',
    call: (cs) =>
      cs.locallyConnected2d(image, { data: new Float32Array(4), shape: [1, 1, 1, 1, 2, 2] }, null),
    error: 'RangeError',
    says: /weight/,
  },
  {
    name: 'dense weights of another width',
    call: (cs) =>
      cs.dense(
        { data: new Float32Array(3), shape: [3] },
        { data: new Float32Array(4), shape: [2, 2] },
        null,
      ),
    error: 'RangeError',
    says: /weight has 2/,
  },
  {
    name: 'softmax of a single number',
    call: (cs) => cs.softmax({ data: new Float32Array(1), shape: [] }),
    error: 'RangeError',
    says: /x has no axis/,
  },
  {
    name: 'a template larger than the image',
    call: (cs) =>
      cs.normalizedCrossCorrelation(
        { data: new Float32Array(4), shape: [2, 2] },
        { data: new Float32Array(9), shape: [3, 3] },
      ),
    error: 'RangeError',
    says: /template/,
  },
  // Gradients
  {
    name: 'a gradient of another shape',
    call: (cs) => cs.conv2dBackward(image, image, weight),
    error: 'RangeError',
    says: /gradOutput has the shape \[1, 3, 4\].*\[1, 2, 3\]/,
  },
  {
    name: 'a gradient through a fused activation',
    call: (cs) =>
      cs.conv2dBackward({ data: new Float32Array(6), shape: [1, 2, 3] }, image, weight, {
        activation: 'relu',
      }),
    error: 'TypeError',
    says: /activation/,
  },
  {
    name: 'an index outside its plane',
    call: (cs) =>
      cs.maxPool2dBackward({ data: new Float32Array(1), shape: [1, 1, 1] }, [4], [1, 2, 2]),
    error: 'RangeError',
    says: /indices holds 4.*0 to 3/,
  },
  {
    name: 'a negative index',
    call: (cs) =>
      cs.maxPool2dBackward({ data: new Float32Array(1), shape: [1, 1, 1] }, [-1], [1, 2, 2]),
    error: 'RangeError',
    says: /indices holds -1/,
  },
  {
    name: 'too few indices',
    call: (cs) =>
      cs.maxPool2dBackward({ data: new Float32Array(2), shape: [1, 1, 2] }, [0], [1, 2, 2]),
    error: 'RangeError',
    says: /indices has 1/,
  },
  {
    name: 'an input shape of other channels',
    call: (cs) =>
      cs.maxPool2dBackward({ data: new Float32Array(1), shape: [1, 1, 1] }, [0], [2, 2, 2]),
    error: 'RangeError',
    says: /inputShape/,
  },
  {
    name: 'a label that is no class',
    call: (cs) => cs.crossEntropy({ data: new Float32Array(2), shape: [1, 2] }, [2]),
    error: 'RangeError',
    says: /labels holds 2.*0 to 1/,
  },
  {
    name: 'a label that is half a class',
    call: (cs) => cs.crossEntropy({ data: new Float32Array(2), shape: [1, 2] }, [0.5]),
    error: 'RangeError',
    says: /labels\[0\].*0\.5/,
  },
  {
    name: 'labels that are no array',
    call: (cs) => cs.crossEntropy({ data: new Float32Array(2), shape: [1, 2] }, 1 as Anything),
    error: 'TypeError',
    says: /labels/,
  },
  // Tensors
  {
    name: 'a tensor whose numbers do not fit its shape',
    call: (cs) => cs.tensor([1, 2, 3], [2, 2]),
    error: 'RangeError',
    says: /3 values.*\[2, 2\] needs 4/,
  },
  {
    name: 'a tensor of text',
    call: (cs) => cs.tensor(['1'] as Anything, [1]),
    error: 'TypeError',
    says: /data\[0\]/,
  },
  // Matrices and shapes
  {
    name: 'a matrix with too many entries',
    call: (cs) =>
      cs.convMatrix({ data: new Float32Array(121), shape: [1, 1, 11, 11] }, [1, 2000, 2000]),
    error: 'RangeError',
    says: /entries/,
  },
  {
    name: 'a matrix of a picture with a batch',
    call: (cs) => cs.convMatrix(weight, [1, 1, 4, 4]),
    error: 'RangeError',
    says: /inputShape/,
  },
  {
    name: 'an unknown layer',
    call: (cs) => cs.outputShape({ type: 'conv3d' as Anything }, [1, 4, 4]),
    error: 'TypeError',
    says: /layers\[0\]\.type.*'conv2d'.*conv3d/,
  },
  {
    name: 'a convolution without weights and sizes',
    call: (cs) => cs.describe([{ type: 'conv2d' }], [1, 4, 4]),
    error: 'TypeError',
    says: /layers\[0\] needs weight, or outChannels and kernel/,
  },
  {
    name: 'an unknown option of a layer',
    call: (cs) => cs.describe([{ type: 'flatten', axis: 1 } as Anything], [1, 4, 4]),
    error: 'TypeError',
    says: /layers\[0\]\.axis/,
  },
  {
    name: 'NaN in a layer',
    call: (cs) => cs.describe([{ type: 'maxPool2d', kernel: NaN }], [1, 4, 4]),
    error: 'RangeError',
    says: /layers\[0\]\.kernel.*NaN/,
  },
  {
    name: 'a layer that does not fit what reaches it',
    call: (cs) => cs.describe([{ type: 'dense', outFeatures: 3 }], [1, 4, 4]),
    error: 'RangeError',
    says: /layers\[0\].*flatten/,
  },
  {
    name: 'no layers',
    call: (cs) => cs.describe([], [1, 4, 4]),
    error: 'RangeError',
    says: /layers is empty/,
  },
  {
    name: 'layers that are no list',
    call: (cs) => cs.describe({} as Anything, [1, 4, 4]),
    error: 'TypeError',
    says: /layers/,
  },
  {
    name: 'a million outputs of a million inputs',
    call: (cs) => cs.createModel([{ type: 'dense', outFeatures: 1e6 }], { inputShape: [1e6] }),
    error: 'RangeError',
    says: /layers\[0\]\.weight|MB/,
  },
  {
    name: 'a model of a picture beyond memory',
    call: (cs) =>
      cs.createModel([{ type: 'activation', kind: 'relu' }], { inputShape: [1, 20000, 20000] }),
    error: 'RangeError',
    says: /MB|memory|inputShape/,
  },
  {
    name: 'weights that do not fit the layer before',
    call: (cs) =>
      cs.createModel(
        [
          { type: 'conv2d', weight },
          { type: 'conv2d', weight: { data: new Float32Array(8), shape: [1, 2, 2, 2] } },
        ],
        { inputShape: [1, 4, 4] },
      ),
    error: 'RangeError',
    says: /layers\[1\]\.weight/,
  },
  {
    name: 'two layers of one name',
    call: (cs) =>
      cs.createModel(
        [
          { type: 'flatten', name: 'a' },
          { type: 'softmax', name: 'a' },
        ],
        { inputShape: [1, 4, 4] },
      ),
    error: 'RangeError',
    says: /name/,
  },
  {
    name: 'a seed that is no whole number',
    call: (cs) => cs.createModel([{ type: 'flatten' }], { inputShape: [1, 4, 4], seed: 0.5 }),
    error: 'RangeError',
    says: /seed.*0\.5/,
  },
  {
    name: 'an empty batch',
    call: (cs) => cs.outputShape({ type: 'flatten' }, [0, 1, 4, 4]),
    error: 'RangeError',
    says: /inputShape is \[0, 1, 4, 4\]/,
  },
  // Drawings
  {
    name: 'a drawing of another size',
    call: (cs) => cs.normalizeDrawing(new Float32Array(10), 3, 4),
    error: 'RangeError',
    says: /pixels has 10.*12/,
  },
  {
    name: 'a drawing without width',
    call: (cs) => cs.normalizeDrawing(new Float32Array(10), 0, 4),
    error: 'RangeError',
    says: /width.*0/,
  },
  {
    name: 'a raster without rows',
    call: (cs) => cs.rasterize([], { width: 4, height: 0, penWidth: 0.1 }),
    error: 'RangeError',
    says: /height.*0/,
  },
  {
    name: 'a pen without width',
    call: (cs) => cs.rasterize([], { width: 4, height: 4, penWidth: 0 }),
    error: 'RangeError',
    says: /penWidth/,
  },
  {
    name: 'a pen of NaN',
    call: (cs) => cs.rasterize([], { width: 4, height: 4, penWidth: NaN }),
    error: 'RangeError',
    says: /penWidth/,
  },
  {
    name: 'paper of another size',
    call: (cs) =>
      cs.rasterize([], { width: 4, height: 3, penWidth: 0.1, paper: new Float32Array(11) }),
    error: 'RangeError',
    says: /paper has 11 values; 3 rows of 4 need 12/,
  },
  {
    name: 'paper that is no Float32Array',
    call: (cs) => cs.rasterize([], { width: 1, height: 1, penWidth: 0.1, paper: [0] as Anything }),
    error: 'TypeError',
    says: /paper/,
  },
  {
    name: 'a stroke of numbers',
    call: (cs) => cs.rasterize([[1, 2]] as Anything, { width: 4, height: 4, penWidth: 0.1 }),
    error: 'TypeError',
    says: /strokes\[0\]\[0\]/,
  },
  {
    name: 'a point without y',
    call: (cs) => cs.rasterize([[[1]]] as Anything, { width: 4, height: 4, penWidth: 0.1 }),
    error: 'TypeError',
    says: /strokes\[0\]\[0\]/,
  },
  {
    name: 'a raster beyond memory',
    call: (cs) => cs.rasterize([], { width: 100000, height: 100000, penWidth: 0.1 }),
    error: 'RangeError',
    says: /picture|MB/,
  },
  {
    name: 'no digits',
    call: (cs) => cs.generateDigits(0, 1),
    error: 'RangeError',
    says: /count.*0/,
  },
  {
    name: 'more digits than memory',
    call: (cs) => cs.generateDigits(2 ** 30, 1),
    error: 'RangeError',
    says: /images|MB/,
  },
  {
    name: 'a range upside down',
    call: (cs) => cs.colorize(new Float32Array(1), { range: [1, 0], stops: [[0, 0, 0]] }),
    error: 'RangeError',
    says: /range/,
  },
  {
    name: 'no colours',
    call: (cs) => cs.colorize(new Float32Array(1), { range: [0, 1], stops: [] }),
    error: 'RangeError',
    says: /stops/,
  },
  {
    name: 'a colour beyond 255',
    call: (cs) => cs.colorize(new Float32Array(1), { range: [0, 1], stops: [[256, 0, 0]] }),
    error: 'RangeError',
    says: /stops holds 256/,
  },
];

forEachVariant((library) => {
  for (const { name, call, error, says } of cases) {
    test(`${name} is a ${error}`, async () => {
      const cs = await library();
      const held = cs.memory();
      assert.throws(() => call(cs), { name: error, message: says });
      assert.deepEqual(cs.conv2d(image, weight, null).shape, [1, 2, 3], 'the library goes on');
      assert.equal(cs.memory().models, held.models);
    });
  }

  describe('what the caller does while its arguments are read', () => {
    test('a getter that calls the library does not disturb the call', async () => {
      const cs = await library();
      const x = cs.tensor([1, 2, 3, 4], [1, 2, 2]);
      const options = {
        get stride() {
          cs.softmax(cs.tensor([1, 2, 3], [3]));
          return 1;
        },
      };
      assert.deepEqual(
        [...cs.conv2d(x, cs.tensor([3], [1, 1, 1, 1]), null, options).data],
        [3, 6, 9, 12],
      );
    });

    test('a getter that transfers the data away is found', async () => {
      const cs = await library();
      const data = new Float32Array(4);
      const options = {
        get stride() {
          structuredClone(data.buffer, { transfer: [data.buffer] });
          return 1;
        },
      };
      const x = { data, shape: [1, 2, 2] };
      assert.throws(() => cs.conv2d(x, cs.tensor([3], [1, 1, 1, 1]), null, options), Error);
    });
  });

  test('results of a refused call were never written', async () => {
    const cs = await library();
    const out = new Float32Array(4).fill(7);
    const gradient = { data: new Float32Array(1), shape: [1, 1, 1] };
    assert.throws(() => cs.maxPool2dBackward(gradient, [9], [1, 2, 2], { out }));
    assert.deepEqual([...out], [7, 7, 7, 7]);
  });
});
