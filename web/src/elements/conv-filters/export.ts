/** What is on the screen as a picture and as a table. */
import type { Palette } from '../../draw/palettes.js';
import type { FiltersStrings } from '../../strings/en/filters.js';
import { picturesPng } from '../parts/pictures-png.js';
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

/** Before and after side by side. */
export function exportPicture(
  session: FiltersSession,
  { palette, title, input }: { palette: Palette; title: string; input: string },
): Promise<Blob> {
  const shown = session.shown(palette);
  const pictures =
    shown === null
      ? []
      : [
          { title: input, picture: shown.before },
          { title, picture: shown.after },
        ];
  return picturesPng(pictures, { palette, markColor: 'transparent' });
}
