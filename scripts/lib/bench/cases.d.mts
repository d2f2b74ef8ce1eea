import type { BenchLayer, BenchNetwork } from './network.mjs';

export interface BenchRow extends BenchNetwork {
  group: string;
  name: string;
}

export function benchRows(choice: {
  digits: readonly BenchLayer[];
  quick?: boolean;
  only?: string;
}): BenchRow[];
export function trainingRow(digits: readonly BenchLayer[]): BenchNetwork;
