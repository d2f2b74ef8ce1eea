/** Pieces of Python that the code generators share. */

/** A table of numbers as a Python list of rows. Numbers keep every digit. */
export function pythonTable(values: ArrayLike<number>, columns: number): string {
  const rows: string[] = [];
  for (let start = 0; start < values.length; start += columns) {
    const row = Array.from({ length: columns }, (_, column) =>
      pythonNumber(values[start + column]!),
    );
    rows.push(`[${row.join(', ')}]`);
  }
  return rows.length === 1 ? `[${rows[0]!}]` : `[\n    ${rows.join(',\n    ')},\n]`;
}

/** JavaScript's shortest text of a number is also Python's, but for the names of what is no number. */
export function pythonNumber(value: number): string {
  if (Number.isNaN(value)) return 'float("nan")';
  if (!Number.isFinite(value)) return value < 0 ? '-float("inf")' : 'float("inf")';
  return String(value);
}

export function pythonPair([first, second]: readonly [number, number]): string {
  return `(${first}, ${second})`;
}
