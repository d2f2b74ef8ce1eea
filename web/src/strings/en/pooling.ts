/** What <conv-pooling> says, in English. */

const plural = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

export const pooling = {
  lead: 'A window passes over the map and keeps one number of each place: the largest, or the mean. What is left is smaller, and does not mind where exactly something was.',

  kind: {
    label: 'What a window keeps',
    names: { max: 'Maximum', average: 'Average' },
    why: {
      max: 'Of each window the largest number is kept: whether something was found, not where in the window.',
      average: 'Of each window the mean is kept: how much there was of it, spread over the window.',
    },
    global: 'One window as large as the input (global)',
  },
  show: {
    label: 'Direction',
    names: { forward: 'Forward: pool', backward: 'Backward: gradient' },
  },
  example: 'Example',
  ownExample: 'my own settings',
  examples: {
    blackboard: 'blackboard example',
    'two-inputs': 'two inputs, one pooled map',
    shift: 'a stroke, shifted by 1',
    window: 'a stroke, shifted by a whole window',
    checkerboard: 'checkerboard, averaged',
    thin: 'a thin line, averaged',
    position: 'two dots, and only one number',
    turned: 'a drawn 7, turned',
    map: 'what a filter found in the 7',
  },
  exampleHints: {
    blackboard:
      'Four windows, four numbers. Point at one of them to see which cell of the input it is.',
    'two-inputs':
      'All 16 numbers of the second input differ from the first, and the pooled maps are the same. Change the second input further: as long as no window gets a larger maximum, the network behind will never know.',
    shift:
      'The stroke moves by one cell and stays in its windows, so the pooled map does not change. Move it once more.',
    window:
      'Shifted by as much as the window is wide, the stroke stands in the next window: pooling has shifted along, it has not forgotten.',
    checkerboard:
      'The pattern is gone: every mean is the same, and a grey area would give the same map. Take the maximum, and it looks like a white area instead.',
    thin: 'The mean makes a thin line pale, for most of its windows is empty; the maximum keeps it as strong as it was, and makes it thick.',
    position:
      'Global pooling leaves one number of the whole map: that something was found. Where it was, and how often, is lost, however far you move it.',
    turned:
      'A turn moves the ends of a stroke by more than a window: most of the pooled values around it change. What pooling forgives is a shift of a cell or two.',
    map: 'What the network for digits has behind its first layer: the map of one filter. Pooling leaves a quarter of the numbers, and the shape can still be seen.',
  },

  input: 'Input',
  output: 'Pooled',
  gradient: 'Gradient of the output',
  inputGradient: 'Gradient of the input',
  becomes: 'is pooled to',
  goesBack: 'goes back to',
  size: (rows: number, columns: number): string => `${rows} × ${columns}`,
  inputCell: (row: number, column: number, value: string): string =>
    `input, row ${row}, column ${column}: ${value}`,
  outsideCell: (value: string): string =>
    value === '' ? 'outside: does not count' : `border: ${value}`,
  outputCell: (row: number, column: number, value: string): string =>
    `pooled, row ${row}, column ${column}: ${value}`,
  gradientCell: (row: number, column: number, value: string): string =>
    `gradient of the output, row ${row}, column ${column}: ${value}`,
  inputGradientCell: (row: number, column: number, value: string): string =>
    `gradient of the input, row ${row}, column ${column}: ${value}`,
  unknown: 'not computed yet',
  scales: { value: 'value', gradient: 'gradient' },
  origins: 'Mark where every maximum comes from',
  hint: 'Point at any number: the window and its arithmetic follow. Double-click a number of the input, or type over it, to change it.',
  touchHint:
    'Tap any number: the window and its arithmetic follow. Tap twice to change a number of the input.',
  pictureHint:
    'Point at a picture: the window and its arithmetic follow. A click or a tap keeps it there, and arrow keys move it.',
  pictureBackwardHint:
    'Every output has the gradient 1 here, so each cell of the input shows how many windows took it.',
  backwardHint:
    'The numbers on the right are how strongly the loss answers to each output. Double-click one, or type over it, to change it.',

  arithmetic: {
    heading: 'What happens here',
    general: 'The rule for every place',
    generalMean: 'The rule for every place (N: the cells that count)',
    place: (row: number, column: number): string => `Row ${row}, column ${column}`,
    spoken: (place: string, sum: string): string => `${place}: ${sum}`,
    more: (count: number): string => `… ${count} more`,
    from: (row: number, column: number): string =>
      `It stands in row ${row}, column ${column} of the input.`,
    tie: (count: number, row: number, column: number): string =>
      `${count} cells share the maximum. The first of them counts, row by row: row ${row}, column ${column}.`,
    padded: (count: number): string =>
      `${plural(count, 'cell', 'cells')} of the border ${count === 1 ? 'counts' : 'count'} as 0 in the mean.`,
    inside: (count: number): string => `Only the ${plural(count, 'cell', 'cells')} inside count.`,
    toWinner: (gradient: string, row: number, column: number, others: number): string =>
      `All of the gradient ${gradient} goes to the cell that won: row ${row}, column ${column}.${others === 0 ? '' : ` The other ${plural(others, 'cell', 'cells')} of the window get nothing: a little more or less there would have changed nothing.`}`,
    toAll: (gradient: string, count: number, share: string): string =>
      `The gradient ${gradient} is shared out among the ${plural(count, 'cell', 'cells')} that the mean was made of: ${gradient} / ${count} = ${share} each.`,
    arrivals: (row: number, column: number): string =>
      `What arrives at row ${row}, column ${column}`,
    none: 'Nothing: no window took this cell.',
    noneAverage: 'Nothing: no window reads this cell.',
    overlapping: (count: number): string =>
      `${plural(count, 'window', 'windows')} took this cell, and their gradients add up.`,
  },

  settings: {
    input: 'Input',
    ready: 'Numbers or a drawing',
    numbers: 'Tables',
    drawings: 'Drawn digits',
    own: 'my own numbers',
    tables: {
      blackboard: 'blackboard example',
      corners: 'a maximum in each corner',
      elsewhere: 'the same maxima elsewhere',
      stroke: 'a stroke',
      diagonal: 'a thin line',
      checkerboard: 'a checkerboard',
      dots: 'two dots',
    },
    digit: (digit: number, variant: string): string => `${digit}${variant}`,
    variants: { base: ' with a base', open: ' (open)', barred: ' with a bar' },
    rows: 'Rows',
    columns: 'Columns',
    map: 'Pool what is',
    mapPicture: 'the drawing itself',
    mapOf: (map: number): string => `map ${map} of the digit network`,
    window: 'Window',
    stride: 'Stride',
    strideAsWindow: 'as large as the window',
    strideWhy: 'A stride below the window makes windows overlap; above it, cells are left out.',
    padding: 'Padding',
    paddingWhy: {
      max: 'Around the input stands −∞, which never wins. At most half of the window.',
      average: 'Around the input stand zeros. At most half of the window.',
    },
    countIncludePad: 'Zeros of the border count in the mean',
    dilation: 'Dilation',
    dilationWhy: 'How far apart the cells of a window are.',
    ceilMode: 'Also a last window that hangs over (ceil mode)',
    down: 'down',
    across: 'across',
  },

  floor: {
    heading: 'Size of the pooled map',
    rows: 'Rows',
    columns: 'Columns',
    dropped:
      'Rounded up, but a window that would begin behind the input is left out: that is PyTorch’s rule.',
    units: (count: string, dense: string, places: string): string =>
      `${count} numbers instead of ${dense}. A window at every place would make ${places}.`,
    fewer: (down: number, across: number): string =>
      `The stride of ${down} × ${across} leaves about one in ${down * across}: ${
        down === across
          ? `a stride of k needs k² times fewer units, here ${down}² = ${down * down}.`
          : `${down} · ${across} = ${down * across} times fewer units.`
      }`,
  },

  compare: {
    heading: 'Does pooling notice?',
    how: 'The same input, moved: how many numbers of it change, and how many of the pooled map? Move it further, or change the second input by hand.',
    howPicture:
      'The same input, moved: how many numbers of it change, and how many of the pooled map? Move, turn or resize it further.',
    move: 'Move the input',
    up: 'Up by one cell',
    down: 'Down by one cell',
    left: 'Left by one cell',
    right: 'Right by one cell',
    back: 'Back to the same place',
    turn: 'Turned by (degrees)',
    resize: 'Size (per cent)',
    second: 'Second input',
    secondPooled: 'Pooled',
    secondCell: (row: number, column: number, value: string): string =>
      `second input, row ${row}, column ${column}: ${value}`,
    secondPooledCell: (row: number, column: number, value: string): string =>
      `pooled from the second input, row ${row}, column ${column}: ${value}`,
    moved: (down: number, right: number): string => {
      const parts = [
        down === 0 ? '' : `${Math.abs(down)} ${down > 0 ? 'down' : 'up'}`,
        right === 0 ? '' : `${Math.abs(right)} to the ${right > 0 ? 'right' : 'left'}`,
      ].filter((part) => part !== '');
      return parts.length === 0 ? 'Not moved' : `Moved by ${parts.join(' and ')}`;
    },
    turned: (degrees: number): string => `turned by ${degrees}°`,
    sized: (percent: number): string => `at ${percent} per cent of its size`,
    other: 'Another input',
    counts: (
      what: string,
      inputs: number,
      of: number,
      outputs: number,
      ofOutputs: number,
    ): string =>
      `${what}: ${inputs} of ${of} numbers of the input differ, and ${outputs} of ${ofOutputs} of the pooled map (dotted).`,
    none: 'Nothing behind the pooling can tell the two apart.',
    hidden: 'Answer the question first: these numbers would tell.',
  },

  quiz: {
    cell: (row: number, column: number): string =>
      `Which number stands in row ${row}, column ${column} of the pooled map?`,
    explainCell: (sum: string): string => `${sum}.`,
    size: 'How many numbers does the pooled map have with these settings?',
    explainSize: (rows: number, columns: number): string =>
      `${rows} × ${columns} = ${rows * columns}.`,
    ceil: 'An input of 5 × 5 is pooled by 2 × 2 windows, stride 2. How many rows are left in ceil mode?',
    explainCeil: (floor: number, ceil: number): string =>
      `Rounded down it would be ${floor}; in ceil mode the last window may hang over the end, so that there are ${ceil}.`,
    winner:
      'Max pooling: a window holds 3, 8, 5 and 1, and the gradient of its output is 4. What is the gradient of the cell with the 8?',
    explainWinner: (value: string): string =>
      `${value}: the maximum gets all of it, the others get 0.`,
    mean: 'And with average pooling, for the same window?',
    explainMean: (value: string): string => `${value}: a quarter each, for each counts by 1/4.`,
    global: 'Global average pooling of 512 maps of 7 × 7: how many numbers are left?',
    explainGlobal: (count: number): string => `One for each map: ${count}.`,
  },

  data: {
    header: 'grid,row,column,value',
    input: 'input',
    output: 'pooled',
    winner: 'taken from (place in the input)',
    gradient: 'gradient of the output',
    inputGradient: 'gradient of the input',
  },
};

export type PoolingStrings = typeof pooling;
