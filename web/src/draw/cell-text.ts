/**
 * Numbers in the cells of one grid: all with the same digits behind the decimal sign, so that nothing changes its width
 * from cell to cell.
 *
 *   cellTexts([0, 0.5, -2])   // ['0.0', '0.5', '−2.0']
 */
import { formatNumber } from './numbers.js';

/** No cell has more digits behind the decimal sign than this. */
const mostDigits = 3;

/** As many as the values need, at most three; large numbers get fewer, for there is no room for both. */
export function digitsFor(values: ArrayLike<number>): number {
  let digits = 0;
  let largest = 0;
  for (const value of Array.from(values)) {
    if (!Number.isFinite(value)) continue;
    largest = Math.max(largest, Math.abs(value));
    while (digits < mostDigits && !isShownBy(value, digits)) digits += 1;
  }
  const room = largest >= 1000 ? 0 : largest >= 100 ? 1 : largest >= 10 ? 2 : mostDigits;
  return Math.min(digits, room);
}

/** Whether so many digits tell the value as well as a float32 knows it. */
function isShownBy(value: number, digits: number): boolean {
  const rounded = Math.round(value * 10 ** digits) / 10 ** digits;
  return Math.abs(rounded - value) <= 1e-6 * Math.max(1, Math.abs(value));
}

export function cellTexts(values: ArrayLike<number>, decimal = '.'): string[] {
  const digits = digitsFor(values);
  return Array.from(values, (value) => formatNumber(value, { digits, decimal }));
}

/** One number by itself, with only the digits that it needs. */
export function valueText(value: number, decimal = '.'): string {
  return formatNumber(value, { digits: digitsFor([value]), decimal });
}
