/** The session as the plots show it. */
import { divergingStops, type Palette } from '../../draw/palettes.js';
import { signalScene, type SignalScene } from '../../draw/signal-scene.js';
import type { SignalWords } from '../../strings/signal.js';
import { colorsOf, signedScale } from '../parts/value-scale.js';
import { isEstimate } from './signal-run.js';
import type { SignalSession } from './signal-session.js';

export interface SignalShow {
  readonly scene: SignalScene;
  /** Four bytes for each weight, by place in the list. */
  readonly colors: Uint8ClampedArray;
}

export interface ShowSize {
  /** In CSS pixels. */
  readonly width: number;
  readonly plotHeight: number;
}

export function signalShow(
  session: SignalSession,
  palette: Palette,
  strings: SignalWords,
  { width, plotHeight }: ShowSize,
): SignalShow {
  const { shown, state, lookedAt, library, known } = session;
  const { titles, time } = strings.signal.stage;
  const scale = signedScale([shown.weights], divergingStops(palette.weights, palette.panel));
  const colors = colorsOf(library, shown.weights, scale);
  const isMirrored = state.operation === 'convolution';
  const scene = signalScene(
    {
      slide: shown.slide,
      padded: shown.padded,
      before: shown.border[0],
      length: shown.readings.length,
      track: state.input.track,
      weights: shown.weights,
      colors,
      output: shown.output,
      known,
      isEstimate: isEstimate(shown.weights),
    },
    {
      width,
      plotHeight,
      t: lookedAt.t,
      done: lookedAt.done,
      lit: session.term,
      touched: session.touched,
      titles: { ...titles, weights: isMirrored ? titles.mirrored : titles.weights },
      timeTitle: time,
      decimal: strings.common.decimal,
    },
  );
  return { scene, colors };
}

/** Of results above and below zero: the maps' own hues, where they stand out. */
export function signColors({ maps }: Palette): { positive: string; negative: string } {
  const css = (color: readonly number[]): string => `rgb(${color.join(',')})`;
  return { positive: css(maps.positive[1]!), negative: css(maps.negative[1]!) };
}

/** For the styles, as custom properties. */
export function plotColors(palette: Palette): Readonly<Record<string, string>> {
  const { positive, negative } = signColors(palette);
  return {
    '--signal-positive': positive,
    '--signal-negative': negative,
    '--signal-weight': `rgb(${palette.weights.positive[1]!.join(',')})`,
  };
}

/** Whether the window needs readings that have not come at the moment that it is for. */
export function looksAhead({ shown }: SignalSession): boolean {
  const { operation, first, width } = shown.slide;
  return (operation === 'convolution' ? -first : first + width - 1) > 0;
}
