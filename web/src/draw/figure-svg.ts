/**
 * Number grids as a drawing in SVG, side by side with signs between them: attributes only, no style, so that it is shown
 * everywhere and by any policy.
 *
 *   figureSvg([{ title: 'Input', rows: 1, columns: 2, texts: ['1', '2'], colors, marks: [] }], ['∗'], style)
 */
import { prefersLightText } from './contrast.js';

type Rgb = readonly [red: number, green: number, blue: number];

export interface FigureGrid {
  readonly title: string;
  readonly rows: number;
  readonly columns: number;
  readonly texts: readonly string[];
  /** Four bytes for each cell. */
  readonly colors: Uint8ClampedArray;
  /** Outlined rectangles, in cells. */
  readonly marks: readonly {
    readonly row: number;
    readonly column: number;
    readonly height: number;
    readonly width: number;
  }[];
}

export interface FigureStyle {
  readonly panel: Rgb;
  readonly ink: Rgb;
  readonly line: string;
  readonly mark: string;
  /** A line of text below the grids. */
  readonly caption: string;
}

const cellHeight = 44;
const letterWidth = 9.2;
const margin = 24;
const signWidth = 48;
const titleHeight = 32;
const captionHeight = 44;

export function figureSvg(
  grids: readonly FigureGrid[],
  signs: readonly string[],
  style: FigureStyle,
): string {
  const widths = grids.map((grid) => grid.columns * cellWidth(grid));
  const tallest = Math.max(...grids.map(({ rows }) => rows * cellHeight));
  const inner = widths.reduce((sum, width) => sum + width, signWidth * (grids.length - 1));
  const width = Math.max(inner, style.caption.length * letterWidth) + 2 * margin;
  const height = 2 * margin + titleHeight + tallest + captionHeight;
  const parts: string[] = [];
  let left = margin;
  for (const [index, grid] of grids.entries()) {
    parts.push(gridParts(grid, left, style));
    left += widths[index]!;
    const sign = signs[index];
    if (sign !== undefined) {
      const middle = margin + titleHeight + tallest / 2;
      parts.push(textAt(sign, left + signWidth / 2, middle, { size: 24, color: css(style.ink) }));
      left += signWidth;
    }
  }
  const caption = { size: 15, color: css(style.ink), anchor: 'start' };
  parts.push(textAt(style.caption, margin, height - margin - 8, caption));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace"><rect width="${width}" height="${height}" fill="${css(style.panel)}"/>${parts.join('')}</svg>`;
}

function cellWidth({ texts }: FigureGrid): number {
  const longest = Math.max(...texts.map((text) => text.length));
  return Math.max(cellHeight, Math.ceil(longest * letterWidth + 10));
}

function gridParts(grid: FigureGrid, left: number, style: FigureStyle): string {
  const top = margin + titleHeight;
  const width = cellWidth(grid);
  const title = { size: 15, color: css(style.ink), anchor: 'start' };
  const parts = [textAt(grid.title, left, margin + 12, title)];
  for (const [place, text] of grid.texts.entries()) {
    const x = left + (place % grid.columns) * width;
    const y = top + Math.floor(place / grid.columns) * cellHeight;
    const fill = [0, 1, 2].map((at) => grid.colors[4 * place + at]!) as unknown as Rgb;
    const color = prefersLightText(fill) ? '#ffffff' : '#111316';
    parts.push(
      `<rect x="${x}" y="${y}" width="${width}" height="${cellHeight}" fill="${css(fill)}" stroke="${style.line}"/>`,
      textAt(text, x + width / 2, y + cellHeight / 2, { size: 15, color }),
    );
  }
  for (const mark of grid.marks) {
    parts.push(
      `<rect x="${left + mark.column * width}" y="${top + mark.row * cellHeight}" width="${mark.width * width}" height="${mark.height * cellHeight}" fill="none" stroke="${style.mark}" stroke-width="3"/>`,
    );
  }
  return parts.join('');
}

function textAt(
  text: string,
  x: number,
  y: number,
  { size, color, anchor = 'middle' }: { size: number; color: string; anchor?: string },
): string {
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${color}" text-anchor="${anchor}" dominant-baseline="central">${safe}</text>`;
}

function css([red, green, blue]: Rgb): string {
  return `rgb(${red},${green},${blue})`;
}
