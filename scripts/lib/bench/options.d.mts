export class UsageError extends Error {}
export function readOptions(args: readonly string[]): {
  json: string | undefined;
  dist: string;
  quick: boolean;
  node: boolean;
  only: string;
  variants: string[];
  parts: string[];
  date: string;
  pace: { rounds: number; seconds: number; loads: { localhost: number; slow: number } };
};
