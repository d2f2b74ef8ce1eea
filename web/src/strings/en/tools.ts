/** What the parts that several demos share say, in English: grids, stepper, formulas, code. */
export const tools = {
  grid: {
    refused: (text: string): string =>
      text.trim() === ''
        ? 'Type a number, or press Escape to keep the old one.'
        : `“${text.trim()}” is not a number up to 99 999. Try 0.5 or 1/9; Escape keeps the old one.`,
    edit: (cell: string): string => `New number for ${cell}`,
  },
  undo: { undo: 'Undo', redo: 'Redo', reset: 'Start again' },
  stepper: {
    name: 'Step by step',
    play: 'Play',
    pause: 'Pause',
    back: 'One step back',
    forward: 'One step forward',
    toStart: 'Back to the start',
    toEnd: 'To the end',
    level: 'One step is',
    levels: { product: 'a product', window: 'a window', row: 'a row', map: 'everything' },
    speed: 'Speed',
    speeds: ['slow', 'calm', 'brisk', 'fast'],
    place: 'Place in the calculation',
  },
};

export type ToolsStrings = typeof tools;
export type GridStrings = ToolsStrings['grid'];
export type UndoStrings = ToolsStrings['undo'];
export type StepperStrings = ToolsStrings['stepper'];
