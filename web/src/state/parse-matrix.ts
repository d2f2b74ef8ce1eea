/**
 * Numbers as people type and copy them: single ones, and tables from a spreadsheet, a Python list, or what NumPy and
 * PyTorch print.
 *
 *   parseMatrix('[[1, 0], [0, 2]] / 4')   // { rows: 2, columns: 2, values: [1, 0, 0, 2], divisor: 4 }
 */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: readonly number[];
  /** What stood behind a slash after the whole table; 1 without. */
  readonly divisor: number;
}

/** Beyond this no cell could show the number. */
export const largestValue = 99_999;

/** '0.5', '0,5', '−2', '1/9', '1e-3'; null for anything else, and for what is too large to be shown. */
export function parseValue(text: string): number | null {
  const plain = text.trim().replaceAll('−', '-').replace(',', '.');
  const [, over = '', under = '1'] = /^([^/]+)(?:\/([^/]+))?$/.exec(plain) ?? [];
  const numbers = [over, under].map((part) => part.trim());
  if (!numbers.every((part) => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,2})?$/i.test(part))) return null;
  const value = Number(numbers[0]) / Number(numbers[1]);
  return Number.isFinite(value) && Math.abs(value) <= largestValue ? value : null;
}

/** Null for a text that is no table of numbers with equally long rows. */
export function parseMatrix(text: string): Matrix | null {
  const { table, divisor } = splitDivisor(stripCalls(text));
  if (divisor === null) return null;
  const rows = splitRows(table).map(splitCells);
  const columns = rows[0]?.length ?? 0;
  if (columns === 0 || rows.some((row) => row.length !== columns)) return null;
  const values = rows.flat().map(parseValue);
  if (!values.every((value) => value !== null)) return null;
  return { rows: rows.length, columns, values: values as number[], divisor };
}

/** The list inside `np.array([[1, 2]], dtype=np.float32)`, `tensor([[1., 2.]])` and the like. */
function stripCalls(text: string): string {
  return text
    .trim()
    .replace(/^[\w.]+\s*=\s*/, '')
    .replace(/^[\w.]*\(/, '')
    .replace(/,?\s*(dtype|device|requires_grad)\s*=\s*[\w.'"]+/g, '')
    .replace(/\)(?=\s*(\/|$))/, '');
}

function splitDivisor(text: string): { table: string; divisor: number | null } {
  // In a list the divisor stands behind the last bracket; without brackets a slash belongs to its cell.
  const end = text.lastIndexOf(']');
  if (end < 0) return { table: text, divisor: 1 };
  const rest = text.slice(end + 1).trim();
  if (rest === '') return { table: text, divisor: 1 };
  const divisor = rest.startsWith('/') ? parseValue(rest.slice(1)) : null;
  return { table: text.slice(0, end + 1), divisor: divisor === 0 ? null : divisor };
}

function splitRows(table: string): string[] {
  const rows = table.includes('[')
    ? table
        .replace(/\s+/g, ' ')
        .split(']')
        .map((row) => row.replace(/^[\s,]*\[*/, ''))
    : table.split(/[\n\r;]+/);
  return rows.map((row) => row.replace(/^ +| +$/g, '')).filter((row) => row !== '');
}

/** In a spreadsheet a tab parts the cells, so that a comma is a decimal sign. */
function splitCells(row: string): string[] {
  if (row.includes('\t')) return row.split('\t').map((cell) => cell.trim());
  return row
    .replace(/\s*\/\s*/g, '/')
    .split(/\s*,\s*|\s+/)
    .filter((cell) => cell !== '');
}
