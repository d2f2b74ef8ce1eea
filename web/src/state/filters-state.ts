/**
 * Everything that decides what <conv-filters> shows, as one value, and that value as the short text of a link. A picture
 * of the visitor's own never gets into it.
 */
import { addStrokes, emptyDrawing, type Drawing } from './drawing.js';
import { kernelStep, readChain, startChain, writeChain, type FilterChain } from './filter-chain.js';
import { presetKernel } from './kernel.js';
import { pictureSources, type PictureSource } from './picture-source.js';
import { ShareReader, ShareWriter } from './share-bytes.js';
import { readStrokes, writeStroke } from './share-strokes.js';
import { insidePicture, wholePicture, type PixelPlace, type Viewport } from './viewport.js';

export const operations = ['cross-correlation', 'convolution'] as const;
export const paddings = ['same', 'valid', 'full'] as const;
export const paddingModes = ['zeros', 'replicate', 'reflect', 'circular'] as const;
/** How results become colours; 'auto' looks at the last step. */
export const shownAs = ['auto', 'signed', 'picture', 'direction'] as const;
export const views = ['side', 'split'] as const;

export type Operation = (typeof operations)[number];
export type FilterPadding = (typeof paddings)[number];
export type FilterPaddingMode = (typeof paddingModes)[number];
export type ShownAs = (typeof shownAs)[number];
export type FilterView = (typeof views)[number];

export interface FiltersState {
  readonly source: PictureSource;
  readonly drawing: Drawing;
  readonly color: boolean;
  readonly chain: FilterChain;
  readonly operation: Operation;
  readonly padding: FilterPadding;
  readonly paddingMode: FilterPaddingMode;
  readonly show: ShownAs;
  readonly view: FilterView;
  /** Where the split view changes from before to after, 0 … 1. */
  readonly divider: number;
  readonly viewport: Viewport;
  /** The pixel of the result whose arithmetic stays; null for none. */
  readonly pinned: PixelPlace | null;
  /** Red, green or blue: whose arithmetic is shown. */
  readonly channel: number;
}

export const initialFiltersState: FiltersState = {
  source: 'portrait',
  drawing: emptyDrawing,
  color: true,
  chain: startChain(kernelStep(presetKernel('sobel-x'))),
  operation: 'cross-correlation',
  padding: 'same',
  paddingMode: 'replicate',
  show: 'auto',
  view: 'side',
  divider: 0.5,
  viewport: wholePicture,
  // The edge of the cheek: a sum that is worth looking at.
  pinned: { row: 164, column: 51 },
  channel: 0,
};

const version = 1;
/** Places in the picture and the zoom cross in so many steps. */
const steps = 1000;

export function encodeFiltersState(state: FiltersState): string {
  const { viewport, pinned } = state;
  const writer = new ShareWriter()
    .count(version)
    .count(pictureSources.indexOf(state.source))
    .count(Number(state.color))
    .count(operations.indexOf(state.operation))
    .count(paddings.indexOf(state.padding))
    .count(paddingModes.indexOf(state.paddingMode))
    .count(shownAs.indexOf(state.show))
    .count(views.indexOf(state.view))
    .count(state.channel)
    .count(Math.round(state.divider * steps));
  for (const part of [viewport.zoom, viewport.x, viewport.y]) {
    writer.count(Math.round(part * steps));
  }
  if (pinned === null) writer.count(0);
  else writer.count(1).count(pinned.row).count(pinned.column);
  writeChain(writer, state.chain);
  for (const stroke of state.drawing.strokes) writeStroke(writer, stroke);
  return writer.text;
}

/** Null for a text that is damaged, or of a version that this build does not know. */
export function decodeFiltersState(text: string): FiltersState | null {
  const reader = ShareReader.from(text);
  if (reader === null || reader.count() !== version) return null;
  const choices = {
    source: pictureSources[reader.count()],
    color: [false, true][reader.count()],
    operation: operations[reader.count()],
    padding: paddings[reader.count()],
    paddingMode: paddingModes[reader.count()],
    show: shownAs[reader.count()],
    view: views[reader.count()],
    channel: [0, 1, 2][reader.count()],
  };
  const divider = reader.count() / steps;
  const viewport = {
    zoom: reader.count() / steps,
    x: reader.count() / steps,
    y: reader.count() / steps,
  };
  const pinned = readPlace(reader);
  const chain = readChain(reader);
  const strokes = chain && readStrokes(reader);
  if (!isComplete(choices) || !(divider <= 1) || !(viewport.y <= 1 && viewport.x <= 1)) return null;
  if (pinned === undefined || chain === null || strokes === null) return null;
  const drawing = addStrokes(emptyDrawing, strokes);
  return { ...choices, divider, viewport: insidePicture(viewport), pinned, chain, drawing };
}

type Complete<Choices> = { readonly [Name in keyof Choices]: Exclude<Choices[Name], undefined> };

function isComplete<Choices extends object>(
  choices: Choices,
): choices is Choices & Complete<Choices> {
  return Object.values(choices).every((choice) => choice !== undefined);
}

function readPlace(reader: ShareReader): PixelPlace | null | undefined {
  const kind = reader.count();
  if (kind === 0) return null;
  const [row, column] = [reader.count(), reader.count()];
  return kind === 1 && Number.isFinite(column) ? { row, column } : undefined;
}
