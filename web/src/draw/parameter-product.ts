/**
 * A parameter count as the product that it is: 16 × (8×5×5 + 1).
 */
import { formatCount } from './numbers.js';

/** A layer's weights as [outputs, …what one output reads], and whether each output has a bias. */
export interface Weights {
  readonly shape: readonly number[];
  readonly hasBias: boolean;
}

/** '16 × (8×5×5 + 1)'; a layer without bias has '16 × 8×5×5'. */
export function parameterProduct({ shape, hasBias }: Weights): string {
  const [outputs = 0, ...reads] = shape;
  const one = reads.map(formatCount).join('×');
  return hasBias ? `${formatCount(outputs)} × (${one} + 1)` : `${formatCount(outputs)} × ${one}`;
}

/** '8 × 28 × 28' */
export function shapeText(shape: readonly number[]): string {
  return shape.map(formatCount).join(' × ');
}
