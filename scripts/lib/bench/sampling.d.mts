import type { BenchNetwork } from './network.mjs';

export interface Contestant {
  channelsLast?: boolean;
  prepare(
    network: BenchNetwork,
    input: Float32Array,
  ): Promise<{ call: () => Float32Array | Promise<Float32Array>; dispose: () => void }>;
}

export interface Ready {
  answer: Float32Array;
  firstMs: number;
  warmUp(): Promise<void>;
  /** Microseconds per call. */
  sample(): Promise<number>;
  dispose(): void;
}

export function prepare(
  contestant: Contestant,
  network: BenchNetwork,
  input: Float32Array,
): Promise<Ready>;
