/**
 * Plain JavaScript, one of the contestants: the convolution as a careful programmer writes it without WebAssembly. It works
 * on a copy with the border around it, so that no loop asks where the picture ends; it finds its places by adding; and it
 * lets the sums of four neighbouring outputs of two filters grow together in variables, so that what was read once serves
 * several products. It needs nothing but the language.
 */

export interface PlainLayer {
  readonly channels: number;
  readonly outChannels: number;
  /** Rows and columns of the picture, and of each kernel. */
  readonly size: number;
  readonly kernel: number;
  readonly groups: number;
}

/** Neighbouring outputs whose sums grow together. */
const together = 4;

/** Where things lie in the copy with the border: [channel][row][column]. */
interface Bordered {
  readonly values: Float32Array;
  readonly width: number;
  /** Numbers of one channel. */
  readonly plane: number;
}

/** One row of one or two filters' outputs. */
interface Row {
  readonly bordered: Bordered;
  /** Where the first window of this row begins, and how many channels it reads. */
  readonly start: number;
  readonly perGroup: number;
  readonly kernel: number;
  readonly size: number;
  readonly weight: Float32Array;
  readonly bias: Float32Array;
  readonly filter: number;
  readonly out: Float32Array;
  /** Where the row lies in `out`. */
  readonly to: number;
}

/**
 * A function that convolves with stride 1 and a border of zeros that keeps the size, an odd one at the end:
 * x [channels, size, size], weight [outChannels, channels / groups, kernel, kernel], bias [outChannels], out [outChannels,
 * size, size], all row by row. All that it keeps between two calls is the room for the copy.
 */
export function plainConvolution(
  layer: PlainLayer,
): (x: Float32Array, weight: Float32Array, bias: Float32Array, out: Float32Array) => void {
  const { channels, outChannels, size, kernel, groups } = layer;
  const perGroup = channels / groups;
  const filtersPerGroup = outChannels / groups;
  const rows = size + kernel - 1;
  // So wide that four windows may begin at any column.
  const width = rows + together - 1;
  const plane = rows * width;
  const bordered: Bordered = { values: new Float32Array(channels * plane), width, plane };

  return (x, weight, bias, out) => {
    copyInside(x, bordered, layer);
    for (let filter = 0; filter < outChannels;) {
      const group = Math.floor(filter / filtersPerGroup);
      const isPair = filter + 1 < (group + 1) * filtersPerGroup;
      for (let row = 0; row < size; row++) {
        const start = group * perGroup * plane + row * width;
        const to = (filter * size + row) * size;
        const given = { bordered, start, perGroup, kernel, size, weight, bias, filter, out, to };
        if (isPair) rowOfTwo(given);
        else rowOfOne(given);
      }
      filter += isPair ? 2 : 1;
    }
  };
}

function copyInside(x: Float32Array, to: Bordered, { channels, size, kernel }: PlainLayer): void {
  const before = (kernel - 1) >> 1;
  for (let channel = 0; channel < channels; channel++) {
    for (let row = 0; row < size; row++) {
      const from = (channel * size + row) * size;
      const place = channel * to.plane + (before + row) * to.width + before;
      to.values.set(x.subarray(from, from + size), place);
    }
  }
}

function rowOfOne(row: Row): void {
  const { start, perGroup, kernel, size, weight, filter, out, to } = row;
  const { values, width, plane } = row.bordered;
  const bias = row.bias[filter]!;
  for (let column = 0; column < size; column += together) {
    let [sum0, sum1, sum2, sum3] = [bias, bias, bias, bias];
    let w = filter * perGroup * kernel * kernel;
    for (let channel = 0; channel < perGroup; channel++) {
      let from = start + channel * plane + column;
      for (let y = 0; y < kernel; y++, from += width) {
        for (let place = from; place < from + kernel; place++, w++) {
          const factor = weight[w]!;
          sum0 += values[place]! * factor;
          sum1 += values[place + 1]! * factor;
          sum2 += values[place + 2]! * factor;
          sum3 += values[place + 3]! * factor;
        }
      }
    }
    write(out, to, column, size, sum0, sum1, sum2, sum3);
  }
}

/** This filter and the next one, which read the same channels. */
function rowOfTwo(row: Row): void {
  const { start, perGroup, kernel, size, weight, filter, out, to } = row;
  const { values, width, plane } = row.bordered;
  const perFilter = perGroup * kernel * kernel;
  const [biasA, biasB] = [row.bias[filter]!, row.bias[filter + 1]!];
  for (let column = 0; column < size; column += together) {
    let [a0, a1, a2, a3] = [biasA, biasA, biasA, biasA];
    let [b0, b1, b2, b3] = [biasB, biasB, biasB, biasB];
    let w = filter * perFilter;
    for (let channel = 0; channel < perGroup; channel++) {
      let from = start + channel * plane + column;
      for (let y = 0; y < kernel; y++, from += width) {
        for (let place = from; place < from + kernel; place++, w++) {
          const factorA = weight[w]!;
          const factorB = weight[w + perFilter]!;
          const value0 = values[place]!;
          const value1 = values[place + 1]!;
          const value2 = values[place + 2]!;
          const value3 = values[place + 3]!;
          a0 += value0 * factorA;
          a1 += value1 * factorA;
          a2 += value2 * factorA;
          a3 += value3 * factorA;
          b0 += value0 * factorB;
          b1 += value1 * factorB;
          b2 += value2 * factorB;
          b3 += value3 * factorB;
        }
      }
    }
    write(out, to, column, size, a0, a1, a2, a3);
    write(out, to + size * size, column, size, b0, b1, b2, b3);
  }
}

/** Four neighbours, as far as the row goes. */
function write(
  out: Float32Array,
  row: number,
  column: number,
  size: number,
  ...[value0, value1, value2, value3]: [number, number, number, number]
): void {
  const place = row + column;
  out[place] = value0;
  if (column + 1 < size) out[place + 1] = value1;
  if (column + 2 < size) out[place + 2] = value2;
  if (column + 3 < size) out[place + 3] = value3;
}
