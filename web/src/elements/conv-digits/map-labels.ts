/** The maps in words, for those who do not see them. */
import { formatNumber } from '../../draw/numbers.js';
import type { Strings } from '../../strings/index.js';
import type { DigitNetwork, DigitPass, LayerInfo } from './digit-network.js';

/** One sentence per map, by layer; layers of single values have none. */
export function mapLabels(
  network: DigitNetwork,
  pass: DigitPass | null,
  strings: Strings,
): readonly (readonly string[])[] {
  return network.layers.map((info) =>
    info.isPictures
      ? Array.from({ length: info.shape.channels }, (_, channel) =>
          mapLabel(info, channel, pass?.activations[info.index]?.data ?? null, strings),
        )
      : [],
  );
}

function mapLabel(
  { name, shape }: LayerInfo,
  channel: number,
  values: Float32Array | null,
  { digits, common }: Strings,
): string {
  const words = digits.network;
  const label = words.mapLabel(name, channel + 1, shape.channels);
  if (values === null) return label;
  const plane = shape.height * shape.width;
  const map = values.subarray(channel * plane, (channel + 1) * plane);
  const [low, high, place] = extremes(map);
  const text = (value: number): string =>
    formatNumber(value, { digits: 2, decimal: common.decimal });
  const row = Math.floor(place / shape.width) + 1;
  return `${label}, ${words.mapValues(text(low), text(high), row, (place % shape.width) + 1)}`;
}

/** The least and the largest value, and where the largest one is. */
function extremes(map: Float32Array): [low: number, high: number, place: number] {
  let [low, high, place] = [Infinity, -Infinity, 0];
  for (let index = 0; index < map.length; index++) {
    const value = map[index]!;
    if (value < low) low = value;
    if (value > high) {
      high = value;
      place = index;
    }
  }
  return [low, high, place];
}
