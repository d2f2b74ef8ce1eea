/** What is on the screen as a table, as a drawing, and as programs that compute it. */
import type { Palette, Rgb } from '../../draw/palettes.js';
import { sceneSvg, type SceneLook, type SceneRole } from '../../draw/scene.js';
import { dotSize } from '../../draw/signal-frame.js';
import { firstMoment } from '../../draw/signal-place.js';
import type { SignalScene } from '../../draw/signal-scene.js';
import {
  codeLanguageNames,
  codeLanguages,
  convolutionCode,
} from '../../state/as-code/convolution.js';
import { divisorOf } from '../../state/signal-kernel.js';
import type { SignalWords } from '../../strings/signal.js';
import { signColors } from './signal-show.js';
import type { SignalSession } from './signal-session.js';

/** One line per value: series, moment (of a weight: its index), value. */
export function exportTable({ state, shown }: SignalSession, { signal }: SignalWords): string {
  const { header, track, x, w, s } = signal.data;
  const lines = [header];
  const add = (name: string, start: number, values: ArrayLike<number>): void => {
    for (const [at, value] of Array.from(values).entries()) {
      lines.push(`${name},${start + at},${value}`);
    }
  };
  add(track, 0, state.input.track);
  add(x, 0, shown.readings);
  add(w, shown.slide.first, shown.weights);
  add(s, firstMoment(shown.slide), shown.output);
  return `${lines.join('\n')}\n`;
}

export function exportDrawing(scene: SignalScene, palette: Palette): string {
  const { width, height, still, bars, frames, moved } = scene;
  const groups = [
    { shapes: still, moved: 0 },
    { shapes: [...bars, ...frames], moved },
  ];
  return sceneSvg({ width, height, groups }, css(palette.panel), looksOf(scene, palette));
}

function css(color: Rgb): string {
  return `rgb(${color.join(',')})`;
}

/** As in signal-stage-styles.ts, in the colours of the theme. */
function looksOf(scene: SignalScene, palette: Palette): Readonly<Record<SceneRole, SceneLook>> {
  const isDark = palette.panel[0] < 128;
  const [line, edge, quiet] = isDark
    ? ['#2f353b', '#757f8a', '#a3abb5']
    : ['#e3e0d8', '#8b877c', '#5b6470'];
  const window = isDark ? '#ffa94d' : '#e8590c';
  const ink = css(palette.ink);
  const { positive, negative } = signColors(palette);
  const dot = dotSize(scene);
  return {
    grid: { stroke: line },
    zero: { stroke: edge },
    border: { fill: line, opacity: 0.45 },
    track: { stroke: quiet, strokeWidth: 1.5, dashes: '5 4' },
    stem: { stroke: edge, opacity: 0.55 },
    dot: { stroke: ink, strokeWidth: dot },
    ghost: { stroke: edge, strokeWidth: dot },
    used: { opacity: 0.55 },
    bar: { stroke: edge },
    lit: { stroke: window, strokeWidth: 3 },
    positive: { stroke: positive, strokeWidth: 1.5, opacity: 0.6 },
    negative: { stroke: negative, strokeWidth: 1.5, opacity: 0.6 },
    'positive-dot': { stroke: positive, strokeWidth: dot },
    'negative-dot': { stroke: negative, strokeWidth: dot },
    now: { stroke: window, strokeWidth: 1.5, dashes: '2 4' },
    window: { stroke: window, strokeWidth: 2.5 },
    touch: { stroke: window, strokeWidth: 1.5, dashes: '4 3' },
    tick: { fill: quiet, fontSize: 12 },
    title: { fill: ink, fontSize: 15 },
    hint: { fill: quiet, fontSize: 12 },
  };
}

/** The signal is a picture of one row. */
export function exportCode({ state, shown }: SignalSession): Readonly<Record<string, string>> {
  const { readings, border } = shown;
  const { values } = state.weighting;
  const program = {
    input: { columns: readings.length, values: Array.from(readings, (value) => tidy(value)) },
    kernel: { columns: values.length, values },
    divisor: divisorOf(state.weighting),
    operation: state.operation,
    padding: [0, border[0], 0, border[1]],
    paddingMode: state.paddingMode,
    stride: [1, 1],
    dilation: [1, 1],
  } as const;
  return Object.fromEntries(
    codeLanguages.map((language) => [
      codeLanguageNames[language],
      convolutionCode(language, program),
    ]),
  );
}

/** The shortest text that is the same float32. */
function tidy(value: number): number {
  const short = Number(value.toPrecision(7));
  return Math.fround(short) === value ? short : value;
}
