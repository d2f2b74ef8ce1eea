/** The options of <conv-signal> as text and as parts of its state. */
import { parseCount } from '../../state/parse-count.js';
import { parseSignal, signalText } from '../../state/signal-inputs.js';
import {
  leastWidth,
  parseWeighting,
  setWidth,
  weightingText,
  weightingWidths,
} from '../../state/signal-kernel.js';
import * as signal from '../../state/signal-state.js';
import type { SignalState } from '../../state/signal-state.js';
import { patch, wordOption, type Options } from '../base/option.js';

const usual = signal.initialSignalState;

export const options: Options<SignalState> = {
  input: {
    read: ({ input }) => signalText(input),
    parse: (text) => patch('input', parseSignal(text)),
  },
  noise: {
    read: ({ noise }) => String(noise),
    parse: (text) => patch('noise', signal.parseNoise(text)),
  },
  seed: {
    read: ({ seed }) => String(seed),
    parse: (text) => patch('seed', within(text, 0, signal.mostSeed)),
  },
  width: {
    read: ({ weighting }) => String(weighting.values.length),
    parse: (text, { weighting }) => {
      const width = within(text, leastWidth(weighting.shape), weightingWidths.most);
      return width === null ? null : { weighting: setWidth(weighting, width) };
    },
  },
  kernel: {
    read: ({ weighting }) => weightingText(weighting),
    parse: (text, { weighting }) =>
      patch('weighting', parseWeighting(text, weighting.values.length)),
  },
  operation: wordOption('operation', signal.signalOperations, usual),
  placement: wordOption('placement', signal.placements, usual),
  padding: wordOption('padding', signal.signalPaddings, usual),
  paddingMode: wordOption('paddingMode', signal.signalModes, usual),
};

function within(text: string, least: number, most: number): number | null {
  const count = parseCount(text);
  return count !== null && count >= least && count <= most ? count : null;
}
