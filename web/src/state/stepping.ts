/**
 * A calculation of many equal windows, walked through product by product, window by window, row by row or at once.
 *
 *   const plan = { rows: 3, columns: 3, products: 4 };        // nine windows of four products
 *   stepFrom(plan, 0, 'window', 1)                             // 4: the first window is done
 *   placeAt(plan, 5)                                           // { row: 0, column: 1, done: 1 }
 */
export interface SteppingPlan {
  /** Of the output: one window each. */
  readonly rows: number;
  readonly columns: number;
  /** Products of one window. */
  readonly products: number;
}

export const stepLevels = ['product', 'window', 'row', 'map'] as const;
export type StepLevel = (typeof stepLevels)[number];

/** Milliseconds from one step to the next while it plays: slow enough to think, fast enough to read as motion. */
export const stepSpeeds = [1000, 500, 250, 100] as const;

/** All products of the plan. Positions are how many of them are done, 0 to this. */
export function stepTotal({ rows, columns, products }: SteppingPlan): number {
  return rows * columns * products;
}

/** Products of one step. */
export function stepSize(plan: SteppingPlan, level: StepLevel): number {
  const { columns, products } = plan;
  return { product: 1, window: products, row: products * columns, map: stepTotal(plan) }[level];
}

/** The next place forward (1) or back (−1) where a step of this level ends, inside the plan. */
export function stepFrom(
  plan: SteppingPlan,
  position: number,
  level: StepLevel,
  direction: 1 | -1,
): number {
  const size = stepSize(plan, level);
  const next =
    direction === 1
      ? (Math.floor(position / size) + 1) * size
      : (Math.ceil(position / size) - 1) * size;
  return Math.min(stepTotal(plan), Math.max(0, next));
}

/**
 * The window that is worked on, and how many of its products are done. At the very beginning none of the first; behind the
 * end all of the last.
 */
export function placeAt(
  plan: SteppingPlan,
  position: number,
): { readonly row: number; readonly column: number; readonly done: number } {
  const { rows, columns, products } = plan;
  const worked = Math.max(0, Math.ceil(position / products) - 1);
  const window = Math.min(rows * columns - 1, worked);
  return {
    row: Math.floor(window / columns),
    column: window % columns,
    done: Math.min(products, position - window * products),
  };
}

/** Where a window is completely done. */
export function positionBehind(
  { columns, products }: SteppingPlan,
  { row, column }: { readonly row: number; readonly column: number },
): number {
  return (row * columns + column + 1) * products;
}

/** How many windows are completely done. */
export function windowsDone({ products }: SteppingPlan, position: number): number {
  return Math.floor(position / products);
}
