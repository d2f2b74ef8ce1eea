/**
 * Where a weighting stands on a signal. Its numbers are w(first) … w(last); at the moment t convolution lays w(t − a) on the
 * reading x(a), cross-correlation w(a − t). A term is a place in the window, counted from its left end.
 *
 *   const slide = slideOf({ operation: 'convolution', first: 0, width: 3, before: 0, outputs: 6 });
 *   readingUnder(slide, 5, 0)   // 3: at t = 5 the window covers the readings 3, 4 and 5 …
 *   weightUnder(slide, 0)       // 2: … and its left end holds w(2)
 */
export interface SignalSlide {
  readonly operation: 'convolution' | 'cross-correlation';
  /** The smallest index of a weight, 0 or less. */
  readonly first: number;
  readonly width: number;
  /** Moments of the border before the first reading. */
  readonly before: number;
  /** Places of the window. */
  readonly outputs: number;
}

/** Causal weights begin at 0; centred ones lie around it, an even one's extra number behind it. */
export function firstIndex(placement: 'causal' | 'centred', width: number): number {
  return placement === 'causal' ? 0 : 0 - Math.floor((width - 1) / 2);
}

/** Cells of the border at both ends that a rule asks for. */
export function borderOf(
  padding: 'valid' | 'same' | 'full',
  { operation, first, width }: Pick<SignalSlide, 'operation' | 'first' | 'width'>,
): readonly [before: number, after: number] {
  if (padding === 'valid') return [0, 0];
  if (padding === 'full') return [width - 1, width - 1];
  // As much as the window reaches back from the first moment, and forward from the last.
  const [negative, positive] = [0 - first, first + width - 1];
  return operation === 'convolution' ? [positive, negative] : [negative, positive];
}

/** How far the window's left end lies from the moment that it is for. */
function reachBack({ operation, first, width }: SignalSlide): number {
  return operation === 'convolution' ? first + width - 1 : 0 - first;
}

/** The moment of the first output. */
export function firstMoment(slide: SignalSlide): number {
  return reachBack(slide) - slide.before;
}

export function lastMoment(slide: SignalSlide): number {
  return firstMoment(slide) + slide.outputs - 1;
}

/** The output for a moment, or the nearest that there is. */
export function outputAt(slide: SignalSlide, t: number): number {
  return Math.min(slide.outputs - 1, Math.max(0, t - firstMoment(slide)));
}

/** The reading at the window's left end. */
export function windowStart(slide: SignalSlide, t: number): number {
  return t - reachBack(slide);
}

export function readingUnder(slide: SignalSlide, t: number, term: number): number {
  return windowStart(slide, t) + term;
}

/** The term that a reading is part of; null outside the window. */
export function termOver(slide: SignalSlide, t: number, reading: number): number | null {
  const term = reading - windowStart(slide, t);
  return term >= 0 && term < slide.width ? term : null;
}

/** The place in the list of weights that a term holds, from 0. Its own inverse. */
export function weightUnder({ operation, width }: SignalSlide, term: number): number {
  return operation === 'convolution' ? width - 1 - term : term;
}

/** First and last moment whose output reads a reading; null where none does. */
export function momentsReading(
  slide: SignalSlide,
  reading: number,
): readonly [first: number, last: number] | null {
  const last = reading + reachBack(slide);
  const ends = [
    Math.max(firstMoment(slide), last - slide.width + 1),
    Math.min(lastMoment(slide), last),
  ] as const;
  return ends[0] <= ends[1] ? ends : null;
}
