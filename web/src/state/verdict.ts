/**
 * What one may honestly say about ten probabilities.
 *
 *   verdictOf([0, 0, 0, 0.97, 0, 0, 0, 0, 0.03, 0])   // { certainty: 'sure', first: 3, second: 8 }
 */
export type Certainty = 'sure' | 'likely' | 'unsure' | 'lost';

export interface Verdict {
  readonly certainty: Certainty;
  /** The most probable digit and the next one. */
  readonly first: number;
  readonly second: number;
}

/** From which probability of the first on each word is used; the probabilities are calibrated, so these are odds. */
const least = { sure: 0.9, likely: 0.6, unsure: 0.3 } as const;

export function verdictOf(probabilities: ArrayLike<number>): Verdict {
  const order = Array.from(probabilities, (_, digit) => digit).sort(
    (a, b) => probabilities[b]! - probabilities[a]!,
  );
  const [first = 0, second = 0] = order;
  const probability = probabilities[first] ?? 0;
  const certainty =
    probability >= least.sure
      ? 'sure'
      : probability >= least.likely
        ? 'likely'
        : probability >= least.unsure
          ? 'unsure'
          : 'lost';
  return { certainty, first, second };
}
