/** The numbers behind <conv-channels>: worked on paper, from the library that ships, and by PyTorch itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  applyBank,
  costOf,
  runFilter,
  runMaps,
} from '../../../web/src/elements/conv-channels/channels-run.js';
import { channelsCode } from '../../../web/src/state/as-code/channels.js';
import {
  filterPreset,
  filterPresetNames,
  reshaped,
  setActivation,
  setBias,
} from '../../../web/src/state/channels-filters.js';
import { channelsInput } from '../../../web/src/state/channels-inputs.js';
import type { ChannelsCalculation } from '../../../web/src/state/channels-state.js';
import { forEachVariant, load } from './library.js';
import { pythonWith } from './python.js';

const calculations = filterPresetNames.map((name): ChannelsCalculation & { name: string } => {
  const preset = setBias(filterPreset(name), 0, 0.25);
  const bank = preset.filters > 1 ? setActivation(preset, 1, 'relu') : preset;
  return { name, bank, input: channelsInput('fade', bank.channels) };
});

/** Sums of a few dozen products of magnitude 4 at most, each rounded once. */
const close = 1e-5;

forEachVariant((library) => {
  test('the parts of the channels and the bias add up to the map, in every preset', async () => {
    const cs = await library();
    for (const { name, bank, input } of calculations) {
      const maps = runMaps(cs, { bank, input });
      for (let filter = 0; filter < bank.filters; filter++) {
        const run = runFilter(cs, { bank, input }, filter);
        for (const [place, total] of run.total.values.entries()) {
          const parts = run.parts.reduce((sum, { values }) => sum + values[place]!, 0);
          const where = `${name}, filter ${filter}, place ${place}`;
          assert.ok(Math.abs(run.sums.at(-1)!.values[place]! - parts) < close, where);
          assert.ok(Math.abs(total - parts - bank.biases[filter]!) < close, where);
          const shown = bank.activations[filter] === 'relu' ? Math.max(0, total) : total;
          assert.ok(Math.abs(maps[filter]!.values[place]! - shown) < close, where);
        }
      }
    }
  });

  test('the grey of a place is 0.299 of its red, 0.587 of its green, 0.114 of its blue', async () => {
    const cs = await library();
    const x = cs.tensor([1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 1, 1], [3, 1, 4]);
    const { data } = applyBank(cs, x, filterPreset('grey'), 'same');
    const expected = [0.299, 0.587, 0.114, 1];
    // Red, green, blue; and the last pixel has red, green and blue.
    assert.ok(
      expected.every((value, at) => Math.abs(value - data[at]!) < close),
      [...data].join(),
    );
  });

  test('swapping red and blue twice is no change', async () => {
    const cs = await library();
    const x = cs.tensor(channelsInput('fade', 3).values, [3, 5, 5]);
    const once = applyBank(cs, x, filterPreset('swap'), 'valid');
    assert.notDeepEqual([...once.data], [...x.data]);
    assert.deepEqual([...applyBank(cs, once, filterPreset('swap'), 'valid').data], [...x.data]);
  });

  test('a channel outside the group has no effect on a map', async () => {
    const cs = await library();
    const bank = filterPreset('groups');
    const input = channelsInput('fade', 4);
    const other = { ...input, values: input.values.map((each, at) => (at < 50 ? each : 9)) };
    const [before, after] = [input, other].map((each) => runMaps(cs, { bank, input: each }));
    assert.deepEqual(before!.slice(0, 2), after!.slice(0, 2), 'filters 1 and 2 read channels 1, 2');
    assert.notDeepEqual(before![3], after![3]);
  });

  test('the separable layer of 64 to 128 channels has 576 + 8,192 instead of 73,728 weights', async () => {
    const cs = await library();
    const weights = (filters: number, groups: number, side: number): number =>
      costOf(cs, [64, 56, 56], { filters, groups, side }).weights;
    assert.equal(weights(128, 1, 3), 73_728);
    assert.equal(weights(64, 64, 3), 576);
    assert.equal(weights(128, 1, 1), 8192);
    const { products } = costOf(cs, [64, 56, 56], { filters: 128, groups: 1, side: 3 });
    assert.equal(products, 73_728 * 54 * 54, 'each weight once at each of 54 × 54 places');
  });
});

const python = pythonWith('torch');

test('what is copied for PyTorch prints the maps on the page', { skip: python.skip }, async () => {
  const cs = await load();
  const many = {
    name: 'ten channels in five groups',
    bank: reshaped(filterPreset('colours'), { channels: 10, filters: 10, groups: 5 }),
    input: channelsInput('square', 10),
  };
  const all = [...calculations, many];
  const script = all
    .map((each) => channelsCode(each).replace('print(y)', 'print(y.flatten().tolist())'))
    .join('\n');
  const printed = python.run(script);
  for (const [at, line] of printed.trim().split('\n').entries()) {
    const numbers = JSON.parse(line) as number[];
    const maps = runMaps(cs, all[at]!).flatMap(({ values }) => [...values]);
    assert.equal(numbers.length, maps.length, all[at]!.name);
    assert.ok(
      numbers.every((number, place) => Math.abs(number - maps[place]!) < close),
      all[at]!.name,
    );
  }
});
