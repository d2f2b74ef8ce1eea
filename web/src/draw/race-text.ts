/**
 * Times and speeds as people compare them: with three figures, at most two of them behind the decimal sign.
 *
 *   durationText(0.0123)   // '12.3 µs'
 */
import { formatNumber } from './numbers.js';

/** 0.12, 1.23, 12.3, 123, 1230 */
export function threeFigures(value: number, decimal = '.'): string {
  if (value === 0 || !Number.isFinite(value)) return formatNumber(value, { digits: 0 });
  const rounded = Number(value.toPrecision(3));
  const digits = Math.min(2, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(rounded)))));
  return formatNumber(rounded, { digits, decimal });
}

const noBreak = '\u00a0';

export function durationText(milliseconds: number, decimal = '.'): string {
  return milliseconds < 1
    ? `${threeFigures(1000 * milliseconds, decimal)}${noBreak}µs`
    : `${threeFigures(milliseconds, decimal)}${noBreak}ms`;
}

/** A small share as a power of ten: '3·10⁻⁷'; '0' for nothing at all. */
export function shareText(share: number, decimal = '.'): string {
  if (share === 0 || !Number.isFinite(share)) return formatNumber(share, { digits: 0 });
  const [mantissa = '', exponent = ''] = share.toExponential(1).split('e');
  const number = formatNumber(Number(mantissa), { digits: 1, decimal });
  return `${number}·10${raised(Number(exponent))}`;
}

function raised(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]!);
  return (exponent < 0 ? '⁻' : '') + digits.join('');
}
