/** What is on the screen as a picture and as a table. */
import type { Palette } from '../../draw/palettes.js';
import type { SimilarityWords } from '../../strings/similarity.js';
import { picturesPng } from '../parts/pictures-png.js';
import type { Tensor } from '../provider.js';
import type { SimilaritySession } from './similarity-session.js';
import type { SimilarityShow } from './similarity-show.js';

/** One line per value: both maps and the template; places are counted from 1. */
export function exportTable({ run }: SimilaritySession, { similarity }: SimilarityWords): string {
  const lines = [similarity.data.header];
  const add = (name: string, { data, shape }: Tensor): void => {
    const columns = shape.at(-1) ?? 1;
    for (const [at, value] of data.entries()) {
      lines.push(`${name},${Math.floor(at / columns) + 1},${(at % columns) + 1},${value}`);
    }
  };
  if (run !== null) {
    add('template', run.template);
    add('products', run.products);
    add('correlations', run.correlations);
  }
  return `${lines.join('\n')}\n`;
}

export function exportPicture(
  { run, window }: SimilaritySession,
  show: SimilarityShow | null,
  palette: Palette,
  { similarity: words }: SimilarityWords,
): Promise<Blob> {
  const { height, width } = window;
  const matches = (run?.matches ?? []).map(({ row, column }) => ({ row, column, height, width }));
  const pictures =
    show === null
      ? []
      : [
          { title: words.picture, picture: show.picture, marks: [...matches, window] },
          { title: words.products, picture: show.products },
          { title: words.correlations, picture: show.correlations },
        ];
  const markColor = palette.panel[0] < 128 ? '#ffa94d' : '#e8590c';
  return picturesPng(pictures, { palette, markColor });
}
