export const tolerance: number;
export function relativeDifference(values: Float32Array, reference: Float32Array): number;
