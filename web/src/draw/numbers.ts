/**
 * Numbers as people read them: a true minus, thin spaces in thousands, and as many digits as keep the width steady.
 *
 *   formatNumber(-1.5, { digits: 2 })   // '−1.50'
 *   formatCount(11274)                  // '11 274', with a narrow no-break space
 */
export interface NumberStyle {
  /** Digits behind the decimal sign. */
  readonly digits: number;
  /** '.' in English, ',' in German. */
  readonly decimal?: string;
}

const minus = '\u2212';
const narrowSpace = '\u202f';

/** Not a number and the infinities are spelled out, so that a broken model is seen as one. */
export function formatNumber(value: number, { digits, decimal = '.' }: NumberStyle): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value < 0 ? `${minus}∞` : '∞';
  const text = Math.abs(value).toFixed(digits);
  const [whole = '', fraction] = text.split('.');
  // A negative number that rounds to nothing is nothing.
  const sign = value < 0 && Number(text) !== 0 ? minus : '';
  return sign + groupThousands(whole) + (fraction === undefined ? '' : decimal + fraction);
}

/** A whole number. */
export function formatCount(count: number): string {
  return formatNumber(count, { digits: 0 });
}

/**
 * A probability as per cent. What is not quite certain never reads as 100 or as 0: 0.99999 is '> 99.9 %'.
 */
export function formatPercent(probability: number, decimal = '.'): string {
  const percent = probability * 100;
  const unit = `${narrowSpace}%`;
  if (probability < 1 && percent >= 99.95) return `>${narrowSpace}99${decimal}9${unit}`;
  if (probability > 0 && percent < 0.05) return `<${narrowSpace}0${decimal}1${unit}`;
  return formatNumber(percent, { digits: 1, decimal }) + unit;
}

function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, narrowSpace);
}
