/** What is on the screen as a picture and as a table. */
import { canvasSize, layoutMaps, placeMaps, tilesFor, widthOf } from '../../draw/map-grid.js';
import { formatPercent } from '../../draw/numbers.js';
import { shapeText } from '../../draw/parameter-product.js';
import { paintStrokes } from '../../draw/pad-ink.js';
import type { Palette, Rgb } from '../../draw/palettes.js';
import type { Strings } from '../../strings/index.js';
import type { LayerInfo } from './digit-network.js';
import type { DigitsSession } from './digits-session.js';
import { verdictSentence } from './result-view.js';

/** One line per value: layer, channel, row, column, value; places are counted from 1. */
export function exportTable({ network, pass }: DigitsSession, { digits }: Strings): string {
  const { header, input, probability } = digits.data;
  const lines = [header];
  if (network !== null && pass !== null) {
    addLines(lines, input, [1, 28, 28], pass.input.data);
    for (const [index, { data, shape }] of pass.activations.entries()) {
      addLines(lines, network.layers[index]!.name, shape, data);
    }
    addLines(lines, probability, [10], pass.classification.probabilities);
  }
  return `${lines.join('\n')}\n`;
}

function addLines(
  lines: string[],
  name: string,
  shape: readonly number[],
  values: Float32Array,
): void {
  const [, height = 1, width = 1] = shape;
  for (const [place, value] of values.entries()) {
    const channel = Math.floor(place / (height * width));
    const row = Math.floor(place / width) % height;
    lines.push(`${name},${channel + 1},${row + 1},${(place % width) + 1},${value}`);
  }
}

/** Sizes in the picture's pixels. */
const sizes = { margin: 32, pad: 420, tile: 84, gap: 40, line: 22, text: 16 } as const;

interface PictureStyle {
  readonly palette: Palette;
  readonly strings: Strings;
}

/** Pad and bars at the left, the layers with pictures at the right, as PNG. */
export function exportPicture(session: DigitsSession, style: PictureStyle): Promise<Blob> {
  const { margin, pad, tile, gap } = sizes;
  const layers = session.network?.layers.filter(({ isPictures }) => isPictures) ?? [];
  const tiles = { perRow: 8, side: tile };
  const heights = layers.map((info) => {
    const grid = layoutMaps(info.shape, tilesFor(info.shape, tiles));
    return grid.height * grid.cell + sizes.line + 16;
  });
  const canvas = document.createElement('canvas');
  canvas.width = 2 * margin + pad + gap + widthOf(tiles) + tile / 7;
  canvas.height =
    2 * margin +
    Math.max(
      pad + 380,
      heights.reduce((sum, each) => sum + each, 0),
    );
  const context = canvas.getContext('2d')!;
  context.fillStyle = css(style.palette.panel);
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.font = `${sizes.text}px system-ui, sans-serif`;
  context.textBaseline = 'top';
  drawPad(context, session, style);
  let top = margin;
  for (const [place, info] of layers.entries()) {
    drawLayer(context, session, style, info, { left: margin + pad + gap, top });
    top += heights[place]!;
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('The browser made no picture of the canvas.'));
      else resolve(blob);
    }, 'image/png');
  });
}

function drawPad(
  context: CanvasRenderingContext2D,
  session: DigitsSession,
  { palette, strings }: PictureStyle,
): void {
  const { margin, pad, line } = sizes;
  const paper = document.createElement('canvas');
  paper.width = pad;
  paper.height = pad;
  paintStrokes(paper.getContext('2d')!, session.shownStrokes, {
    color: css(palette.ink),
    penWidth: session.state.penWidth,
  });
  context.drawImage(paper, margin, margin);
  context.strokeStyle = css(palette.ink);
  context.lineWidth = 1;
  context.strokeRect(margin + 0.5, margin + 0.5, pad - 1, pad - 1);
  const probabilities = session.pass?.classification.probabilities;
  context.fillStyle = css(palette.ink);
  const sentence =
    probabilities === undefined
      ? strings.digits.result.empty
      : verdictSentence(probabilities, strings);
  context.fillText(sentence, margin, margin + pad + 20);
  for (const [digit, probability] of (probabilities ?? []).entries()) {
    const top = margin + pad + 60 + digit * (line + 6);
    context.fillText(String(digit), margin, top);
    context.fillRect(margin + 24, top, probability * (pad - 120), sizes.text);
    context.fillText(formatPercent(probability, strings.common.decimal), margin + pad - 80, top);
  }
}

function drawLayer(
  context: CanvasRenderingContext2D,
  session: DigitsSession,
  { palette }: PictureStyle,
  info: LayerInfo,
  { left, top }: { readonly left: number; readonly top: number },
): void {
  context.fillStyle = css(palette.ink);
  context.fillText(`${info.name}   ${shapeText(info.outputShape)}`, left, top);
  const colors = session.colors(palette)?.of(info.index);
  if (colors === undefined) return;
  const grid = layoutMaps(info.shape, tilesFor(info.shape, { perRow: 8, side: sizes.tile }));
  const maps = document.createElement('canvas');
  const { width: mapsWidth, height: mapsHeight } = canvasSize(grid);
  maps.width = mapsWidth;
  maps.height = mapsHeight;
  const image = new ImageData(mapsWidth, mapsHeight);
  placeMaps(colors, grid, image.data);
  maps.getContext('2d')!.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = false;
  const [width, height] = [grid.width * grid.cell, grid.height * grid.cell];
  context.drawImage(maps, left, top + sizes.line, width, height);
}

function css([red, green, blue]: Rgb): string {
  return `rgb(${red} ${green} ${blue})`;
}
