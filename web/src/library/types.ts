// The words and shapes of the public API. Everything here is documentation for people as much as for the compiler.
export type * from './types/tensor.js';
export type * from './types/operators.js';
export type * from './types/gradients.js';
export type * from './types/layers.js';
export type * from './types/shapes.js';
export type * from './types/models.js';
export type * from './types/drawings.js';
export type * from './types/pictures.js';
export type * from './types/convscope.js';
