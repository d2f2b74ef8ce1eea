/** A table of numbers as the library gives it: one channel, row by row. */
export interface Plane {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}
