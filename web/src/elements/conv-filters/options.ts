/** The options of <conv-filters> as text and as parts of its state. */
import { parseSteps, startChain, stepsText } from '../../state/filter-chain.js';
import * as filters from '../../state/filters-state.js';
import type { FiltersState } from '../../state/filters-state.js';
import { isOwn, pictureSource } from '../../state/picture-source.js';
import { wordOption, type Options } from '../base/option.js';

const usual = filters.initialFiltersState;

export const options: Options<FiltersState> = {
  picture: { read: ({ source }) => source, parse: parsePicture },
  kernel: { read: ({ chain }) => stepsText(chain.steps), parse: parseChain },
  operation: wordOption('operation', filters.operations, usual),
  padding: wordOption('padding', filters.paddings, usual),
  paddingMode: wordOption('paddingMode', filters.paddingModes, usual),
  color: {
    read: ({ color }) => (color ? 'rgb' : 'grey'),
    parse: (text) => ({ color: text !== 'grey' }),
  },
  show: wordOption('show', filters.shownAs, usual),
  view: wordOption('view', filters.views, usual),
};

/** A picture of the visitor's own begins with a click, not with an attribute. What was pinned is of another picture. */
function parsePicture(text: string): Partial<FiltersState> {
  const source = pictureSource(text);
  return source === null || isOwn(source)
    ? { source: usual.source }
    : { source, pinned: source === usual.source ? usual.pinned : null };
}

function parseChain(text: string): Partial<FiltersState> {
  const steps = parseSteps(text);
  return { chain: steps === null ? usual.chain : startChain(...steps) };
}
