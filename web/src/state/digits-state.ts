/**
 * Everything that decides what <conv-digits> shows, as one value, and that value as the short text of a link.
 */
import { addStrokes, emptyDrawing, type Drawing } from './drawing.js';
import { isUnit, type Selection } from './selection.js';
import { ShareReader, ShareWriter } from './share-bytes.js';
import { readStrokes, writeStroke } from './share-strokes.js';

/** `mnist`: cropped, scaled and centred as MNIST was made; `none`: the pad merely shrunk to 28×28. */
export const preparations = ['mnist', 'none'] as const;
export type Preparation = (typeof preparations)[number];

/** What shares one colour scale: each map has its own, all maps of a layer, or all maps of the network. */
export const colorScales = ['map', 'layer', 'network'] as const;
export type ColorScaleScope = (typeof colorScales)[number];

/** Diameter of the pen as a fraction of the pad's side. */
export const penWidths = { least: 0.03, most: 0.16, step: 0.01, usual: 0.08 } as const;

export interface DigitsState {
  readonly drawing: Drawing;
  readonly penWidth: number;
  readonly preparation: Preparation;
  readonly scale: ColorScaleScope;
  /** What was clicked or opened by key; what the pointer merely passes over is not part of the state. */
  readonly pinned: Selection | null;
  /** Nothing was drawn or cleared yet, and the example is shown. */
  readonly untouched: boolean;
}

export const initialDigitsState: DigitsState = {
  drawing: emptyDrawing,
  penWidth: penWidths.usual,
  preparation: 'mnist',
  scale: 'layer',
  pinned: null,
  untouched: true,
};

/** The nearest pen width that the slider can show. */
export function snapPenWidth(width: number): number {
  if (!Number.isFinite(width)) return penWidths.usual;
  const { least, most, step } = penWidths;
  return Math.round(Math.min(most, Math.max(least, width)) / step) / Math.round(1 / step);
}

const version = 1;

export function encodeDigitsState(state: DigitsState): string {
  const { pinned } = state;
  const writer = new ShareWriter();
  writer
    .count(version)
    .count(Number(state.untouched))
    .count(preparations.indexOf(state.preparation))
    .count(colorScales.indexOf(state.scale))
    .count(Math.round(state.penWidth / penWidths.step))
    .count(pinned === null ? 0 : isUnit(pinned) ? 2 : 1);
  if (pinned !== null) writer.count(pinned.layer).count(pinned.channel);
  if (pinned !== null && isUnit(pinned)) writer.count(pinned.row).count(pinned.column);
  for (const stroke of state.drawing.strokes) writeStroke(writer, stroke);
  return writer.text;
}

/** Null for a text that is damaged, or of a version that this build does not know. */
export function decodeDigitsState(text: string): DigitsState | null {
  const reader = ShareReader.from(text);
  if (reader === null || reader.count() !== version) return null;
  const untouched = reader.count();
  const preparation = preparations[reader.count()];
  const scale = colorScales[reader.count()];
  const penWidth = reader.count() * penWidths.step;
  const pinned = readSelection(reader);
  const strokes = readStrokes(reader);
  const isComplete = preparation !== undefined && scale !== undefined && Number.isFinite(penWidth);
  if (!isComplete || !(untouched <= 1) || pinned === undefined || strokes === null) return null;
  return {
    // Its history is not part of what was seen: one undo takes away one stroke.
    drawing: addStrokes(emptyDrawing, strokes),
    penWidth: snapPenWidth(penWidth),
    preparation,
    scale,
    pinned,
    untouched: untouched === 1,
  };
}

function readSelection(reader: ShareReader): Selection | null | undefined {
  const kind = reader.count();
  if (kind === 0) return null;
  if (kind !== 1 && kind !== 2) return undefined;
  const [layer, channel] = [reader.count(), reader.count()];
  if (kind === 1) return Number.isFinite(channel) ? { layer, channel } : undefined;
  const [row, column] = [reader.count(), reader.count()];
  return Number.isFinite(column) ? { layer, channel, row, column } : undefined;
}
