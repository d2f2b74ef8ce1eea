import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addStrokes, emptyDrawing } from '../../../web/src/state/drawing.js';
import * as chains from '../../../web/src/state/filter-chain.js';
import {
  decodeFiltersState,
  encodeFiltersState,
  initialFiltersState,
  type FiltersState,
} from '../../../web/src/state/filters-state.js';
import { presetKernel, setWeight } from '../../../web/src/state/kernel.js';
import { pictureSource } from '../../../web/src/state/picture-source.js';

const blur = chains.kernelStep(presetKernel('gaussian-5'));
const edges = chains.gradientStep('sobel');
const emboss = chains.kernelStep(presetKernel('emboss'));
const names = (chain: chains.FilterChain): string => chains.stepsText(chain.steps);

test('a step is added at the end and selected, up to the limit', () => {
  let chain = chains.addStep(chains.startChain(blur), edges);
  assert.deepEqual([names(chain), chain.selected], ['gaussian-5 | sobel', 1]);
  while (chain.steps.length < chains.mostSteps) chain = chains.addStep(chain, emboss);
  assert.equal(chains.addStep(chain, edges), chain);
});

test('the last step stays, and the selected one stays selected when another goes', () => {
  const chain = chains.selectStep(chains.startChain(blur, edges, emboss), 2);
  const shorter = chains.removeStep(chain, 0);
  assert.deepEqual([names(shorter), shorter.selected], ['sobel | emboss', 1]);
  assert.deepEqual(chains.removeStep(shorter, 1).selected, 0);
  assert.equal(names(chains.removeStep(chains.startChain(blur), 0)), 'gaussian-5');
});

test('a moved step changes places with those between, and selection goes with its step', () => {
  const chain = chains.startChain(blur, edges, emboss);
  const moved = chains.moveStep(chain, 0, 2);
  assert.deepEqual([names(moved), moved.selected], ['sobel | emboss | gaussian-5', 2]);
  assert.deepEqual(chains.moveStep(chain, 0, -1), chain, 'there is nothing before the first');
  assert.deepEqual(chains.moveStep(chain, 2, 3), chain);
});

test('a chain is written in an attribute and read again', () => {
  const text = 'box-3 | [[1, 0], [0, 2]] | prewitt';
  const steps = chains.parseSteps(text);
  assert.ok(steps);
  assert.deepEqual(
    steps.map(({ kind }) => kind),
    ['kernel', 'kernel', 'gradient'],
  );
  assert.equal(chains.stepsText(steps), text);
  assert.equal(chains.parseSteps('box-3 | nonsense'), null);
  assert.equal(chains.parseSteps(''), null);
  assert.equal(chains.parseSteps(new Array(chains.mostSteps + 1).fill('identity').join('|')), null);
});

const edited = setWeight(blur.kernel, { row: 2, column: 2 }, -7.5);
const everything: FiltersState = {
  source: 'drawing',
  drawing: addStrokes(emptyDrawing, [
    [
      [0.25, 0.5],
      [0.75, 0.5],
    ],
  ]),
  color: false,
  chain: {
    steps: [
      { ...blur, kernel: edited },
      { ...edges, enabled: false },
    ],
    selected: 1,
  },
  operation: 'convolution',
  padding: 'full',
  paddingMode: 'circular',
  show: 'direction',
  view: 'split',
  divider: 0.25,
  viewport: { zoom: 4, x: 0.5, y: 0.25 },
  pinned: { row: 300, column: 7 },
  channel: 2,
};

test('a state comes back as it was', () => {
  const back = decodeFiltersState(encodeFiltersState(everything));
  assert.ok(back);
  assert.deepEqual(back.drawing.strokes, everything.drawing.strokes);
  assert.equal(names(back.chain), names(everything.chain));
  assert.deepEqual(
    back.chain.steps.map(({ enabled }) => enabled),
    [true, false],
  );
  const bare = ({ chain, drawing, ...rest }: FiltersState): object => ({
    ...rest,
    selected: chain.selected,
    strokes: drawing.strokes,
  });
  assert.deepEqual(bare(back), bare(everything));
  assert.equal(encodeFiltersState(back), encodeFiltersState(everything));
});

test('the usual state is a short text', () => {
  assert.ok(encodeFiltersState(initialFiltersState).length <= 36);
});

test('a damaged state text is refused as a whole', () => {
  const text = encodeFiltersState({ ...everything, drawing: emptyDrawing });
  for (let length = 0; length < text.length; length++) {
    assert.equal(decodeFiltersState(text.slice(0, length)), null, `cut to ${length} letters`);
  }
  assert.equal(decodeFiltersState('nonsense!'), null);
  assert.equal(decodeFiltersState(`D${text.slice(1)}`), null, 'another version');
});

test('sources are known by their names only', () => {
  assert.equal(pictureSource('moon'), 'moon');
  assert.equal(pictureSource('camera'), 'camera');
  assert.equal(pictureSource('toString'), null);
});
