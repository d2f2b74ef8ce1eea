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
  group: string;
  results: Record<string, Result>;
  operations: number;
  bytes: number;
  gigaflops: Record<string, number>;
}

export interface Given {
  ways: readonly string[];
  peers: readonly string[];
  limit: { streams: { size: number; gigabytes: number }[]; arithmetic: string };
}

export function rowFigures(
  row: MeasuredRow,
  given: Given,
): {
  peer: { name: string; time: number } | null;
  ratios: Record<string, number | undefined>;
  part: number | undefined;
};
export function speedTable(title: string, rows: readonly MeasuredRow[], given: Given): string;
export function microseconds(value: number): string;
export function aligned(table: readonly (readonly string[])[]): string[];
