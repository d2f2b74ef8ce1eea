// Points, directions and colours as arrays of three numbers.

export const add = (a, b) => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const subtract = (a, b) => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const multiply = (a, b) => [a[0] * b[0], a[1] * b[1], a[2] * b[2]];
export const scale = (a, by) => [a[0] * by, a[1] * by, a[2] * by];
export const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const length = (a) => Math.sqrt(dot(a, a));
export const unit = (a) => scale(a, 1 / length(a));
export const cross = (a, b) => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export const mix = (a, b, part) => add(scale(a, 1 - part), scale(b, part));
export const reflect = (ray, normal) => subtract(ray, scale(normal, 2 * dot(ray, normal)));

export const clamp = (value, low = 0, high = 1) => Math.min(high, Math.max(low, value));
export const blend = (a, b, part) => a + (b - a) * part;
/** 0 up to `low`, 1 from `high` on, smooth between them. */
export const smoothStep = (low, high, value) => {
  const part = clamp((value - low) / (high - low));
  return part * part * (3 - 2 * part);
};
