/** What becomes of a drawing, painted as four small pictures side by side: drawn, cut to the ink, scaled, centred. */
import { boxBetween, inputSide, type Box } from '../../draw/pad-geometry.js';
import { drawStrokes, type InkStyle } from '../../draw/pad-ink.js';
import type { Stroke } from '../../state/strokes.js';

/** A picture of grey values as colours. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Four bytes for each pixel, row by row. */
  readonly colors: Uint8ClampedArray;
}

/** A drawing as the pad shows it. */
export interface DrawnPicture extends InkStyle {
  readonly strokes: readonly Stroke[];
  /** Pixels on each side of the raster that the network's input was made from. */
  readonly side: number;
}

/** What became of one drawing. */
export interface SeenPictures {
  readonly drawn: DrawnPicture;
  /** Any CSS colour, for what is no ink: where is cut, where the middle is. */
  readonly lineColor: string;
  /** Null where the pad is merely shrunk. */
  readonly stages: {
    /** In pixels of `drawn`. */
    readonly crop: Box;
    readonly scaled: Picture;
    /** Where `scaled` begins in the input. */
    readonly offset: readonly [row: number, column: number];
  } | null;
  readonly input: Picture;
}

/** Widths of a figure and of the gap between two, as parts of the whole row. */
export const figureShare = 6 / 27;
const gapShare = 1 / 27;

/** The longer side of a digit in MNIST's pictures. */
const boxSide = 20;

export class SeenPainter {
  /** A picture of cells, to enlarge; smaller ones lie in its top left corner. */
  readonly #cells = document.createElement('canvas');

  constructor() {
    this.#cells.width = inputSide;
    this.#cells.height = inputSide;
  }

  /**
   * Clears the canvas and paints all four on it.
   * @param moved null: the last picture is the network's input; 0 … 1: its ink on the way there from where it is drawn
   */
  paint(
    context: CanvasRenderingContext2D,
    pictures: SeenPictures | null,
    moved: number | null,
  ): void {
    const { width, height } = context.canvas;
    context.clearRect(0, 0, width, height);
    if (pictures === null) return;
    // Whole pixels within each figure, so that its frame is not painted over.
    const side = Math.floor(width * figureShare);
    const figure = (place: number): Box => ({
      left: Math.ceil(place * width * (figureShare + gapShare)),
      ...{ top: 0, width: side, height: side },
    });
    const { drawn, stages, input } = pictures;
    const page = { left: 0, top: 0, width: drawn.side, height: drawn.side };
    drawPart(context, drawn, page, figure(0), figure(0));
    if (stages !== null) {
      drawPart(context, drawn, stages.crop, fitted(stages.crop, figure(1)), figure(1));
      this.#paintCells(context, stages.scaled, cellsInMiddle(stages.scaled, figure(2)));
    }
    if (moved === null || stages === null) this.#paintCells(context, input, figure(3));
    else paintMoving(context, pictures, figure(3), moved);
    if (stages !== null) paintLines(context, pictures, figure);
  }

  #paintCells(
    context: CanvasRenderingContext2D,
    { width, height, colors }: Picture,
    to: Box,
  ): void {
    const image = new ImageData(width, height);
    image.data.set(colors);
    this.#cells.getContext('2d')!.putImageData(image, 0, 0);
    context.imageSmoothingEnabled = false;
    context.drawImage(
      this.#cells,
      ...([0, 0, width, height] as const),
      ...([to.left, to.top, to.width, to.height] as const),
    );
  }
}

/** The ink between where it is drawn and where the network sees it. */
function paintMoving(
  context: CanvasRenderingContext2D,
  { drawn, stages }: SeenPictures,
  figure: Box,
  moved: number,
): void {
  const { crop, offset, scaled } = stages!;
  const place = { left: offset[1], top: offset[0], width: scaled.width, height: scaled.height };
  const from = inFigure(crop, 1 / drawn.side, figure);
  const to = inFigure(place, 1 / inputSide, figure);
  drawPart(context, drawn, crop, boxBetween(from, to, moved), figure);
}

/** What is cut out, where MNIST's digits end, and where the middle is. */
function paintLines(
  context: CanvasRenderingContext2D,
  { drawn, stages, lineColor }: SeenPictures,
  figure: (place: number) => Box,
): void {
  const pixel = Math.max(1, devicePixelRatio);
  context.strokeStyle = lineColor;
  context.lineWidth = pixel;
  context.setLineDash([3 * pixel, 3 * pixel]);
  for (const box of [
    inFigure(stages!.crop, 1 / drawn.side, figure(0)),
    inFigure(middleBox(boxSide, boxSide), 1 / inputSide, figure(2)),
  ]) {
    context.strokeRect(box.left, box.top, box.width, box.height);
  }
  context.setLineDash([]);
  const { left, top, width } = figure(3);
  const [middle, mark] = [width / 2, width / 11];
  context.beginPath();
  for (const [x, y, toX, toY] of [
    [middle, 0, middle, mark],
    [middle, width - mark, middle, width],
    [0, middle, mark, middle],
    [width - mark, middle, width, middle],
  ] as const) {
    context.moveTo(left + x, top + y);
    context.lineTo(left + toX, top + toY);
  }
  context.stroke();
}

/** The strokes so that the part `from` of their picture lies in the box `to`; what lies outside of the figure is cut. */
function drawPart(
  context: CanvasRenderingContext2D,
  { strokes, side, ...style }: DrawnPicture,
  from: Box,
  to: Box,
  figure: Box,
): void {
  const [across, down] = [to.width / from.width, to.height / from.height];
  context.save();
  context.beginPath();
  context.rect(figure.left, figure.top, figure.width, figure.height);
  context.clip();
  drawStrokes(context, strokes, style, {
    left: to.left - from.left * across,
    top: to.top - from.top * down,
    width: side * across,
    height: side * down,
  });
  context.restore();
}

/** Where a picture of cells lies in the middle of a figure that has as many cells as the input. */
function cellsInMiddle({ width, height }: Picture, figure: Box): Box {
  const { left, top } = middleBox(width, height);
  const cells = { left: Math.round(left), top: Math.round(top), width, height };
  return inFigure(cells, 1 / inputSide, figure);
}

/** A box of this size in the middle of the input. */
function middleBox(width: number, height: number): Box {
  return { left: (inputSide - width) / 2, top: (inputSide - height) / 2, width, height };
}

/** As large as it gets in a square, in its middle, with some paper around. */
function fitted({ width, height }: Box, square: Box): Box {
  const scale = (0.86 * square.width) / Math.max(width, height);
  const [fittedWidth, fittedHeight] = [width * scale, height * scale];
  return {
    left: square.left + (square.width - fittedWidth) / 2,
    top: square.top + (square.height - fittedHeight) / 2,
    width: fittedWidth,
    height: fittedHeight,
  };
}

/** A box whose unit is `part` of a figure's side, in the canvas's pixels. */
function inFigure(box: Box, part: number, figure: Box): Box {
  const scale = part * figure.width;
  return {
    left: figure.left + box.left * scale,
    top: figure.top + box.top * scale,
    width: box.width * scale,
    height: box.height * scale,
  };
}
