/** The newest drawing through the network and into colours, each computed once however often it is asked for. */
import type { Palette } from '../../draw/palettes.js';
import type { ColorScaleScope } from '../../state/digits-state.js';
import type { Convscope, Tensor } from '../provider.js';
import {
  rasterSide,
  type DigitDrawing,
  type DigitNetwork,
  type DigitPass,
} from './digit-network.js';
import { colorMaps, type MapColors } from './map-colors.js';
import type { Picture, SeenPictures } from './seen-pictures.js';

export class DigitsRun {
  readonly network: DigitNetwork;
  readonly pass: (drawing: DigitDrawing) => DigitPass | null;
  readonly colors: (pass: DigitPass, scope: ColorScaleScope, palette: Palette) => MapColors;
  readonly seen: (pass: DigitPass, palette: Palette) => SeenPictures;

  constructor(network: DigitNetwork) {
    const { library } = network.engine;
    this.network = network;
    const read = newest(
      (
        strokes: DigitDrawing['strokes'],
        penWidth: number,
        preparation: DigitDrawing['preparation'],
      ): DigitPass | null => network.read({ strokes, penWidth, preparation }),
    );
    this.pass = ({ strokes, penWidth, preparation }) => read(strokes, penWidth, preparation);
    this.colors = newest((pass: DigitPass, scope: ColorScaleScope, palette: Palette) =>
      colorMaps(library, network.layers, pass.activations, scope, palette),
    );
    this.seen = newest((pass: DigitPass, palette: Palette) => seenPictures(library, pass, palette));
  }
}

/** Remembers the answer to the newest question. */
function newest<Key extends readonly unknown[], Value>(
  compute: (...key: Key) => Value,
): (...key: Key) => Value {
  let known: { readonly key: Key; readonly value: Value } | null = null;
  return (...key) => {
    const isKnown = known !== null && known.key.every((part, place) => part === key[place]);
    if (known === null || !isKnown) known = { key, value: compute(...key) };
    return known.value;
  };
}

function seenPictures(library: Convscope, pass: DigitPass, palette: Palette): SeenPictures {
  const picture = ({ data, shape }: Tensor): Picture => ({
    height: shape[1] ?? 1,
    width: shape[2] ?? 1,
    colors: library.colorize(data, { range: [0, 1], stops: [palette.panel, palette.ink] }),
  });
  const { drawing, stages, input } = pass;
  return {
    lineColor: `rgb(${palette.ink.join(' ')} / 0.6)`,
    drawn: { ...drawing, color: `rgb(${palette.ink.join(' ')})`, side: rasterSide },
    stages: stages && {
      crop: stages.crop,
      scaled: picture(stages.scaled),
      offset: stages.offset,
    },
    input: picture(input),
  };
}
