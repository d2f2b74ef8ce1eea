export interface Result {
  median?: number;
  p10?: number;
  differs?: boolean;
  difference?: number;
  failed?: string;
  unsupported?: string;
}

export interface MeasuredRow {
  name: string;
  results: Record<string, Result>;
  operations: number;
  bytes: number;
  gigaflops: { relaxedMultiplyAdd: number; multiplyAdd?: number };
}

export interface Limit {
  streams: { size: number; gigabytes: number }[];
}

export function rowFigures(
  row: MeasuredRow,
  peers: readonly string[],
  limit: Limit,
): {
  peer: { name: string; time: number } | null;
  ratios: Record<string, number | undefined>;
  part: number | undefined;
};
export function speedTable(
  rows: readonly MeasuredRow[],
  peers: readonly string[],
  limit: Limit,
  options: { ways?: readonly string[]; title: string },
): string;
export function microseconds(value: number): string;
export function aligned(table: readonly (readonly string[])[]): string[];
