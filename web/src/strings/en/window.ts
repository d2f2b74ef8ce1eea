/** What <conv-window> says, in English. */

const plural = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

export const window = {
  lead: 'A kernel slides over the input. Wherever it stands, numbers that lie on each other are multiplied, and the products are added up: one number of the output.',

  operation: {
    label: 'Operation',
    names: { 'cross-correlation': 'Cross-correlation', convolution: 'Convolution' },
    why: {
      'cross-correlation':
        'The kernel is used as it stands. This is what PyTorch and every other library call convolution.',
      convolution:
        'The kernel is turned by 180° before it slides. This is the convolution of mathematics.',
    },
    signs: { 'cross-correlation': '⋆', convolution: '∗' },
    spokenSigns: { 'cross-correlation': 'cross-correlated with', convolution: 'convolved with' },
  },
  swap: 'Swap input and kernel',

  input: 'Input',
  kernel: 'Kernel',
  turnedKernel: 'Kernel, turned',
  output: 'Output',
  size: (rows: number, columns: number): string => `${rows} × ${columns}`,
  inputCell: (row: number, column: number, value: string): string =>
    `input, row ${row}, column ${column}: ${value}`,
  borderCell: (value: string): string => `border: ${value}`,
  weightCell: (row: number, column: number, value: string): string =>
    `weight, row ${row}, column ${column}: ${value}`,
  outputCell: (row: number, column: number, value: string): string =>
    `output, row ${row}, column ${column}: ${value}`,
  unknown: 'not computed yet',
  pictures: {
    input: 'The input as a picture',
    kernel: 'The kernel as a picture',
    output: 'The output as a picture',
  },
  scales: { input: 'input', weight: 'weight', output: 'output' },
  hint: 'Point at any number: the window, the kernel and the formula follow. Point at a weight to see every place where it is used. Double-click a number of the input or the kernel, or type over it, to change it.',
  touchHint:
    'Tap any number: the window, the kernel and the formula follow. Tap a weight to see every place where it is used. Tap twice to change a number of the input or the kernel.',

  formula: {
    heading: 'What happens here',
    general: 'The rule for every place',
    place: (row: number, column: number): string => `Row ${row}, column ${column}`,
    soFar: 'so far',
    spoken: (place: string, sum: string): string => `${place}: ${sum}`,
    uses: (count: number): string =>
      count === 1
        ? 'This weight is used once.'
        : `This one weight is used at all ${count} places of the window: that is parameter sharing.`,
    reached: (count: number): string =>
      count === 0
        ? 'No window reads this number.'
        : `This number counts in ${plural(count, 'output', 'outputs')}.`,
  },
  placeText: (row: number, column: number, done: number, of: number): string =>
    done === of ? `row ${row}, column ${column}` : `row ${row}, column ${column}, ${done} of ${of}`,

  settings: {
    input: 'Input',
    ready: 'Numbers',
    readyNames: {
      blackboard: 'blackboard example',
      edge: 'an edge',
      dot: 'a single 1',
      ramp: 'a slope',
      corner: 'a corner',
    },
    own: 'my own',
    rows: 'Rows',
    columns: 'Columns',
    kernel: 'Kernel',
    padding: 'Padding',
    rules: { valid: 'valid', same: 'same', full: 'full', sides: 'by side' },
    ruleWhy: {
      valid: 'No border: the window stays inside.',
      same: 'As much border as keeps the output as large as the input, at stride 1.',
      full: 'So much border that every place counts where kernel and input overlap at all.',
      sides: 'As much border on each side as you like.',
    },
    sides: ['top', 'left', 'bottom', 'right'],
    mode: 'Border made of',
    modes: {
      zeros: 'zeros',
      replicate: 'the edge (replicate)',
      reflect: 'the mirror image (reflect)',
      circular: 'the other end (circular)',
    },
    stride: 'Stride',
    strideWhy: 'How far the window jumps: it skips places.',
    strideSeen: (begins: number, cells: number): string =>
      `Windows begin at ${begins} of ${cells} cells.`,
    dilation: 'Dilation',
    dilationWhy: 'How far apart the weights reach: the kernel spreads, its numbers stay the same.',
    dilationSeen: (read: number, rows: number, columns: number): string =>
      `One window reads ${read} ${read === 1 ? 'cell' : 'cells'} and reaches over ${rows} × ${columns}.`,
    down: 'down',
    across: 'across',
  },

  floor: {
    heading: 'Size of the output',
    rows: 'Rows',
    columns: 'Columns',
    exact: 'The windows end exactly where the input ends.',
    rest: (rows: number, columns: number): string => {
      const last = (count: number, one: string, many: string): string =>
        count === 1 ? `the last ${one}` : `the last ${count} ${many}`;
      const parts = [
        rows > 0 ? last(rows, 'row', 'rows') : '',
        columns > 0 ? last(columns, 'column', 'columns') : '',
      ].filter((part) => part !== '');
      return `The division is rounded down, for one more step would lead outside: ${parts.join(' and ')} (hatched) ${rows + columns === 1 ? 'is' : 'are'} never read.`;
    },
  },

  order: {
    heading: 'Does the order matter?',
    how: 'Input and kernel can change places. Swap them, and compare the outputs; the padding becomes full, so that every overlap counts.',
    swapped: 'Output with input and kernel swapped',
    same: 'The same numbers: convolution commutes.',
    sameHere:
      'The same numbers, but only because this output stays the same when it is turned by 180°.',
    differs: (count: number, of: number): string =>
      `${count} of ${of} numbers differ (dotted): cross-correlation does not commute. Here the swapped output is the first one turned by 180°.`,
  },

  quiz: {
    size: 'How many rows does the output have with these settings?',
    explainSize: (formula: string): string => `${formula}.`,
    cell: (row: number, column: number): string =>
      `Which number stands in row ${row}, column ${column} of the output?`,
    explainCell: (sum: string): string => `${sum}.`,
    stride: 'And with stride 2, down and across: how many numbers would the output have?',
    explainStride: (rows: number, columns: number): string =>
      `${rows} × ${columns} = ${rows * columns}: every second place of the window, in both directions.`,
    full: 'With full padding, how many columns would the output have?',
    explainFull: (input: number, kernel: number): string =>
      `${input} + ${kernel} − 1 = ${input + kernel - 1}: every place where kernel and input overlap.`,
  },

  data: { header: 'grid,row,column,value', input: 'input', kernel: 'kernel', output: 'output' },
};

export type WindowStrings = typeof window;
