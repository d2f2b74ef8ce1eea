/**
 * A layer of several channels as a program of PyTorch that prints the same maps as the page shows.
 *
 *   channelsCode(calculation)   // 'import torch\n…'
 */
import { channelsPerGroup, type FilterBank } from '../channels-filters.js';
import type { ChannelStack } from '../channels-inputs.js';
import { pythonNumber } from './python.js';

export function channelsCode({
  input,
  bank,
}: {
  readonly input: ChannelStack;
  readonly bank: FilterBank;
}): string {
  const { filters, side, groups, weights, biases, activations } = bank;
  const tensor = (values: readonly number[], shape: readonly number[]): string =>
    `torch.tensor([${values.map(pythonNumber).join(', ')}]).reshape(${shape.join(', ')})`;
  const relu = [...activations.keys()].filter((filter) => activations[filter] === 'relu');
  const lines = [
    'import torch',
    'import torch.nn.functional as F',
    '',
    `x = ${tensor(input.values, [1, input.channels, input.rows, input.columns])}  # batch, channel, row, column`,
    `w = ${tensor(weights, [filters, channelsPerGroup(bank), side, side])}  # map, channel of its group, row, column`,
    `b = torch.tensor([${biases.map(pythonNumber).join(', ')}])`,
    '',
    `y = F.conv2d(x.float(), w.float(), b.float(), groups=${groups})[0]`,
    ...(relu.length > 0 ? [`y[[${relu.join(', ')}]] = F.relu(y[[${relu.join(', ')}]])`] : []),
    '',
    'print(y)',
  ];
  return `${lines.join('\n')}\n`;
}
