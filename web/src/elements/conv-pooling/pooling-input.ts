/** What is pooled, as numbers: a table, a drawing as cells, or the map that a network's filter makes of that. */
import type { Plane } from '../../draw/plane.js';
import {
  movedStrokes,
  movedTable,
  noMove,
  type Move,
  type PoolingInput,
} from '../../state/pooling-inputs.js';
import type { PoolingCalculation } from '../../state/pooling-state.js';
import type { Convscope, Model } from '../provider.js';

/** Cells of a drawing in each direction, and its pen as a part of them: those of the digits of MNIST. */
const drawingSide = 28;
const penWidth = 0.085;

/** The network is needed for maps alone; until it has come the drawing itself is pooled. */
export function planeOfInput(
  library: Convscope,
  model: Model | null,
  input: PoolingInput,
  move: Move = noMove,
): Plane {
  if (input.kind === 'numbers') return planeOfTable(movedTable(input.table, move));
  const side = { height: drawingSide, width: drawingSide };
  const { data } = library.rasterize(movedStrokes(input.drawing, move), { ...side, penWidth });
  const values = Array.from(data);
  const picture = movedTable({ rows: drawingSide, columns: drawingSide, values }, move);
  if (input.map === null || model === null) return planeOfTable(picture);
  return mapOf(model, planeOfTable(picture), input.map);
}

export function planeOfTable({
  rows,
  columns,
  values,
}: {
  readonly rows: number;
  readonly columns: number;
  readonly values: readonly number[];
}): Plane {
  return { rows, columns, values: Float32Array.from(values) };
}

/** How many maps the first layer of the network makes. */
export function mapCount(model: Model | null): number {
  if (model === null) return 1;
  const [layer] = model.layers;
  return layer?.type === 'conv2d' ? (layer.weight?.shape[0] ?? 1) : 1;
}

/** One map of the network's first layer, behind its activation: what its own pooling gets. */
function mapOf(model: Model, { rows, columns, values }: Plane, map: number): Plane {
  const layer = model.layers.find(({ type }) => type === 'activation');
  const maps = model.activations({ data: values, shape: [1, rows, columns] })[layer?.name ?? ''];
  const [count = 1, height = rows, width = columns] = maps?.shape ?? [];
  const at = Math.min(map, count - 1) * height * width;
  const found = maps?.data.slice(at, at + height * width) ?? values;
  return { rows: height, columns: width, values: found };
}

/** The input that is compared with the first. */
export function comparedPlane(
  library: Convscope,
  model: Model | null,
  { input, other, move }: PoolingCalculation,
): Plane {
  return other === null ? planeOfInput(library, model, input, move) : planeOfTable(other);
}
