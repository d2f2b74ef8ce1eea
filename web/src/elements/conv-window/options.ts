/** The options of <conv-window> as text and as parts of its state. */
import { kernelText, parseKernel } from '../../state/kernel.js';
import { inputText, parseInput } from '../../state/window-inputs.js';
import * as windowState from '../../state/window-state.js';
import type { WindowState } from '../../state/window-state.js';
import { patch, wordOption, type Options } from '../base/option.js';

const { mostSteps, operations, paddingModes, initialWindowState: usual } = windowState;

export const options: Options<WindowState> = {
  input: {
    read: ({ input }) => inputText(input),
    parse: (text) => patch('input', parseInput(text)),
  },
  kernel: {
    read: ({ kernel }) => kernelText(kernel),
    parse: (text) => patch('kernel', parseKernel(text)),
  },
  operation: wordOption('operation', operations, usual),
  padding: {
    read: (state) => windowState.paddingText(state),
    parse: (text) => windowState.parsePadding(text),
  },
  paddingMode: wordOption('paddingMode', paddingModes, usual),
  stride: {
    read: ({ stride }) => windowState.pairText(stride),
    parse: (text) => patch('stride', windowState.parsePair(text, mostSteps.stride)),
  },
  dilation: {
    read: ({ dilation }) => windowState.pairText(dilation),
    parse: (text) => patch('dilation', windowState.parsePair(text, mostSteps.dilation)),
  },
};
