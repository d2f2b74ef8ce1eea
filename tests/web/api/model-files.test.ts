// Model files are untrusted: what each part of one may be, and what is said when it is not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Tensor } from '../../../web/src/library/index.js';
import { forEachVariant } from './library.js';

type Entry = { dtype: unknown; shape: unknown; data_offsets: unknown };

/** One dense layer from two numbers to one, and its weights [1, 2] and bias [1] as twelve bytes. */
const layers = [{ type: 'dense', name: 'fc' }];
const weight: Entry = { dtype: 'F32', shape: [1, 2], data_offsets: [0, 8] };
const bias: Entry = { dtype: 'F32', shape: [1], data_offsets: [8, 12] };
const values = new Uint8Array(new Float32Array([1, -2, 0.5]).buffer);

interface Parts {
  architecture?: unknown;
  inputShape?: unknown;
  metadata?: unknown;
  tensors?: Record<string, unknown>;
  data?: Uint8Array;
}

/** A file of these parts; those that are not given are right. */
function file({
  architecture = JSON.stringify(layers),
  inputShape = '[2]',
  metadata = { architecture, inputShape },
  tensors = { 'fc.weight': weight, 'fc.bias': bias },
  data = values,
}: Parts): Uint8Array {
  return withHeader(JSON.stringify({ __metadata__: metadata, ...tensors }), data);
}

function withHeader(header: string, data: Uint8Array): Uint8Array {
  const text = new TextEncoder().encode(header);
  const bytes = new Uint8Array(8 + text.length + data.length);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 8);
  bytes.set(data, 8 + text.length);
  return bytes;
}

const changed = (entry: object, of: 'fc.weight' | 'fc.bias' = 'fc.weight'): Parts => {
  const tensors = { 'fc.weight': weight, 'fc.bias': bias };
  return { tensors: { ...tensors, [of]: { ...tensors[of], ...entry } } };
};

const wrong: [name: string, parts: Parts, error: 'TypeError' | 'RangeError', says: RegExp][] = [
  ['another kind of number', changed({ dtype: 'BF16' }), 'TypeError', /fc\.weight.*'BF16'.*F16/],
  ['no kind of number', changed({ dtype: undefined }), 'TypeError', /fc\.weight.*dtype undefined/],
  ['a shape that is no list', changed({ shape: 2 }), 'TypeError', /shape of tensor fc\.weight/],
  ['half a row', changed({ shape: [0.5, 4] }), 'RangeError', /shape of tensor fc\.weight.*0\.5/],
  ['a negative size', changed({ shape: [-1, -2] }), 'RangeError', /fc\.weight.*-1/],
  ['a shape for other bytes', changed({ shape: [1, 3] }), 'RangeError', /\[1, 3\] needs 12/],
  ['sizes beyond all bytes', changed({ shape: [2 ** 40, 2 ** 40] }), 'RangeError', /fc\.weight/],
  ['no offsets', changed({ data_offsets: undefined }), 'TypeError', /data_offsets.*fc\.weight/],
  ['offsets beyond the file', changed({ data_offsets: [8, 16] }), 'RangeError', /8 to 16 of 12/],
  ['offsets in reverse', changed({ data_offsets: [8, 0] }), 'RangeError', /8 to 0/],
  ['tensors that overlap', changed({ data_offsets: [4, 8] }, 'fc.bias'), 'RangeError', /begins at/],
  ['bytes of no tensor', { data: new Uint8Array(16) }, 'RangeError', /end at byte 12.*16/],
  ['a tensor of no layer', { architecture: '[{"type": "softmax"}]' }, 'RangeError', /no layer/],
  [
    'a missing weight',
    { tensors: {}, data: new Uint8Array() },
    'RangeError',
    /no tensor fc\.weight/,
  ],
  ['a layer without a name', { architecture: '[{"type": "dense"}]' }, 'RangeError', /no tensor/],
  ['layers that are no list', { architecture: '{}' }, 'TypeError', /layers must be an array/],
  ['a layer that is no object', { architecture: '[1]' }, 'TypeError', /layers\[0\].*1/],
  [
    'an unknown layer',
    { architecture: '[{"type": "x"}]', tensors: {}, data: new Uint8Array() },
    'TypeError',
    /type.*'x'/,
  ],
  ['layers that are no JSON', { architecture: '[' }, 'TypeError', /architecture is not valid JSON/],
  ['no layers', { metadata: { inputShape: '[2]' } }, 'TypeError', /has no architecture/],
  ['no metadata', { metadata: null }, 'TypeError', /__metadata__ must be an object/],
  ['metadata of numbers', { inputShape: 2 }, 'TypeError', /has no inputShape/],
  ['an input that is no shape', { inputShape: '"2"' }, 'TypeError', /inputShape.*'2'/],
  ['an input of no size', { inputShape: '[]' }, 'RangeError', /inputShape is \[\]/],
  ['an input of another size', { inputShape: '[3]' }, 'RangeError', /fc|layers\[0\]\.weight/],
];

forEachVariant((library) => {
  test('a file of these parts is a model', async () => {
    const cs = await library();
    const model = await cs.loadModel(file({}));
    // 3 · 1 + 5 · (−2) + 0.5
    assert.deepEqual([...model.forward(cs.tensor([3, 5], [2])).data], [-6.5]);
    model.dispose();
  });

  test('half-precision numbers are read as they are, the smallest and the largest too', async () => {
    const cs = await library();
    // 1, −2; the smallest, the largest below normal, the smallest normal; the largest; −0, infinity
    const halves = [0x3c00, 0xc000, 0x0001, 0x03ff, 0x0400, 0x7bff, 0x8000, 0x7c00];
    const expected = [1, -2, 2 ** -24, 1023 * 2 ** -24, 2 ** -14, 65504, -0, Infinity];
    const entry = { dtype: 'F16', shape: [4, 2], data_offsets: [0, 16] };
    const data = new Uint8Array(new Uint16Array(halves).buffer);
    const model = await cs.loadModel(file({ tensors: { 'fc.weight': entry }, data }));
    const [layer] = model.layers as { weight?: Tensor }[];
    assert.deepEqual([...layer!.weight!.data], expected);
    model.dispose();
  });

  for (const [name, parts, error, says] of wrong) {
    test(`${name} is a ${error}`, async () => {
      const cs = await library();
      const { models } = cs.memory();
      await assert.rejects(cs.loadModel(file(parts)), { name: error, message: says });
      assert.equal(cs.memory().models, models);
    });
  }

  test('a header that is no JSON object is a TypeError', async () => {
    const cs = await library();
    for (const header of ['', '{', '[]', 'null', '{"a": NaN}', '\u0000']) {
      await assert.rejects(cs.loadModel(withHeader(header, new Uint8Array())), TypeError);
    }
  });
});
