/** What a teacher would ask in front of this network; the answers are those of the library. */
import { formatCount } from '../../draw/numbers.js';
import { parameterProduct } from '../../draw/parameter-product.js';
import type { Strings } from '../../strings/index.js';
import type { Question } from '../parts/question-card.js';
import type { LayerInfo } from './digit-network.js';
import { pair, sizeText } from './layer-words.js';

export function digitQuestions(
  layers: readonly LayerInfo[],
  { digits }: Strings,
): readonly Question[] {
  const convolutions = layers.filter(({ layer }) => layer.type === 'conv2d');
  const pooling = layers.find(({ layer }) => layer.type === 'maxPool2d');
  return [
    pooling && poolingQuestion(pooling, digits.quiz),
    convolutions[1] && parameterQuestion(convolutions[1], digits.quiz),
    convolutions[1] && fieldQuestion(convolutions[1], digits.quiz),
  ].filter((question) => question !== undefined);
}

type Words = Strings['digits']['quiz'];

function poolingQuestion(info: LayerInfo, words: Words): Question | undefined {
  const { layer, from, shape } = info;
  if (layer.type !== 'maxPool2d' || layer.stride !== undefined) return undefined;
  const [, across] = pair(layer.kernel);
  return {
    prompt: words.size(info.name, sizeText(pair(layer.kernel)), from.width),
    expected: shape.width,
    explanation: words.explainSize(from.width, across, shape.width),
  };
}

function parameterQuestion(info: LayerInfo, words: Words): Question | undefined {
  if (info.weights === null) return undefined;
  const product = parameterProduct(info.weights);
  return {
    prompt: words.parameters(info.name, product),
    expected: info.parameters,
    explanation: words.explainParameters(product, formatCount(info.parameters)),
  };
}

function fieldQuestion(info: LayerInfo, words: Words): Question {
  const [, width] = info.field.size;
  return {
    prompt: words.field(info.name),
    expected: width,
    explanation: words.explainField(width),
  };
}
