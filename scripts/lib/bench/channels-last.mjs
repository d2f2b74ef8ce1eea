// The same numbers for contestants that keep a pixel's channels together: [N, H, W, C].

/** Values of an [N, C, H, W] picture as [N, H, W, C]; those of other shapes as they are. */
export function channelsLast(data, shape) {
  return shape.length === 4 ? permuted(data, shape, [0, 2, 3, 1]) : data;
}

/** And back: `shape` is the one with the channels first. */
export function channelsFirst(data, shape) {
  if (shape.length !== 4) return data;
  const [n, channels, rows, columns] = shape;
  return permuted(data, [n, rows, columns, channels], [0, 3, 1, 2]);
}

/** A convolution's weight [O, I, kH, kW] by another order of its axes; [1, 2, 3, 0] gives the [I, kH, kW, O]. */
export function reordered({ data, shape }, order) {
  return { data: permuted(data, shape, order), shape: order.map((axis) => shape[axis]) };
}

/** A dense layer's weight behind a flattened [C, H, W], for a flattened [H, W, C]. */
export function denseBehindPicture({ data, shape }, [channels, rows, columns]) {
  const order = [0, 2, 3, 1];
  return { data: permuted(data, [shape[0], channels, rows, columns], order), shape };
}

function permuted(data, shape, order) {
  const steps = shape.map((_, axis) =>
    shape.slice(axis + 1).reduce((count, size) => count * size, 1),
  );
  const [a, b, c, d] = order.map((axis) => shape[axis]);
  const [stepA, stepB, stepC, stepD] = order.map((axis) => steps[axis]);
  const result = new Float32Array(data.length);
  let place = 0;
  for (let i = 0; i < a; i++)
    for (let j = 0; j < b; j++)
      for (let k = 0; k < c; k++)
        for (let l = 0; l < d; l++)
          result[place++] = data[i * stepA + j * stepB + k * stepC + l * stepD];
  return result;
}
