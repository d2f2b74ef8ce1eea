/** The three plots of a signal as shapes: readings, the weighting where it stands, the result. */
import { cellTexts } from './cell-text.js';
import { niceStep } from './scale.js';
import type { SceneRole, SceneShape } from './scene.js';
import {
  bands,
  Frame,
  layoutSignal,
  type BandName,
  type SignalLayout,
  type SignalNumbers,
} from './signal-frame.js';
import { firstMoment, readingUnder, weightUnder, windowStart } from './signal-place.js';

export interface SignalScene extends SignalLayout {
  /** Behind everything that moves. */
  readonly still: readonly SceneShape[];
  /** The window's weights and frames, as if it stood at the first cell; they are moved by `moved` pixels. */
  readonly bars: readonly SceneShape[];
  readonly frames: readonly SceneShape[];
  readonly moved: number;
  /** Where the weighting's zero stands in the window, in pixels from its left edge. */
  readonly axis: number;
}

export interface SignalLook {
  readonly width: number;
  /** Of the two larger plots. */
  readonly plotHeight: number;
  readonly t: number;
  /** Terms that are done. */
  readonly done: number;
  /** The term that is pointed at. */
  readonly lit: number | null;
  /** Moments whose outputs read what is pointed at. */
  readonly touched: readonly [first: number, last: number] | null;
  readonly titles: Readonly<Record<BandName, string>>;
  /** Under the last plot. */
  readonly timeTitle: string;
  readonly decimal: string;
}

export function signalScene(numbers: SignalNumbers, look: SignalLook): SignalScene {
  const { slide } = numbers;
  const base = layoutSignal(numbers, look);
  const frame = new Frame(base);
  return {
    ...base,
    still: [
      ...bands.flatMap((name) => axes(frame, name, look)),
      ...times(frame, look),
      ...usedColumns(frame, numbers, look),
      ...readingShapes(frame, numbers),
      ...resultShapes(frame, numbers),
      ...touches(frame, look),
    ],
    bars: barShapes(frame, numbers, look),
    frames: frameShapes(frame, numbers, look),
    moved: (windowStart(slide, look.t) - base.firstCell) * base.cell,
    axis: (look.t - windowStart(slide, look.t) + 0.5) * base.cell,
  };
}

const px = (value: number): string => String(Math.round(value * 100) / 100);

/** Below this width, in pixels, titles need all of it. */
const narrow = 480;

function axes(frame: Frame, name: BandName, { titles, decimal, width }: SignalLook): SceneShape[] {
  const { top, scale } = frame.band(name);
  const texts = cellTexts(scale.ticks, decimal);
  const lines = scale.ticks.map((tick, at): SceneShape[] => [
    {
      kind: 'path',
      role: tick === 0 ? 'zero' : 'grid',
      d: `M${px(frame.left)} ${px(frame.y(name, tick))}H${px(frame.right)}`,
    },
    text('tick', frame.left - 6, frame.y(name, tick), texts[at]!, 'end'),
  ]);
  return [
    ...lines.flat(),
    text('title', width < narrow ? 0 : frame.left, top - 14, titles[name], 'start'),
  ];
}

function times(frame: Frame, { timeTitle }: SignalLook): SceneShape[] {
  const { top, height } = frame.band('result');
  // Ticks as dense as their texts allow.
  const step = Math.max(1, niceStep(34 / frame.cell));
  const first = Math.ceil(frame.firstCell / step) * step;
  const shapes: SceneShape[] = [];
  for (let t = first; t <= frame.lastCell; t += step) {
    if (frame.x(t) > frame.right - 22 - timeTitle.length) continue;
    shapes.push(text('tick', frame.x(t), top + height + 12, String(t).replace('-', '−'), 'middle'));
  }
  shapes.push(text('hint', frame.right, top + height + 12, timeTitle, 'end'));
  return shapes;
}

/** The input wears the colour of the weight that multiplies it. */
function usedColumns(frame: Frame, numbers: SignalNumbers, look: SignalLook): SceneShape[] {
  const { top, height } = frame.band('readings');
  return Array.from({ length: look.done }, (_, term) => ({
    kind: 'rect' as const,
    role: 'used' as const,
    x: frame.edge(readingUnder(numbers.slide, look.t, term)),
    y: top,
    width: frame.cell,
    height,
    fill: colorAt(numbers.colors, weightUnder(numbers.slide, term)),
  }));
}

function colorAt(colors: Uint8ClampedArray, place: number): string {
  return `rgb(${colors.slice(4 * place, 4 * place + 3).join(' ')})`;
}

function readingShapes(
  frame: Frame,
  { padded, before, length, track }: SignalNumbers,
): SceneShape[] {
  const zero = frame.y('readings', 0);
  const { top, height } = frame.band('readings');
  const inside: string[] = [];
  const outside: string[] = [];
  const stems: string[] = [];
  for (const [at, value] of padded.entries()) {
    const [x, y] = [frame.x(at - before), frame.y('readings', value)];
    const isInside = at >= before && at < before + length;
    (isInside ? inside : outside).push(point(x, y));
    if (isInside) stems.push(`M${px(x)} ${px(zero)}V${px(y)}`);
  }
  const behind = padded.length - before - length;
  const strips = [
    { from: -before, count: before },
    { from: length, count: behind },
  ].filter(({ count }) => count > 0);
  return [
    ...strips.map(({ from, count }) => ({
      kind: 'rect' as const,
      role: 'border' as const,
      x: frame.edge(from),
      y: top,
      width: count * frame.cell,
      height,
    })),
    { kind: 'path', role: 'track', d: line(frame, 'readings', track, 0) },
    { kind: 'path', role: 'stem', d: stems.join('') },
    { kind: 'path', role: 'ghost', d: outside.join('') },
    { kind: 'path', role: 'dot', d: inside.join('') },
  ];
}

function resultShapes(frame: Frame, numbers: SignalNumbers): SceneShape[] {
  const { slide, output, known, isEstimate, track } = numbers;
  const zero = frame.y('result', 0);
  const start = firstMoment(slide);
  const parts = { positive: '', negative: '', 'positive-dot': '', 'negative-dot': '' };
  for (const [at, value] of output.subarray(0, known).entries()) {
    const [x, y] = [frame.x(start + at), frame.y('result', value)];
    const sign = value < 0 ? 'negative' : 'positive';
    parts[sign] += `M${px(x)} ${px(zero)}V${px(y)}`;
    parts[`${sign}-dot`] += point(x, y);
  }
  const shapes = (Object.keys(parts) as (keyof typeof parts)[]).map((role): SceneShape => ({
    kind: 'path',
    role,
    d: parts[role],
  }));
  if (!isEstimate) return shapes;
  return [{ kind: 'path', role: 'track', d: line(frame, 'result', track, 0) }, ...shapes];
}

/** A dot is a line of no length with round ends. */
function point(x: number, y: number): string {
  return `M${px(x)} ${px(y)}h0`;
}

function line(frame: Frame, name: BandName, values: ArrayLike<number>, start: number): string {
  return Array.from(values, (value, at) => {
    const command = at === 0 ? 'M' : 'L';
    return `${command}${px(frame.x(start + at))} ${px(frame.y(name, value))}`;
  }).join('');
}

function touches(frame: Frame, { touched }: SignalLook): SceneShape[] {
  if (touched === null) return [];
  const { top, height } = frame.band('result');
  const [first, last] = touched;
  const x = frame.edge(first);
  return [{ kind: 'rect', role: 'touch', x, y: top, width: frame.edge(last + 1) - x, height }];
}

function barShapes(
  frame: Frame,
  { slide, weights, colors }: SignalNumbers,
  look: SignalLook,
): SceneShape[] {
  const zero = frame.y('weights', 0);
  const inset = Math.min(6, frame.cell * 0.14);
  return Array.from({ length: slide.width }, (_, term) => {
    const place = weightUnder(slide, term);
    const y = frame.y('weights', weights[place]!);
    return {
      kind: 'rect' as const,
      role: (look.lit === term ? 'lit' : 'bar') as SceneRole,
      x: frame.left + term * frame.cell + inset,
      y: Math.min(y, zero) - 0.5,
      width: frame.cell - 2 * inset,
      height: Math.abs(zero - y) + 1,
      fill: colorAt(colors, place),
    };
  });
}

function frameShapes(frame: Frame, { slide }: SignalNumbers, { t, lit }: SignalLook): SceneShape[] {
  const { cell, left } = frame;
  const back = t - windowStart(slide, t);
  const column = (name: BandName, term: number, terms: number, role: SceneRole): SceneShape => {
    const { top, height } = frame.band(name);
    return { kind: 'rect', role, x: left + term * cell, y: top, width: terms * cell, height };
  };
  const now = left + (back + 0.5) * cell;
  const [from, to] = [frame.band('readings'), frame.band('result')];
  return [
    { kind: 'path', role: 'now', d: `M${px(now)} ${px(from.top)}V${px(to.top + to.height)}` },
    column('readings', 0, slide.width, 'window'),
    column('weights', 0, slide.width, 'window'),
    column('result', back, 1, 'window'),
    ...(lit === null
      ? []
      : [column('readings', lit, 1, 'touch'), column('weights', lit, 1, 'touch')]),
  ];
}

function text(
  role: SceneRole,
  x: number,
  y: number,
  content: string,
  anchor: 'start' | 'middle' | 'end',
): SceneShape {
  return { kind: 'text', role, x, y, text: content, anchor };
}
