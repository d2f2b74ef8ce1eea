/** The session as pictures: the picture itself and both maps, painted when they have changed. */
import { divergingStops, type Palette } from '../../draw/palettes.js';
import type { PictureData } from '../parts/picture-view.js';
import { colorsOf, signedScale, type Scale } from '../parts/value-scale.js';
import type { Convscope, Tensor } from '../provider.js';
import type { SimilaritySession } from './similarity-session.js';

export interface SimilarityShow {
  readonly picture: PictureData;
  readonly products: MapShow;
  readonly correlations: MapShow;
}

export interface MapShow extends PictureData {
  readonly scale: Scale;
}

export class SimilarityPainter {
  #painted: {
    readonly version: number;
    readonly palette: Palette;
    readonly show: SimilarityShow;
  } | null = null;
  #version = 0;

  /** Null while something is missing, or does not fit. */
  show(session: SimilaritySession, palette: Palette): SimilarityShow | null {
    const { run, library } = session;
    if (run === null || library === null) return null;
    const before = this.#painted;
    if (before?.version === session.version && before.palette === palette) return before.show;
    this.#version += 1;
    const stops = divergingStops(palette.maps, palette.panel);
    const products = signedScale([run.products.data], stops);
    // A correlation is what it is: its scale does not follow the picture.
    const correlations: Scale = { range: [-1, 1], stops };
    const show = {
      picture: this.#pictureOf(library, run.picture),
      products: this.#mapOf(library, run.products, products),
      correlations: this.#mapOf(library, run.correlations, correlations),
    };
    this.#painted = { version: session.version, palette, show };
    return show;
  }

  #pictureOf(library: Convscope, picture: Tensor): PictureData {
    const [, height = 1, width = 1] = picture.shape;
    const { rgba } = library.planesToPicture(picture);
    return { width, height, rgba: asPixels(rgba), version: this.#version };
  }

  #mapOf(library: Convscope, { data, shape }: Tensor, scale: Scale): MapShow {
    const [height = 1, width = 1] = shape;
    const rgba = asPixels(colorsOf(library, data, scale));
    return { width, height, rgba, version: this.#version, scale };
  }
}

/** The library's bytes are an array of their own. */
function asPixels(bytes: Uint8ClampedArray): Uint8ClampedArray<ArrayBuffer> {
  return bytes as Uint8ClampedArray<ArrayBuffer>;
}
