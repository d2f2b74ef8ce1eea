/** Everything that decides what <conv-similarity> shows, as one value, and that value as the short text of a link. */
import { parseKernel, readKernel, writeKernel, kernelText, type Kernel } from './kernel.js';
import { pictureSources, type PictureSource } from './picture-source.js';
import { ShareReader, ShareWriter } from './share-bytes.js';
import { insidePicture, wholePicture, type PixelPlace, type Viewport } from './viewport.js';

/** A rectangle of pixels. */
export interface PixelBox extends PixelPlace {
  readonly height: number;
  readonly width: number;
}

/** What is looked for: a part of the unchanged picture, or a kernel. */
export type Template =
  | { readonly kind: 'part'; readonly box: PixelBox }
  | { readonly kind: 'kernel'; readonly kernel: Kernel };

/** Sides of a part, in pixels. */
export const partSides = { least: 3, most: 24 } as const;

/** Kernels that are offered; any other may be set by attribute. */
export const templateKernels = [
  'prewitt-x',
  'prewitt-y',
  'laplacian-8',
  'gaussian-5',
  'box-5',
] as const;

/** Sliders in steps: what every pixel is multiplied by, what is added to it, and from which likeness on a place counts. */
export const similaritySteps = {
  gain: { least: 2, most: 30, per: 10 },
  offset: { least: -10, most: 10, per: 20 },
  threshold: { least: 1, most: 20, per: 20 },
} as const;

/** What the numbers depend on, and what undo brings back. */
export interface SimilarityChoice {
  readonly template: Template;
  readonly gain: number;
  readonly offset: number;
  readonly threshold: number;
}

export interface SimilarityState extends SimilarityChoice {
  readonly source: PictureSource;
  /** The window's top left pixel. */
  readonly place: PixelPlace;
  /** The vectors after subtracting their means. */
  readonly centred: boolean;
  /** Which part is seen, of the picture and of both maps. */
  readonly viewport: Viewport;
}

/** A button among buttons. */
export const initialSimilarityState: SimilarityState = {
  source: 'buttons',
  template: { kind: 'part', box: { row: 32, column: 26, height: 17, width: 17 } },
  gain: 1,
  offset: 0,
  threshold: 0.7,
  place: { row: 32, column: 26 },
  centred: false,
  viewport: wholePicture,
};

export function choiceOf({ template, gain, offset, threshold }: SimilarityState): SimilarityChoice {
  return { template, gain, offset, threshold };
}

export function sameChoice(a: SimilarityChoice, b: SimilarityChoice): boolean {
  return (
    a.template === b.template &&
    a.gain === b.gain &&
    a.offset === b.offset &&
    a.threshold === b.threshold
  );
}

export function templateSize(template: Template): { height: number; width: number } {
  if (template.kind === 'part') return { height: template.box.height, width: template.box.width };
  return { height: template.kernel.rows, width: template.kernel.columns };
}

/** A box with sides that a part may have, moved so that it lies in a picture; null where it cannot. */
export function boxInside(
  box: PixelBox,
  picture: { readonly height: number; readonly width: number },
): PixelBox | null {
  const { least, most } = partSides;
  const side = (length: number, whole: number): number =>
    Math.min(most, whole, Math.max(least, Math.round(length)));
  const height = side(box.height, picture.height);
  const width = side(box.width, picture.width);
  if (height < least || width < least) return null;
  const at = (start: number, last: number): number =>
    Math.min(last, Math.max(0, Math.round(start)));
  return {
    row: at(box.row, picture.height - height),
    column: at(box.column, picture.width - width),
    height,
    width,
  };
}

/** A place at which a window lies in a picture. */
export function placeInside(
  place: PixelPlace,
  size: { readonly height: number; readonly width: number },
  picture: { readonly height: number; readonly width: number },
): PixelPlace {
  const at = (start: number, last: number): number => Math.max(0, Math.min(last, start));
  return {
    row: at(place.row, picture.height - size.height),
    column: at(place.column, picture.width - size.width),
  };
}

/** 'row column height width' of a part, or a kernel by name or as a table; null for anything else. */
export function parseTemplate(text: string): Template | null {
  const numbers = /^\s*(\d{1,4})[\s,]+(\d{1,4})[\s,]+(\d{1,2})[\s,]+(\d{1,2})\s*$/.exec(text);
  if (numbers === null) {
    const kernel = parseKernel(text);
    return kernel && { kind: 'kernel', kernel };
  }
  const [row, column, height, width] = numbers.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
  ];
  const { least, most } = partSides;
  if (![height, width].every((side) => side >= least && side <= most)) return null;
  return { kind: 'part', box: { row, column, height, width } };
}

/** What `parseTemplate` reads. */
export function templateText(template: Template): string {
  if (template.kind === 'kernel') return kernelText(template.kernel);
  const { row, column, height, width } = template.box;
  return `${row} ${column} ${height} ${width}`;
}

export type StepName = keyof typeof similaritySteps;

/** A number of steps as the value that it stands for, without the dust of binary fractions. */
export function stepValue(name: StepName, steps: number): number {
  return steps / similaritySteps[name].per;
}

export function stepsOf(name: StepName, value: number): number {
  return Math.round(value * similaritySteps[name].per);
}

/** The nearest value that the slider has; null for a text that is no number. */
export function parseStep(name: StepName, text: string): number | null {
  const value = Number(text.replace(',', '.'));
  if (text.trim() === '' || !Number.isFinite(value)) return null;
  const { least, most } = similaritySteps[name];
  return stepValue(name, Math.min(most, Math.max(least, stepsOf(name, value))));
}

const version = 1;
/** Places in the picture and the zoom cross in so many steps. */
const viewSteps = 1000;

export function encodeSimilarityState(state: SimilarityState): string {
  const { template, place } = state;
  const writer = new ShareWriter()
    .count(version)
    .count(pictureSources.indexOf(state.source))
    .step(stepsOf('gain', state.gain))
    .step(stepsOf('offset', state.offset))
    .step(stepsOf('threshold', state.threshold))
    .count(place.row)
    .count(place.column)
    .count(Number(state.centred));
  for (const part of [state.viewport.zoom, state.viewport.x, state.viewport.y]) {
    writer.count(Math.round(part * viewSteps));
  }
  if (template.kind === 'kernel') {
    writer.count(1);
    writeKernel(writer, template.kernel);
    return writer.text;
  }
  const { row, column, height, width } = template.box;
  return writer.count(0).count(row).count(column).count(height).count(width).text;
}

/** Null for a text that is damaged, or of a version that this build does not know. */
export function decodeSimilarityState(text: string): SimilarityState | null {
  const reader = ShareReader.from(text);
  if (reader === null || reader.count() !== version) return null;
  const source = pictureSources[reader.count()];
  const [gain, offset, threshold] = (['gain', 'offset', 'threshold'] as const).map((name) =>
    readStep(reader, name),
  ) as [number, number, number];
  const place = { row: reader.count(), column: reader.count() };
  const centred = [false, true][reader.count()];
  const [zoom, x, y] = [0, 0, 0].map(() => reader.count() / viewSteps) as [number, number, number];
  const template = readTemplate(reader);
  if (!(x <= 1) || !(y <= 1) || !Number.isFinite(zoom)) return null;
  const numbers = [gain, offset, threshold, place.row, place.column];
  if (source === undefined || centred === undefined || template === null) return null;
  if (!numbers.every(Number.isFinite) || !reader.atEnd) return null;
  const viewport = insidePicture({ zoom, x, y });
  return { source, gain, offset, threshold, place, centred, viewport, template };
}

function readStep(reader: ShareReader, name: StepName): number {
  const steps = reader.step();
  const { least, most } = similaritySteps[name];
  return steps >= least && steps <= most ? stepValue(name, steps) : NaN;
}

function readTemplate(reader: ShareReader): Template | null {
  const kind = reader.count();
  if (kind === 1) {
    const kernel = readKernel(reader);
    return kernel && { kind: 'kernel', kernel };
  }
  const [row, column, height, width] = [0, 0, 0, 0].map(() => reader.count()) as [
    number,
    number,
    number,
    number,
  ];
  const { least, most } = partSides;
  const fits = [height, width].every((side) => side >= least && side <= most);
  if (kind !== 0 || !fits || !Number.isFinite(row) || !Number.isFinite(column)) return null;
  return { kind: 'part', box: { row, column, height, width } };
}
