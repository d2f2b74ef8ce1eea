/** The programs that the page offers to copy are run, and print what the library computes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  codeLanguages,
  convolutionCode,
  type ConvolutionProgram,
} from '../../../web/src/state/as-code/convolution.js';
import { filtersCode } from '../../../web/src/state/as-code/filters.js';
import { FilterRun } from '../../../web/src/elements/conv-filters/filter-run.js';
import { parseSteps, startChain } from '../../../web/src/state/filter-chain.js';
import { initialFiltersState, type FiltersState } from '../../../web/src/state/filters-state.js';
import { load } from './library.js';
import { pythonWith } from './python.js';

const input = {
  columns: 5,
  values: Array.from({ length: 30 }, (_, place) => ((place * 7) % 23) - 6),
};
const plain: ConvolutionProgram = {
  input,
  kernel: { columns: 2, values: [1, -2, 0, 3, 5, -1] },
  divisor: 1,
  operation: 'cross-correlation',
  padding: [0, 0, 0, 0],
  paddingMode: 'zeros',
  stride: [1, 1],
  dilation: [1, 1],
};

/** All in whole numbers or in halves of halves, so that float32 is exact and the comparison can be too. */
const programs: Readonly<Record<string, ConvolutionProgram>> = {
  plain,
  'true convolution': { ...plain, operation: 'convolution' },
  'a divisor of 16': { ...plain, divisor: 16 },
  'stride and dilation per axis': { ...plain, stride: [2, 1], dilation: [1, 3] },
  ...Object.fromEntries(
    (['zeros', 'replicate', 'reflect', 'circular'] as const).map((paddingMode) => [
      `borders ${paddingMode}, another on each side`,
      { ...plain, padding: [1, 2, 3, 1], paddingMode } as const,
    ]),
  ),
};

for (const language of codeLanguages) {
  const python = pythonWith(language === 'numpy' ? 'numpy' : 'torch');
  test(
    `what is copied for ${language} prints the library's own numbers`,
    { skip: python.skip },
    async () => {
      const cs = await load();
      const names = Object.keys(programs);
      // One interpreter for all: it takes seconds to load PyTorch.
      const script = names
        .map((name) =>
          convolutionCode(language, programs[name]!).replace('print(y)', 'print(y.tolist())'),
        )
        .join('\n');
      const printed = python.run(script);
      const results = printed.trim().split('\n');
      for (const [index, name] of names.entries()) {
        const { input, kernel, divisor, padding, ...options } = programs[name]!;
        const x = cs.tensor(
          [...Array.from(input.values)],
          [1, input.values.length / input.columns, input.columns],
        );
        const weights = Array.from(kernel.values, (value) => value / divisor);
        const w = cs.tensor(weights, [1, 1, weights.length / kernel.columns, kernel.columns]);
        const { data, shape } = cs.conv2d(x, w, null, { ...options, padding });
        const rows = JSON.parse(results[index]!) as number[][];
        assert.deepEqual([rows.length, rows[0]!.length], shape.slice(1), name);
        assert.deepEqual(rows.flat(), [...data], name);
      }
    },
  );
}

const chainOf = (text: string): FiltersState['chain'] => startChain(...parseSteps(text)!);
const filters: Readonly<Record<string, Partial<FiltersState>>> = {
  'one kernel': { chain: chainOf('sobel-x') },
  'a blur, then a gradient': { chain: chainOf('gaussian-5 | sobel'), padding: 'valid' },
  'an uneven kernel, turned': {
    chain: chainOf('[[1, 2, 0, -1], [3, 0, 5, 2]] / 4'),
    operation: 'convolution',
    paddingMode: 'circular',
  },
  'grey, with full borders': {
    chain: chainOf('box-3 | emboss'),
    color: false,
    padding: 'full',
    paddingMode: 'zeros',
  },
  mirrored: { chain: chainOf('laplacian'), paddingMode: 'reflect' },
};

const python = pythonWith('numpy');
test(
  'what <conv-filters> copies for NumPy computes the numbers of its chain',
  { skip: python.skip },
  async () => {
    const cs = await load();
    const [height, width] = [9, 12];
    const bytes = Array.from({ length: height * width * 3 }, (_, place) => (place * 37) % 256);
    const rgba = Uint8ClampedArray.from({ length: height * width * 4 }, (_, place) =>
      place % 4 === 3 ? 255 : bytes[Math.floor(place / 4) * 3 + (place % 4)]!,
    );
    const states = Object.values(filters).map((patch) => ({ ...initialFiltersState, ...patch }));
    // The picture's numbers in the place of its file, so that no library for files is needed.
    const script = states
      .map((state) =>
        filtersCode(state)
          .replace('from PIL import Image\n', '')
          .replace(
            /^picture = .*$/m,
            `picture = np.array(${JSON.stringify(bytes)}).reshape(${height}, ${width}, 3)`,
          )
          .replace('print(x)', 'print(x.transpose(2, 0, 1).tolist())'),
      )
      .join('\n');
    const printed = python.run(script);
    const results = printed.trim().split('\n');
    for (const [index, name] of Object.keys(filters).entries()) {
      const state = states[index]!;
      const picture = cs.pictureToPlanes(rgba, { width, height, channels: state.color ? 3 : 1 });
      const { data, shape } = new FilterRun(cs).pass(picture, state).result;
      const planes = JSON.parse(results[index]!) as number[][][];
      assert.deepEqual([planes.length, planes[0]!.length, planes[0]![0]!.length], shape, name);
      const largest = Math.max(...data.map(Math.abs));
      for (const [place, value] of planes.flat(2).entries()) {
        assert.ok(Math.abs(value - data[place]!) <= 1e-5 * largest, `${name}, number ${place}`);
      }
    }
  },
);
