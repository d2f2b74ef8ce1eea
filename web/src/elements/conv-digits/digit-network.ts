/**
 * The network as the page shows it, and one pass of a drawing through it. Every number comes from the library.
 */
import { inputSide, normalizedPad, shrunkPad, type PadToInput } from '../../draw/pad-geometry.js';
import type { Weights } from '../../draw/parameter-product.js';
import type { Preparation } from '../../state/digits-state.js';
import type { ConeLayer, Reads } from '../../state/receptive-cone.js';
import { mapShape } from '../../state/selection.js';
import { addedInk, type Stroke } from '../../state/strokes.js';
import type {
  Classification,
  Engine,
  Layer,
  NormalizationStages,
  ReceptiveField,
  Tensor,
} from '../provider.js';

/** The layers that a digit network is made of: the page has words for these. */
export type DigitLayer = Exclude<Layer, { type: 'conv1d' | 'locallyConnected2d' }>;

/** A layer with everything about it that does not depend on the drawing. */
export interface LayerInfo extends ConeLayer {
  readonly index: number;
  readonly name: string;
  readonly layer: DigitLayer;
  /** [C, H, W] or [K] */
  readonly outputShape: readonly number[];
  readonly parameters: number;
  /** Null for a layer that learns nothing. */
  readonly weights: Weights | null;
  /** In cells of the 28×28 input. */
  readonly field: ReceptiveField;
  /** Its output is a stack of pictures, not a row of values. */
  readonly isPictures: boolean;
}

/** What came of one drawing. */
export interface DigitPass {
  readonly drawing: DigitDrawing;
  /** Null where the pad is merely shrunk. */
  readonly stages: NormalizationStages | null;
  /** [1, 28, 28] */
  readonly input: Tensor;
  readonly padToInput: PadToInput;
  /** One per layer. */
  readonly activations: readonly Tensor[];
  readonly classification: Classification;
}

export interface DigitDrawing {
  readonly strokes: readonly Stroke[];
  /** As a fraction of the pad's side. */
  readonly penWidth: number;
  readonly preparation: Preparation;
}

/** Cells of the pad's raster: fourteen for each pixel of the 20-pixel box, when the digit fills the pad. */
export const rasterSide = 280;

export class DigitNetwork {
  readonly layers: readonly LayerInfo[];
  readonly engine: Engine;
  /** The raster of the newest drawing. */
  readonly #raster = new Float32Array(rasterSide * rasterSide);
  #rasterized: Pick<DigitDrawing, 'strokes' | 'penWidth'> = { strokes: [], penWidth: 0 };

  /** @throws TypeError for a network that is not from 28×28 to ten probabilities. */
  constructor(engine: Engine) {
    engine.model.classify(new Float32Array(inputSide * inputSide));
    this.engine = engine;
    this.layers = describeLayers(engine);
  }

  /** Null for a pad without ink. */
  read(drawing: DigitDrawing): DigitPass | null {
    const { strokes, penWidth, preparation } = drawing;
    const { library } = this.engine;
    if (preparation === 'none') {
      const input = library.rasterize(strokes, { width: inputSide, height: inputSide, penWidth });
      const hasInk = input.data.some((value) => value > 0);
      return hasInk ? this.#pass(drawing, null, input, shrunkPad) : null;
    }
    this.#rasterize(drawing);
    const stages = library.normalizationStages(this.#raster, rasterSide, rasterSide);
    if (stages === null) return null;
    const [, rows = 1, columns = 1] = stages.scaled.shape;
    const padToInput = normalizedPad(stages.crop, [rows, columns], stages.offset, rasterSide);
    return this.#pass(drawing, stages, stages.result, padToInput);
  }

  /** While somebody draws, only the newest piece is. */
  #rasterize({ strokes, penWidth }: DigitDrawing): void {
    const before = this.#rasterized;
    const added = penWidth === before.penWidth ? addedInk(before.strokes, strokes) : null;
    this.engine.library.rasterize(added ?? strokes, {
      ...{ width: rasterSide, height: rasterSide, penWidth, out: this.#raster },
      ...(added === null ? {} : { paper: this.#raster }),
    });
    this.#rasterized = { strokes, penWidth };
  }

  /**
   * A convolution's output before its sum: what each input map adds to one output map, [C, H, W]. Null for other layers and
   * for grouped ones.
   */
  contributions(index: number, channel: number, pass: DigitPass): Tensor | null {
    const info = this.layers[index];
    if (info?.layer.type !== 'conv2d' || info.layer.weight === undefined) return null;
    if ((info.layer.groups ?? 1) !== 1) return null;
    const { weight, stride, padding, dilation, paddingMode, operation } = info.layer;
    const [, channels = 1, height = 1, width = 1] = weight.shape;
    const size = channels * height * width;
    const kernels = weight.data.subarray(channel * size, (channel + 1) * size);
    const input = index === 0 ? pass.input : pass.activations[index - 1];
    if (input === undefined) return null;
    const options = definedOnly({ stride, padding, dilation, paddingMode, operation });
    return this.engine.library.conv2d(
      input,
      { data: kernels, shape: [channels, 1, height, width] },
      null,
      { ...options, groups: channels },
    );
  }

  #pass(
    drawing: DigitDrawing,
    stages: NormalizationStages | null,
    input: Tensor,
    padToInput: PadToInput,
  ): DigitPass {
    const byName = this.engine.model.activations(input);
    const activations = this.layers.map(({ name }) => byName[name]!);
    // What classify would say, without a second run.
    const probabilities = activations.at(-1)!.data;
    const digit = probabilities.indexOf(Math.max(...probabilities));
    const classification = { digit, probabilities };
    return { drawing, stages, input, padToInput, activations, classification };
  }
}

function describeLayers({ library, model }: Engine): readonly LayerInfo[] {
  const { layers } = model;
  const descriptions = library.describe(layers, model.inputShape);
  let inputShape: readonly number[] = model.inputShape;
  return layers.map((layer, index) => {
    if (layer.type === 'conv1d' || layer.type === 'locallyConnected2d') {
      throw new Error(`layers of type ${layer.type} are not shown here`);
    }
    const description = descriptions[index]!;
    // Alone, a layer's receptive field is its window on the layer before.
    const [alone] = library.describe([layer], inputShape);
    const info: LayerInfo = {
      index,
      layer,
      name: description.name,
      outputShape: description.outputShape,
      parameters: description.parameters,
      weights: weightsOf(layer),
      field: description.receptiveField,
      isPictures: description.outputShape.length === 3 && description.outputShape[1] !== 1,
      from: mapShape(inputShape),
      shape: mapShape(description.outputShape),
      window: alone!.receptiveField,
      reads: readsOf(layer),
    };
    inputShape = description.outputShape;
    return info;
  });
}

function readsOf(layer: DigitLayer): Reads {
  switch (layer.type) {
    case 'conv2d':
      return (layer.groups ?? 1) === 1
        ? { kind: 'all' }
        : { kind: 'group', groups: layer.groups ?? 1 };
    case 'dense':
    case 'softmax':
      return { kind: 'all' };
    case 'flatten':
      return { kind: 'flattened' };
    default:
      return { kind: 'own' };
  }
}

function weightsOf(layer: DigitLayer): Weights | null {
  if ((layer.type !== 'conv2d' && layer.type !== 'dense') || layer.weight === undefined)
    return null;
  return { shape: layer.weight.shape, hasBias: layer.bias !== null && layer.bias !== undefined };
}

/** Without the options that a layer leaves at their defaults. */
function definedOnly<Options extends object>(options: Options): Partial<Options> {
  return Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined),
  ) as Partial<Options>;
}
