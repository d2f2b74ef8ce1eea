/** The options of <conv-similarity> as text and as parts of its state. */
import { isOwn, pictureSource } from '../../state/picture-source.js';
import {
  initialSimilarityState,
  parseStep,
  parseTemplate,
  templateText,
  type SimilarityState,
  type StepName,
} from '../../state/similarity-state.js';
import { patch, type Option, type Options } from '../base/option.js';

export const options: Options<SimilarityState> = {
  picture: {
    read: ({ source }) => source,
    parse: (text) => {
      const source = pictureSource(text);
      const isOffered = source !== null && source !== 'drawing' && !isOwn(source);
      return { source: isOffered ? source : initialSimilarityState.source };
    },
  },
  template: {
    read: ({ template }) => templateText(template),
    parse: (text) => patch('template', parseTemplate(text)),
  },
  gain: step('gain'),
  offset: step('offset'),
  threshold: step('threshold'),
};

function step(name: StepName): Option<SimilarityState> {
  return {
    read: (state) => String(state[name]),
    parse: (text) => patch(name, parseStep(name, text)),
  };
}
