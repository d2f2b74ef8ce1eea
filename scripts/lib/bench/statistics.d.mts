export function quantile(samples: readonly number[], part: number): number;
export function median(samples: readonly number[]): number;
export function geometricMean(values: readonly number[]): number;
export function summary(samples: readonly number[]): {
  median: number;
  p10: number;
  samples: number;
};
export const noise: number;
export function best(
  times: Readonly<Record<string, number>>,
): { name: string; time: number } | null;
export function leastTime(
  cost: { operations: number; bytes: number },
  limit: { gigaflops: number; streams: readonly { size: number; gigabytes: number }[] },
): { time: number; bound: 'computing' | 'memory' };
