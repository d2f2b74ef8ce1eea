/**
 * What follows the pen: pixels and numbers, painted and written into the nodes that digitsScreen made. Sixty times a second
 * nothing else changes, and the templates need not be asked.
 */
import type { Palette } from '../../draw/palettes.js';
import type { Strings } from '../../strings/index.js';
import type { DigitsSession } from './digits-session.js';
import type { InkCanvas } from './ink-canvas.js';
import type { BarsCanvas } from './bars-canvas.js';
import { showLayerNumbers, showLayers } from './network-view.js';
import { showResult } from './result-view.js';

export interface LiveScreen {
  readonly session: DigitsSession;
  /** Of the pad. */
  readonly ink: InkCanvas;
  readonly bars: BarsCanvas;
  readonly palette: Palette;
  readonly strings: Strings;
  readonly shows: LiveParts;
}

/** What is shown anew; the rest stays as it is. Pad, bars and what the network sees always are. */
export interface LiveParts {
  /** Nobody is drawing. */
  readonly isAtRest: boolean;
  readonly layers: (layer: number) => boolean;
  readonly answerNumbers: boolean;
  readonly layerNumbers: (layer: number) => boolean;
}

export const allParts: LiveParts = {
  isAtRest: true,
  layers: () => true,
  answerNumbers: true,
  layerNumbers: () => true,
};

/**
 * While somebody draws: layers that are near, and in each turn some numbers, first those of the answer, then those of one
 * layer after the other, so that no frame has to set them all. `turn` is null in frames between two turns.
 */
export function partsInTurn(turn: number | null, near: readonly number[]): LiveParts {
  const isAnswer = turn !== null && turn % turnsPerAnswer === 0;
  const layerTurn = turn === null || isAnswer ? null : turn - Math.ceil(turn / turnsPerAnswer);
  const written = layerTurn === null ? undefined : near[layerTurn % near.length];
  return {
    isAtRest: false,
    layers: (layer) => near.includes(layer),
    answerNumbers: isAnswer,
    layerNumbers: (layer) => layer === written,
  };
}

/** Those of the answer come as often as all layers' numbers together when two layers are near. */
const turnsPerAnswer = 3;

export function showLive(root: ParentNode, live: LiveScreen): void {
  const { session, palette, strings, shows } = live;
  const { network, pass, state, isExample } = session;
  const [red, green, blue] = palette.ink;
  const pad = root.querySelector<HTMLCanvasElement>('canvas[part="pad"]')!;
  const color = `rgb(${red} ${green} ${blue} / ${isExample ? 0.35 : 1})`;
  live.ink.paint(
    pad.getContext('2d')!,
    session.shownStrokes,
    { color, penWidth: state.penWidth },
    state.drawing.penDown,
  );
  showResult(root, live.bars, {
    probabilities: pass?.classification.probabilities ?? null,
    isExample,
    isWaiting: network === null,
    withNumbers: shows.answerNumbers,
    isAtRest: shows.isAtRest,
    strings,
  });
  root.querySelector('conv-seen-view')!.pictures = session.seen(palette);
  if (network === null) return;
  const colors = session.colors(palette);
  const shown = { network, pass, colors, scale: state.scale, strings };
  showLayers(root, shown, shows.layers);
  showLayerNumbers(root, shown, shows.layerNumbers);
}
