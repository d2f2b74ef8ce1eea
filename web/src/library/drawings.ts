// Drawings, generated digits and colours: plain objects in, arrays out. Documented at their types.
import { Arguments } from './arguments.js';
import { byteArray } from './bytes.js';
import type { Engine, Reply } from './engine.js';
import { arrayLength, arrayLike, float32Array, nameOf, optionsObject } from './kinds.js';
import type {
  ColorScale,
  Drawings,
  NormalizationStages,
  NormalizeSteps,
  Stroke,
  Tensor,
} from './types.js';

export function drawings(engine: Engine): Drawings {
  const normalize = (
    pixels: Float32Array,
    width: number,
    height: number,
    given: NormalizeSteps | undefined,
  ): Reply => {
    const steps = optionsObject('steps', given);
    const { crop = true, evenPen = true, center = true } = steps;
    const data = float32Array('pixels', pixels);
    const args = new Arguments();
    args.numbers.push(arrayLength(data));
    args.whole('width', width);
    args.whole('height', height);
    args.flag('crop', crop);
    args.flag('evenPen', evenPen);
    args.flag('center', center);
    args.inputs.push(data);
    return engine.call('normalizeDrawing', args);
  };

  return {
    rasterize(strokes, given) {
      const { width, height, penWidth, paper, out } = optionsObject('options', given);
      const args = new Arguments();
      args.whole('width', width);
      args.whole('height', height);
      args.number('penWidth', penWidth);
      args.flag('paper', paper !== undefined);
      args.numbers.push(paper === undefined ? 0 : arrayLength(float32Array('paper', paper)));
      addStrokes(args, strokes);
      if (paper !== undefined) args.inputs.push(paper);
      return engine.call('rasterize', args, out).tensor(out);
    },

    normalizeDrawing(pixels, width, height, steps) {
      return stages(normalize(pixels, width, height, steps))?.result ?? null;
    },

    normalizationStages(pixels, width, height, steps) {
      return stages(normalize(pixels, width, height, steps));
    },

    generateDigits(count, seed) {
      const args = new Arguments();
      args.whole('count', count);
      args.seed('seed', seed);
      const reply = engine.call('generateDigits', args);
      return { images: reply.tensor(), labels: Uint8Array.from(reply.integers()) };
    },

    colorize(values, scale) {
      const data = float32Array('values', values);
      const { out } = optionsObject('scale', scale);
      const args = colorArguments(data, scale);
      if (out !== undefined) byteArray('out', out, 4 * arrayLength(data));
      return engine.call('colorize', args).bytes(out);
    },
  };
}

/** How many strokes, where each ends among the points, and the points as x, y, x, y, …. */
function addStrokes(args: Arguments, strokes: readonly Stroke[]): void {
  const list = arrayLike('strokes', strokes, 'an array of strokes');
  const points: number[] = [];
  args.numbers.push(list.length);
  for (let s = 0; s < list.length; s++) {
    const stroke = arrayLike(`strokes[${s}]`, list[s], 'an array of points [x, y]');
    for (let p = 0; p < stroke.length; p++) {
      const name = `strokes[${s}][${p}]`;
      const point = arrayLike(name, stroke[p], 'a point [x, y]');
      points.push(coordinate(name, point[0]), coordinate(name, point[1]));
    }
    args.numbers.push(points.length / 2);
  }
  args.inputs.push(Float32Array.from(points));
}

function coordinate(name: string, value: unknown): number {
  if (typeof value === 'number') return value;
  throw new TypeError(`${name} must be a point [x, y] of two numbers, got ${nameOf(value)} in it`);
}

/** The facts that cpp/bindings/drawing_calls.cpp tells, in its order; null for an empty drawing. */
function stages(reply: Reply): NormalizationStages | null {
  const result = reply.tensor();
  const scaled = reply.tensor().data;
  const [found, top, left, height, width, rows, columns, row, column, foundPen, usedPen] =
    reply.tensor().data as unknown as number[] & { length: 11 };
  if (found === 0) return null;
  return {
    crop: { top: top!, left: left!, height: height!, width: width! },
    penWidth: { found: foundPen!, used: usedPen! },
    scaled: picture(scaled, rows!, columns!),
    offset: [row!, column!],
    result,
  };
}

function picture(values: Float32Array, rows: number, columns: number): Tensor {
  return { data: values.slice(0, rows * columns), shape: [1, rows, columns] };
}

function colorArguments(data: Float32Array, scale: ColorScale): Arguments {
  const args = new Arguments();
  args.numbers.push(arrayLength(data));
  const range = arrayLike('range', scale.range, 'two numbers');
  args.number('range[0]', range[0]);
  args.number('range[1]', range[1]);
  const stops = arrayLike('stops', scale.stops, 'an array of colours');
  args.numbers.push(stops.length);
  for (let s = 0; s < stops.length; s++) {
    const color = arrayLike(`stops[${s}]`, stops[s], 'a colour [red, green, blue]');
    for (let part = 0; part < 3; part++) args.whole(`stops[${s}][${part}]`, color[part]);
  }
  args.inputs.push(data);
  return args;
}
