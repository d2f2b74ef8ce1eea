/**
 * Signed values in few steps and few letters, for pictures that are shipped with the page: an odd number of levels with
 * zero in the middle, one letter a value.
 *
 *   encodeLevels(new Float32Array([-1, 0, 1]), 1)   // 'aho'
 */
const letters = 'abcdefghijklmno';
const middle = (letters.length - 1) / 2;

/** Values of at least −limit and at most limit; others take the end's letter. */
export function encodeLevels(values: Float32Array, limit: number): string {
  return Array.from(values, (value) => {
    const level = Math.round((value / limit) * middle) + middle;
    return letters.charAt(Math.min(letters.length - 1, Math.max(0, level)));
  }).join('');
}

/** The values as they are after rounding, between −1 and 1. */
export function decodeLevels(text: string): Float32Array {
  return Float32Array.from(text, (letter) => (letters.indexOf(letter) - middle) / middle);
}

type Rgb = readonly [red: number, green: number, blue: number];

/** Four bytes for each value between −1 and 1, along colours at equal distances. */
export function colorLevels(values: Float32Array, stops: readonly Rgb[]): Uint8ClampedArray {
  const colors = new Uint8ClampedArray(values.length * 4);
  for (const [place, value] of values.entries()) {
    const along = ((value + 1) / 2) * (stops.length - 1);
    const before = Math.min(stops.length - 2, Math.floor(along));
    const part = along - before;
    for (const channel of [0, 1, 2] as const) {
      const [from, to] = [stops[before]![channel], stops[before + 1]![channel]];
      colors[place * 4 + channel] = from + (to - from) * part;
    }
    colors[place * 4 + 3] = 255;
  }
  return colors;
}
