import assert from 'node:assert/strict';
import { test } from 'node:test';
import { channelsCode } from '../../../web/src/state/as-code/channels.js';
import * as filters from '../../../web/src/state/channels-filters.js';
import { possibleGroups } from '../../../web/src/state/possible-groups.js';
import {
  channelsInput,
  channelsInputNames,
  mostChannels,
  nameOfStack,
  setStackValue,
} from '../../../web/src/state/channels-inputs.js';
import {
  decodeChannelsState,
  encodeChannelsState,
  initialChannelsState,
  withBank,
  type ChannelsState,
} from '../../../web/src/state/channels-state.js';

const { filterPreset, filterPresetNames, reshaped } = filters;

test('a state that went through a link is the same in every number', () => {
  for (const name of filterPresetNames) {
    const state: ChannelsState = {
      ...initialChannelsState,
      ...withBank(initialChannelsState, filterPreset(name)),
      ...{ position: 7, covered: true, level: 'product', speed: 2, picture: 'moon' },
    };
    assert.deepEqual(decodeChannelsState(encodeChannelsState(state)), state, name);
  }
});

test('a damaged link is refused, wherever it is cut', () => {
  const text = encodeChannelsState(initialChannelsState);
  for (let length = 0; length < text.length; length++) {
    assert.equal(decodeChannelsState(text.slice(0, length)), null, `${length} letters`);
  }
  assert.equal(decodeChannelsState(`${text}AA`), null);
});

test('every preset has a weight for each cell of each channel that a filter reads', () => {
  for (const name of filterPresetNames) {
    const bank = filterPreset(name);
    const perFilter = filters.channelsPerGroup(bank) * bank.side * bank.side;
    assert.equal(bank.weights.length, bank.filters * perFilter, name);
    assert.equal(bank.biases.length, bank.filters, name);
    assert.ok(possibleGroups(bank.channels, bank.filters).includes(bank.groups), name);
    assert.equal(filters.nameOfBank(bank), name);
  }
});

test('the filters of a group begin with its own first channel', () => {
  const bank = filterPreset('groups');
  assert.deepEqual(
    [0, 1, 2, 3].map((filter) => filters.firstChannelOf(bank, filter)),
    [0, 0, 2, 2],
  );
  const multiplier = filterPreset('multiplier');
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5].map((filter) => filters.firstChannelOf(multiplier, filter)),
    [0, 0, 1, 1, 2, 2],
  );
});

test('groups are only numbers that divide channels and filters', () => {
  assert.deepEqual(possibleGroups(6, 4), [1, 2]);
  assert.deepEqual(possibleGroups(10, 10), [1, 2, 5, 10]);
  assert.deepEqual(possibleGroups(3, 7), [1]);
});

test('more filters and channels keep the weights that are there', () => {
  const before = filterPreset('colours');
  const after = reshaped(before, { channels: 5, filters: 4 });
  for (const filter of [0, 1]) {
    for (const channel of [0, 1, 2]) {
      for (let cell = 0; cell < 9; cell++) {
        const place = { filter, channel, cell };
        assert.equal(
          after.weights[filters.weightIndex(after, place)],
          before.weights[filters.weightIndex(before, place)],
        );
      }
    }
  }
  assert.deepEqual(after.biases, [0, -0.5, 0, 0]);
  assert.ok(after.weights.every((weight) => Number.isFinite(weight)));
});

test('groups that no longer divide become fewer', () => {
  const depthwise = filterPreset('depthwise');
  assert.equal(reshaped(depthwise, { filters: 4 }).groups, 1);
  assert.equal(reshaped(depthwise, { filters: 6 }).groups, 3);
  assert.equal(reshaped(depthwise, { channels: 6, filters: 6, groups: 6 }).groups, 6);
});

test('one weight, one bias, one activation change nothing else', () => {
  const bank = filterPreset('groups');
  const changed = filters.setWeight(bank, { filter: 3, channel: 1, cell: 8 }, 42);
  assert.equal(changed.weights.at(-1), 42);
  assert.deepEqual(changed.weights.slice(0, -1), bank.weights.slice(0, -1));
  assert.deepEqual(filters.setBias(bank, 2, 5).biases, [0, 0, 5, 0]);
  assert.deepEqual(filters.setActivation(bank, 1, 'relu').activations, [
    'none',
    'relu',
    'none',
    'none',
  ]);
});

test('inputs of one to ten channels are different in each, between 0 and 1, and known by name', () => {
  for (const name of channelsInputNames) {
    for (let channels = 1; channels <= mostChannels; channels++) {
      const stack = channelsInput(name, channels);
      assert.equal(stack.values.length, channels * 25);
      assert.ok(
        stack.values.every((value) => value >= 0 && value <= 1),
        name,
      );
      assert.equal(nameOfStack(stack), name, `${channels} channels`);
    }
  }
  assert.equal(nameOfStack(setStackValue(channelsInput('dots', 2), 30, 0.75)), null);
});

test('with filters of six channels comes an input of six', () => {
  const bank = withBank(initialChannelsState, filterPreset('reduce'));
  assert.equal(bank.input?.channels, 6);
});

test('the program names groups, and applies ReLU to its own maps alone', () => {
  const bank = filters.setActivation(filterPreset('groups'), 2, 'relu');
  const code = channelsCode({ input: channelsInput('dots', 4), bank });
  assert.match(code, /groups=2\)/);
  assert.match(code, /y\[\[2\]\] = F\.relu\(y\[\[2\]\]\)/);
  assert.doesNotMatch(channelsCode(initialChannelsState), /relu/);
});
