/** Pictures in a row with a line of words above each and hard pixels, as PNG. */
import type { Palette } from '../../draw/palettes.js';
import type { PictureData } from './picture-view.js';

export interface TitledPicture {
  readonly title: string;
  readonly picture: PictureData;
  /** Outlined rectangles, in pixels of the picture. */
  readonly marks?: readonly {
    readonly row: number;
    readonly column: number;
    readonly height: number;
    readonly width: number;
  }[];
}

const sizes = { margin: 32, gap: 32, line: 28, text: 18, side: 640, mark: 3 } as const;

export function picturesPng(
  pictures: readonly TitledPicture[],
  { palette, markColor }: { readonly palette: Palette; readonly markColor: string },
): Promise<Blob> {
  const { margin, gap, line, text, side, mark } = sizes;
  const canvas = document.createElement('canvas');
  const scales = pictures.map(({ picture }) => side / picture.width);
  const heights = pictures.map(({ picture }, at) => Math.round(picture.height * scales[at]!));
  const count = Math.max(1, pictures.length);
  canvas.width = 2 * margin + count * side + (count - 1) * gap;
  canvas.height = 2 * margin + line + Math.max(1, ...heights);
  const context = canvas.getContext('2d')!;
  context.fillStyle = `rgb(${palette.panel.join(' ')})`;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.font = `${text}px system-ui, sans-serif`;
  context.textBaseline = 'top';
  context.imageSmoothingEnabled = false;
  context.strokeStyle = markColor;
  context.lineWidth = mark;
  for (const [at, { title, picture, marks = [] }] of pictures.entries()) {
    const [left, top, scale] = [margin + at * (side + gap), margin + line, scales[at]!];
    context.fillStyle = `rgb(${palette.ink.join(' ')})`;
    context.fillText(title, left, margin, side);
    context.drawImage(canvasOf(picture), left, top, side, heights[at]!);
    for (const { row, column, height, width } of marks) {
      const [x, y] = [left + column * scale, top + row * scale];
      context.strokeRect(x, y, width * scale, height * scale);
    }
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('The browser made no picture of the canvas.'));
      else resolve(blob);
    }, 'image/png');
  });
}

function canvasOf({ rgba, width, height }: PictureData): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')!.putImageData(new ImageData(rgba, width, height), 0, 0);
  return canvas;
}
