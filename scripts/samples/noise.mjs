// Noise without chance: the same place has the same value on every machine.

import { blend } from './vector.mjs';

/** 0 … 1 for a whole place; neighbours have nothing in common. */
export function hash(x, y, seed = 0) {
  let value =
    Math.imul(x | 0, 0x27d4eb2d) ^ Math.imul(y | 0, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
  value = Math.imul(value ^ (value >>> 15), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return ((value ^ (value >>> 16)) >>> 0) / 2 ** 32;
}

/** Smooth between the hashes of the whole places around, 0 … 1. */
export function noise(x, y, seed = 0) {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const ease = (part) => part * part * part * (part * (part * 6 - 15) + 10);
  const [right, down] = [ease(x - column), ease(y - row)];
  return blend(
    blend(hash(column, row, seed), hash(column + 1, row, seed), right),
    blend(hash(column, row + 1, seed), hash(column + 1, row + 1, seed), right),
    down,
  );
}

/** Noise at `octaves` scales, each half as large and half as strong as the one before; 0 … 1. */
export function fractal(x, y, octaves, seed = 0) {
  let [sum, weight, total] = [0, 1, 0];
  for (let octave = 0; octave < octaves; octave++) {
    sum += weight * noise(x, y, seed + octave);
    total += weight;
    weight /= 2;
    // Turned a little each time, so that no grid shows.
    [x, y] = [1.6 * x + 1.2 * y, 1.6 * y - 1.2 * x];
  }
  return sum / total;
}

/** About normal, mean 0 and deviation 1: the grain of a pixel. */
export function grain(x, y, seed = 0) {
  let sum = 0;
  for (let part = 0; part < 6; part++) sum += hash(x, y, seed + 31 * part);
  return (sum - 3) / Math.sqrt(0.5);
}
