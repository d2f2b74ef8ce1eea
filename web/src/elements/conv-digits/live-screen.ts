/**
 * What follows the pen: pixels and numbers, painted and written into the nodes that digitsScreen made. Sixty times a second
 * nothing else changes, and the templates need not be asked.
 */
import type { Palette } from '../../draw/palettes.js';
import type { Strings } from '../../strings/index.js';
import type { DigitsSession } from './digits-session.js';
import type { InkCanvas } from './ink-canvas.js';
import { showLayerNumbers, showLayers } from './network-view.js';
import { showResult } from './result-view.js';

/** Numbers that are written together. Nobody reads sixty a second, and each one is a line to set. */
export const numberGroups = ['answer', 'layers'] as const;
export type NumberGroup = (typeof numberGroups)[number];

export interface LiveScreen {
  readonly session: DigitsSession;
  /** Of the pad. */
  readonly ink: InkCanvas;
  readonly palette: Palette;
  readonly strings: Strings;
  /** Which numbers are written; others stay as they are. */
  readonly numbers: readonly NumberGroup[];
}

export function showLive(root: ParentNode, live: LiveScreen): void {
  const { session, palette, strings, numbers } = live;
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
  showResult(root, {
    probabilities: pass?.classification.probabilities ?? null,
    isExample,
    isWaiting: network === null,
    withNumbers: numbers.includes('answer'),
    strings,
  });
  root.querySelector('conv-seen-view')!.pictures = session.seen(palette);
  if (network === null) return;
  const colors = session.colors(palette);
  const shown = { network, pass, colors, scale: state.scale, strings };
  showLayers(root, shown);
  if (numbers.includes('layers')) showLayerNumbers(root, shown);
}
