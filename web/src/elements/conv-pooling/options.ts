/** The options of <conv-pooling> as text and as parts of its state. */
import {
  mostMove,
  noMove,
  parsePoolingInput,
  poolingInputText,
  poolingSides,
} from '../../state/pooling-inputs.js';
import * as pooling from '../../state/pooling-state.js';
import type { PoolingState } from '../../state/pooling-state.js';
import { pairText, parsePair } from '../../state/window-state.js';
import { patch, wordOption, type Options } from '../base/option.js';

const { initialPoolingState, mostPooling } = pooling;

export const options: Options<PoolingState> = {
  input: {
    read: ({ input }) => poolingInputText(input),
    parse: (text) => patch('input', parsePoolingInput(text)),
  },
  kind: { read: kindText, parse: parseKind },
  kernel: {
    read: ({ kernel }) => pairText(kernel),
    parse: (text) => patch('kernel', parsePair(text, poolingSides.most)),
  },
  stride: {
    read: ({ stride }) => (stride === null ? 'kernel' : pairText(stride)),
    parse: (text) =>
      text.trim() === 'kernel'
        ? { stride: null }
        : patch('stride', parsePair(text, mostPooling.stride)),
  },
  padding: {
    read: ({ padding }) => pairText(padding),
    parse: (text) => patch('padding', parsePair(text, mostPooling.padding, 0)),
  },
  dilation: {
    read: ({ dilation }) => pairText(dilation),
    parse: (text) => patch('dilation', parsePair(text, mostPooling.dilation)),
  },
  ceilMode: {
    read: ({ ceilMode }) => String(ceilMode),
    parse: (text) => patch('ceilMode', parseFlag(text)),
  },
  countIncludePad: {
    read: ({ countIncludePad }) => String(countIncludePad),
    parse: (text) => patch('countIncludePad', parseFlag(text)),
  },
  compare: { read: compareText, parse: parseCompare },
  show: wordOption('show', pooling.poolingViews, initialPoolingState),
};

/** 'max', 'average', 'global-max', 'global-average' */
function kindText({ kind, global }: PoolingState): string {
  return global ? `global-${kind}` : kind;
}

function parseKind(text: string): Partial<PoolingState> {
  const [, prefix, word] = /^(global-)?(.*)$/.exec(text.trim())!;
  const kind = pooling.poolingKinds.find((each) => each === word);
  return kind === undefined
    ? { kind: initialPoolingState.kind, global: false }
    : { kind, global: prefix !== undefined };
}

/** Cells down and to the right, '0 1', or the rows of another input. */
function compareText({ move, other }: PoolingState): string {
  return other === null
    ? `${move.down} ${move.right}`
    : poolingInputText({ kind: 'numbers', table: other });
}

function parseCompare(text: string): Partial<PoolingState> | null {
  const [, down, right] = /^\s*(-?\d)\s+(-?\d)\s*$/.exec(text) ?? [];
  if (down !== undefined && right !== undefined) {
    const move = { ...noMove, down: Number(down), right: Number(right) };
    const isNear = Math.max(Math.abs(move.down), Math.abs(move.right)) <= mostMove.cells;
    return isNear ? { move, other: null } : null;
  }
  const input = parsePoolingInput(text);
  return input?.kind === 'numbers' ? { other: input.table } : null;
}

/** As HTML writes flags: an empty text, as of an attribute without value, is true. */
function parseFlag(text: string): boolean | null {
  if (text === '' || text === 'true') return true;
  return text === 'false' ? false : null;
}
