export interface Values {
  data: Float32Array;
  shape: number[];
}

/** A layer by the names of the library's own options; numbers only. */
export interface BenchLayer {
  type: string;
  kind?: string;
  kernel?: number;
  stride?: number;
  padding?: number | string;
  dilation?: number;
  groups?: number;
  outChannels?: number;
  outFeatures?: number;
  picture?: number[];
  weight?: Values;
  bias?: Values;
}

export interface BenchNetwork {
  input: number[];
  layers: BenchLayer[];
}

export function conv(
  outChannels: number,
  kernel: number,
  options?: Partial<BenchLayer>,
): BenchLayer;
export function maxPool(kernel: number, stride?: number, padding?: number): BenchLayer;
export function dense(outFeatures: number): BenchLayer;
export const flatten: BenchLayer;
export const relu: BenchLayer;
export function shapes(network: BenchNetwork): number[][];
export function cost(network: BenchNetwork): { operations: number; bytes: number };
export function withWeights(network: BenchNetwork, seed: number): BenchNetwork;
export function someInput(network: BenchNetwork, seed: number): Float32Array;
export function plainLayers(layers: readonly BenchLayer[]): BenchLayer[];
