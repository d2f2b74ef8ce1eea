/**
 * Convscope: 2-D and 1-D convolution, its relatives and small networks of them, in C++ compiled to WebAssembly.
 * Runs in pages, workers and Node 20 or newer; has no user interface.
 *
 * @example
 * const cs = await load();
 * const edges = cs.conv2d(cs.tensor([0, 0, 1, 1], [1, 1, 4]), cs.tensor([-1, 1], [1, 1, 1, 2]), null);
 * edges.data; // 0 1 0
 */
export { load } from './load.js';
export type * from './types.js';
