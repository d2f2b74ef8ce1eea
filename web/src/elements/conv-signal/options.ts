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

interface Option {
  readonly read: (state: SignalState) => string;
  /** Null for a text that says nothing: then nothing is changed. */
  readonly parse: (text: string, now: SignalState) => Partial<SignalState> | null;
}

export const options: Readonly<Record<string, Option>> = {
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
  operation: {
    read: ({ operation }) => operation,
    parse: (text) => known('operation', signal.signalOperations, text),
  },
  placement: {
    read: ({ placement }) => placement,
    parse: (text) => known('placement', signal.placements, text),
  },
  padding: {
    read: ({ padding }) => padding,
    parse: (text) => known('padding', signal.signalPaddings, text),
  },
  paddingMode: {
    read: ({ paddingMode }) => paddingMode,
    parse: (text) => known('paddingMode', signal.signalModes, text),
  },
};

function within(text: string, least: number, most: number): number | null {
  const count = parseCount(text);
  return count !== null && count >= least && count <= most ? count : null;
}

function patch<Name extends keyof SignalState>(
  name: Name,
  value: SignalState[Name] | null,
): Partial<SignalState> | null {
  return value === null ? null : { [name]: value };
}

/** A word that nobody knows is as if it were not there. */
function known<Name extends 'operation' | 'placement' | 'padding' | 'paddingMode'>(
  name: Name,
  words: readonly SignalState[Name][],
  text: string,
): Partial<SignalState> {
  const value = words.find((word) => word === text) ?? signal.initialSignalState[name];
  return { [name]: value };
}
