/**
 * Two vectors as pictures: their values as bars on one line of places, and the angle between them as two arrows.
 *
 *   barsPath([1, -1], { width: 20, height: 10, limit: 1 })   // 'M0 5V0H9.2V5Z…'
 */
export interface BarsFrame {
  readonly width: number;
  readonly height: number;
  /** The magnitude that reaches an edge; zero is in the middle. */
  readonly limit: number;
}

const px = (value: number): string => String(Math.round(value * 100) / 100);

/** One closed path for all bars; no gap where there is no room for one. */
export function barsPath(values: ArrayLike<number>, { width, height, limit }: BarsFrame): string {
  const column = width / values.length;
  const bar = column >= 4 ? column - 1 : column;
  const zero = height / 2;
  return Array.from(values, (value, at) => {
    const part = Math.min(1, Math.max(-1, value / limit));
    const left = px(at * column);
    return `M${left} ${px(zero)}V${px(zero - part * zero)}H${px(at * column + bar)}V${px(zero)}Z`;
  }).join('');
}

export interface Arrow {
  readonly x: number;
  readonly y: number;
}

/** The arrow's end at an angle (radians, against the clock) from a middle, on a screen whose y points down. */
export function arrowEnd(angle: number, length: number, { x, y }: Arrow): Arrow {
  return { x: x + length * Math.cos(angle), y: y - length * Math.sin(angle) };
}

/** The arc between an arrow to the right and one at an angle of 0 … π. */
export function arcPath(angle: number, radius: number, middle: Arrow): string {
  const end = arrowEnd(angle, radius, middle);
  return `M${px(middle.x + radius)} ${px(middle.y)}A${radius} ${radius} 0 0 0 ${px(end.x)} ${px(end.y)}`;
}

export function degrees(cosine: number): number {
  return (180 * Math.acos(Math.min(1, Math.max(-1, cosine)))) / Math.PI;
}
