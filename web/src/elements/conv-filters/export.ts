/** What is on the screen as a picture and as a table. */
import type { Palette } from '../../draw/palettes.js';
import type { FiltersStrings } from '../../strings/en/filters.js';
import type { PictureData } from '../parts/picture-view.js';
import type { FiltersSession } from './filters-session.js';

/** One line per value of the result: channel, row, column (from 1), value. */
export function exportTable(
  session: FiltersSession,
  palette: Palette,
  words: FiltersStrings,
): string {
  const lines = [words.data];
  const shown = session.shown(palette);
  if (shown !== null) {
    const { data, shape } = shown.pass.result;
    const [, height = 1, width = 1] = shape;
    for (const [place, value] of data.entries()) {
      const channel = Math.floor(place / (height * width));
      const row = Math.floor(place / width) % height;
      lines.push(`${channel + 1},${row + 1},${(place % width) + 1},${value}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

const sizes = { margin: 32, gap: 32, line: 28, text: 18, side: 640 } as const;

/** Before and after side by side with hard pixels and a line of words, as PNG. */
export function exportPicture(
  session: FiltersSession,
  { palette, title, input }: { palette: Palette; title: string; input: string },
): Promise<Blob> {
  const shown = session.shown(palette);
  const { margin, gap, line, text, side } = sizes;
  const canvas = document.createElement('canvas');
  const pictures = shown === null ? [] : [shown.before, shown.after];
  const heights = pictures.map(({ width, height }) => Math.round((side * height) / width));
  canvas.width = 2 * margin + 2 * side + gap;
  canvas.height = 2 * margin + line + Math.max(1, ...heights);
  const context = canvas.getContext('2d')!;
  context.fillStyle = `rgb(${palette.panel.join(' ')})`;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.font = `${text}px system-ui, sans-serif`;
  context.textBaseline = 'top';
  context.imageSmoothingEnabled = false;
  for (const [place, picture] of pictures.entries()) {
    const left = margin + place * (side + gap);
    context.fillStyle = `rgb(${palette.ink.join(' ')})`;
    context.fillText(place === 0 ? input : title, left, margin, side);
    context.drawImage(canvasOf(picture), left, margin + line, side, heights[place]!);
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
