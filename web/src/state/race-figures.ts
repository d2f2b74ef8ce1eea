/**
 * What samples of times come to.
 *
 *   figuresOf([2, 2, 9], 1_000_000)   // median 2 ms: 1 GFLOP/s, because a multiply-add is two operations
 */

/** Who races. */
export const contestants = ['javascript', 'scalar', 'simd', 'relaxed'] as const;
export type Contestant = (typeof contestants)[number];

export interface RaceFigures {
  /** Of one call, in milliseconds: the middle sample, and the two between which half of them lie. */
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** Thousand million operations in a second, by the median. */
  readonly gigaflops: number;
}

/** `samples` in milliseconds for one call. Null where there are none. */
export function figuresOf(samples: readonly number[], multiplyAdds: number): RaceFigures | null {
  if (samples.length === 0) return null;
  const median = quantile(samples, 0.5);
  return {
    median,
    low: quantile(samples, 0.25),
    high: quantile(samples, 0.75),
    gigaflops: gigaflops(multiplyAdds, median),
  };
}

/** A multiplication and an addition for each multiply-add. */
export function gigaflops(multiplyAdds: number, milliseconds: number): number {
  return (2 * multiplyAdds) / milliseconds / 1e6;
}

/** The value below which `part` (0 to 1) of the samples lie, between two neighbours in proportion. */
export function quantile(samples: readonly number[], part: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const place = part * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
}

export interface Ranked extends RaceFigures {
  readonly contestant: Contestant;
}

export interface RaceOutcome {
  /** From the fastest to the slowest. */
  readonly ranked: readonly Ranked[];
  /** Those that this measurement cannot tell from the fastest, and the fastest. */
  readonly first: readonly Contestant[];
  /** How many times as fast as plain JavaScript the fastest is; null without it. */
  readonly times: number | null;
}

/** Null without anybody. Whose middle halves overlap are not told apart. */
export function outcomeOf(entries: readonly Ranked[]): RaceOutcome | null {
  const ranked = [...entries].sort((a, b) => a.median - b.median);
  const [fastest] = ranked;
  if (fastest === undefined) return null;
  const plain = ranked.find(({ contestant }) => contestant === 'javascript');
  return {
    ranked,
    first: ranked.filter(({ low }) => low <= fastest.high).map(({ contestant }) => contestant),
    times: plain === undefined ? null : plain.median / fastest.median,
  };
}

/** Who comes when: in another order in each round, so that nobody always follows the same other one. */
export function turnsOf<Item>(entries: readonly Item[], round: number): readonly Item[] {
  const from = round % Math.max(1, entries.length);
  const turned = [...entries.slice(from), ...entries.slice(0, from)];
  const isBackwards = Math.floor(round / Math.max(1, entries.length)) % 2 === 1;
  return isBackwards ? turned.reverse() : turned;
}
