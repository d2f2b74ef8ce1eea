/** The options of <conv-window> as text and as parts of its state. */
import { kernelText, parseKernel } from '../../state/kernel.js';
import { inputText, parseInput } from '../../state/window-inputs.js';
import * as windowState from '../../state/window-state.js';
import type { WindowState } from '../../state/window-state.js';

interface Option {
  readonly read: (state: WindowState) => string;
  /** Null for a text that says nothing: then nothing is changed. */
  readonly parse: (text: string) => Partial<WindowState> | null;
}

const { mostSteps, initialWindowState } = windowState;

export const options: Readonly<Record<string, Option>> = {
  input: {
    read: ({ input }) => inputText(input),
    parse: (text) => patch('input', parseInput(text)),
  },
  kernel: {
    read: ({ kernel }) => kernelText(kernel),
    parse: (text) => patch('kernel', parseKernel(text)),
  },
  operation: {
    read: ({ operation }) => operation,
    parse: (text) => patch('operation', known(windowState.operations, text, 'operation')),
  },
  padding: {
    read: (state) => windowState.paddingText(state),
    parse: (text) => windowState.parsePadding(text),
  },
  paddingMode: {
    read: ({ paddingMode }) => paddingMode,
    parse: (text) => patch('paddingMode', known(windowState.paddingModes, text, 'paddingMode')),
  },
  stride: {
    read: ({ stride }) => windowState.pairText(stride),
    parse: (text) => patch('stride', windowState.parsePair(text, mostSteps.stride)),
  },
  dilation: {
    read: ({ dilation }) => windowState.pairText(dilation),
    parse: (text) => patch('dilation', windowState.parsePair(text, mostSteps.dilation)),
  },
};

function patch<Name extends keyof WindowState>(
  name: Name,
  value: WindowState[Name] | null,
): Partial<WindowState> | null {
  return value === null ? null : { [name]: value };
}

/** A word that nobody knows is as if it were not there. */
function known<Name extends 'operation' | 'paddingMode'>(
  words: readonly WindowState[Name][],
  text: string,
  name: Name,
): WindowState[Name] {
  return words.find((word) => word === text) ?? initialWindowState[name];
}
