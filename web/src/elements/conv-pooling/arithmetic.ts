/** What happens in one window, as text: for the screen, for those who listen, for the drawing, for answers. */
import { cellTexts, valueText } from '../../draw/cell-text.js';
import { cellUnder, type CellPlace } from '../../draw/window-place.js';
import type { PoolingWords } from '../../strings/pooling.js';
import type { PoolingSession } from './pooling-session.js';
import { placeInside } from './pooling-tables.js';

export interface WindowArithmetic {
  readonly terms: readonly WindowTerm[];
  /** What the sum of an average is divided by; null for the maximum. */
  readonly divisor: number | null;
  readonly result: string;
}

export interface WindowTerm {
  readonly text: string;
  /** Place in the input; −1 for a zero of the border. */
  readonly place: number;
  /** The maximum that was taken. */
  readonly wins: boolean;
}

export function arithmeticAt(
  session: PoolingSession,
  place: CellPlace,
  { common }: PoolingWords,
): WindowArithmetic {
  const { shown: run, state } = session;
  const { slide, input, output, winners } = run;
  const at = place.row * output.columns + place.column;
  const texts = cellTexts(input.values, common.decimal);
  const terms: WindowTerm[] = [];
  const divisor = winners === null ? session.divisorAt(place) : null;
  for (let cell = 0; cell < slide.rows * slide.columns; cell++) {
    const inside = placeInside(run, cellUnder(slide, place, cell));
    if (inside >= 0) {
      terms.push({ text: texts[inside]!, place: inside, wins: winners?.[at] === inside });
    }
  }
  // Zeros of the border that count are as many as the divisor counts beyond the cells inside.
  const zeros = state.countIncludePad && divisor !== null ? divisor - terms.length : 0;
  for (let zero = 0; zero < zeros; zero++) terms.push({ text: '0', place: -1, wins: false });
  return { terms, divisor, result: valueText(output.values[at]!, common.decimal) };
}

/** More terms than this are not all written out. */
export const mostTerms = 36;

/** 'max(0, 10, 20, 30) = 30' or '(0 + 10 + 20 + 30) / 4 = 15' */
export function arithmeticText(
  { terms, divisor, result }: WindowArithmetic,
  { pooling }: PoolingWords,
): string {
  const written = terms.slice(0, mostTerms).map(({ text }) => text);
  const rest = terms.length - written.length;
  if (rest > 0) written.push(pooling.arithmetic.more(rest));
  return divisor === null
    ? `max(${written.join(', ')}) = ${result}`
    : `(${written.join(' + ')}) / ${divisor} = ${result}`;
}

/** Where it comes from, which of equal ones counts, what the border adds. */
export function arithmeticNote(
  session: PoolingSession,
  place: CellPlace,
  { terms, divisor }: WindowArithmetic,
  { pooling: { arithmetic: words } }: PoolingWords,
): string {
  const { input, winners, output } = session.shown;
  if (divisor !== null) {
    const padded = terms.filter((term) => term.place < 0).length;
    const { rows, columns } = session.shown.slide;
    if (padded > 0) return words.padded(padded);
    return divisor < rows * columns ? words.inside(divisor) : '';
  }
  const winner = winners?.[place.row * output.columns + place.column] ?? 0;
  const largest = input.values[winner];
  const equals = terms.filter((term) => input.values[term.place] === largest).length;
  const [row, column] = [Math.floor(winner / input.columns) + 1, (winner % input.columns) + 1];
  return equals > 1 ? words.tie(equals, row, column) : words.from(row, column);
}

/** What becomes of the gradient of one output. */
export function gradientText(
  session: PoolingSession,
  place: CellPlace,
  arithmetic: WindowArithmetic,
  { pooling: { arithmetic: words }, common }: PoolingWords,
): string {
  const { gradient, output, winners, input } = session.shown;
  const at = place.row * output.columns + place.column;
  const text = valueText(gradient.values[at]!, common.decimal);
  if (winners !== null) {
    const winner = winners[at]!;
    const [row, column] = [Math.floor(winner / input.columns) + 1, (winner % input.columns) + 1];
    return words.toWinner(text, row, column, arithmetic.terms.length - 1);
  }
  const [first] = arithmetic.terms.filter((term) => term.place >= 0);
  const share = first === undefined ? NaN : session.shareAt(place)!.values[first.place]!;
  return words.toAll(text, arithmetic.divisor!, valueText(share, common.decimal));
}

/** What arrives at one cell of the input: '2 + 5 = 7'; '' where nothing does. */
export function arrivalsText(
  session: PoolingSession,
  place: number,
  { common }: PoolingWords,
): { readonly sum: string; readonly count: number } {
  const { inputGradient, winners, output } = session.shown;
  const takers = session.readers.filter(
    (reader) => winners === null || winners[reader.row * output.columns + reader.column] === place,
  );
  const shares = takers.map((reader) => session.shareAt(reader)!.values[place]!);
  const texts = shares.map((share) => valueText(share, common.decimal));
  const total = valueText(inputGradient.values[place]!, common.decimal);
  const sum = texts.length > 1 ? `${texts.join(' + ')} = ${total}` : (texts[0] ?? '');
  return { sum, count: shares.length };
}
