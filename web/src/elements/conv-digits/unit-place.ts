/** One map or unit among all: its name, its value, and the region that stands for it. */
import { formatNumber } from '../../draw/numbers.js';
import type { Region } from '../../state/receptive-cone.js';
import type { Selection, UnitPlace } from '../../state/selection.js';
import type { Strings } from '../../strings/index.js';
import type { Mark } from '../parts/map-view.js';
import type { Tensor } from '../provider.js';
import type { LayerInfo } from './digit-network.js';

/** What a map or a value of a layer is called. */
export function titleOf(
  { name, shape, isPictures }: LayerInfo,
  { channel }: Selection,
  { digits }: Strings,
): string {
  if (isPictures) return digits.unit.map(name, channel + 1, shape.channels);
  return shape.channels === 10
    ? digits.unit.digit(name, channel)
    : digits.unit.value(name, channel + 1, shape.channels);
}

export function valueAt({ data }: Tensor, { shape }: LayerInfo, unit: UnitPlace): number {
  return data[(unit.channel * shape.height + unit.row) * shape.width + unit.column] ?? NaN;
}

/** Two digits are enough to follow a sum. */
export function number(value: number, { common }: Strings): string {
  return formatNumber(value, { digits: 2, decimal: common.decimal });
}

export function cell({ row, column }: UnitPlace, channel = 0): Region {
  return {
    firstChannel: channel,
    lastChannel: channel,
    top: row,
    left: column,
    height: 1,
    width: 1,
  };
}

export function mark(kind: Mark['kind'], region: Region): Mark {
  return { kind, region };
}
