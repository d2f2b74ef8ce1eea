/** A layer in the field's words. */
import { formatCount } from '../../draw/numbers.js';
import { parameterProduct } from '../../draw/parameter-product.js';
import type { Strings } from '../../strings/index.js';
import type { LayerInfo } from './digit-network.js';

/** 'convolution, 8 filters of 5×5' */
export function layerWords({ layer, shape, weights }: LayerInfo, { digits }: Strings): string {
  const { network } = digits;
  switch (layer.type) {
    case 'conv2d': {
      const words = network.conv(shape.channels, sizeText(weights?.shape.slice(2) ?? []));
      const kind = typeof layer.activation === 'string' ? layer.activation : 'none';
      return kind === 'none'
        ? words
        : `${words}, ${network.convActivation(network.activation(kind))}`;
    }
    case 'activation':
      return network.activation(layer.kind);
    case 'maxPool2d':
      return network.maxPool(sizeText(pair(layer.kernel)));
    case 'avgPool2d':
      return network.avgPool(sizeText(pair(layer.kernel)));
    case 'globalAvgPool2d':
      return network.globalAvgPool;
    case 'flatten':
      return network.flatten;
    case 'dense':
      return network.dense;
    case 'softmax':
      return network.softmax;
  }
}

/** '16 × (8×5×5 + 1) = 3 216'; null for a layer that learns nothing. */
export function parameterWords(info: LayerInfo, { digits }: Strings): string | null {
  if (info.weights === null) return null;
  return digits.network.parameters(parameterProduct(info.weights), formatCount(info.parameters));
}

/** '5×5' */
export function sizeText(sizes: readonly number[]): string {
  return sizes.map(formatCount).join('×');
}

export function pair(size: number | readonly [number, number]): readonly [number, number] {
  return typeof size === 'number' ? [size, size] : size;
}
