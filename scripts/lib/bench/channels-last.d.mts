import type { Values } from './network.mjs';

export function channelsLast(data: Float32Array, shape: readonly number[]): Float32Array;
export function channelsFirst(data: Float32Array, shape: readonly number[]): Float32Array;
export function reordered(values: Values, order: readonly number[]): Values;
export function denseBehindPicture(weight: Values, picture: readonly number[]): Values;
