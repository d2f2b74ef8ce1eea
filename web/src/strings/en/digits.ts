/** What <conv-digits> says, in English. */

const readyNames = {
  zero: '0',
  one: '1',
  'one-with-base': '1 with a base',
  two: '2',
  three: '3',
  'four-open': '4, open',
  five: '5',
  six: '6',
  seven: '7',
  'seven-barred': '7 with a bar',
  eight: '8',
  nine: '9',
};

const scaleNames = {
  map: 'map',
  layer: 'layer',
  network: 'network',
};

const activationNames: Readonly<Record<string, string>> = {
  relu: 'ReLU: max(0, x)',
  'leaky-relu': 'leaky ReLU: what is negative shrinks to a hundredth',
  sigmoid: 'sigmoid: squeezed between 0 and 1',
  tanh: 'tanh: squeezed between −1 and 1',
  gelu: 'GELU: small values are damped',
  none: 'no activation: values pass as they are',
};

const plural = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

export const digits = {
  lead: 'Draw a digit. Each layer turns the picture before it into new ones, until ten numbers are left.',

  pad: {
    name: 'Drawing pad',
    help: 'Draw with mouse, finger or pen. With the keyboard: arrow keys move the pen, with Shift in small steps; Space puts it down and lifts it; Control+Z takes back a stroke; Delete clears the pad.',
    empty: 'Draw a digit here',
    example: 'An example. Draw your own over it.',
    undo: 'Undo',
    redo: 'Redo',
    clear: 'Clear',
    penWidth: 'Pen',
    penWidthText: (percent: string): string => `${percent} of the pad`,
    ready: 'Or start from one of ours',
    readyNames,
    readyLabel: (name: string): string => `Draw a ${name}`,
  },

  seen: {
    heading: 'What the network sees',
    drawn: 'drawn',
    cropped: 'cut to the ink',
    scaled: '20 pixels, even pen',
    centered: 'centred in 28×28',
    shrunk: 'shrunk to 28×28',
    asMnist: 'Prepare it as MNIST was made',
    asMnistHelp:
      'The network learned from digits that were all cut out, made equally large, written with much the same pen and set in the middle. Switch this off and draw small, or in a corner.',
    label: (ink: string): string => `What the network sees, step by step. ${ink}`,
    noInk: 'There is no ink yet.',
    ink: 'The last picture is its input: 28 by 28 grey values.',
  },

  result: {
    heading: 'What it says',
    empty: 'The pad is empty, so there is no answer.',
    /** 0.9 and more. */
    sure: (digit: number): string => `This is a ${digit}.`,
    likely: (digit: number, other: number): string =>
      `Probably a ${digit}. It could also be a ${other}.`,
    unsure: (first: number, second: number): string =>
      `I am not sure; perhaps ${first} or ${second}.`,
    lost: (digit: number): string => `I do not recognise a digit here. The best guess is ${digit}.`,
    example: (sentence: string): string => `The example: ${sentence}`,
    spoken: (sentence: string, percent: string): string => `${sentence} ${percent}.`,
    bars: 'Probability of each digit',
    bar: (digit: number, percent: string): string => `${digit}: ${percent}`,
  },

  network: {
    heading: 'Inside the network',
    poster:
      'What the first layer makes of the 3. Each of its small filters looks for one thing, such as an edge from dark to light, and draws where it finds it: red where it is there, blue where its opposite is.',
    posterLabel: 'Maps of the first layer for the example',
    scale: 'One colour scale per',
    scaleNames,
    legend: {
      map: 'Value, each map on its own scale',
      layer: 'Value, one scale per layer',
      network: 'Value, one scale for all',
    },
    legendLimit: { negative: '−largest', positive: '+largest' },
    limit: (limit: string): string => `±${limit}`,
    limitLabel: (limit: string): string => `colours from −${limit} to ${limit}`,
    conv: (filters: number, kernel: string): string =>
      `${plural(filters, 'filter', 'filters')} of ${kernel}`,
    convActivation: (text: string): string => `then ${text}`,
    activation: (kind: string): string => activationNames[kind] ?? kind,
    maxPool: (kernel: string): string => `max pooling, ${kernel}`,
    avgPool: (kernel: string): string => `average pooling, ${kernel}`,
    globalAvgPool: 'global average pooling',
    flatten: 'all maps in one row',
    dense: 'fully connected',
    softmax: 'scores to probabilities',
    parameters: (product: string, total: string): string => `${product} = ${total}`,
    totalParameters: (total: string): string => `${total} learned numbers in all`,
    layerLabel: (name: string, what: string, maps: number): string =>
      `${name}, ${what}. ${plural(maps, 'map', 'maps')}. Arrow keys go from map to map, Enter looks at single values.`,
    rowLabel: (name: string, what: string): string => `${name}, ${what}`,
    mapLabel: (name: string, map: number, of: number): string => `${name}, map ${map} of ${of}`,
    mapValues: (low: string, high: string, row: number, column: number): string =>
      `from ${low} to ${high}, largest at row ${row}, column ${column}`,
    unitLabel: (map: string, row: number, column: number, value: string): string =>
      `${map}, row ${row}, column ${column}: ${value}`,
    valueLabel: (name: string, place: number, of: number): string =>
      `${name}, value ${place} of ${of}`,
  },

  unit: {
    hint: 'Point at any map: the part of your drawing that it depends on lights up. Click to keep it; with the keyboard, Tab to a layer and use arrow keys and Enter.',
    touchHint: 'Tap any map: the part of your drawing that it depends on lights up.',
    map: (name: string, map: number, of: number): string => `${name} · map ${map} of ${of}`,
    value: (name: string, place: number, of: number): string => `${name} · value ${place} of ${of}`,
    digit: (name: string, digit: number): string => `${name} · digit ${digit}`,
    place: (row: number, column: number): string => `row ${row}, column ${column}`,
    isValue: 'value',
    close: 'Close',
    sees: (height: number, width: number): string =>
      `It depends on ${height} × ${width} pixels of the input.`,
    seesAll: 'It depends on the whole input.',
    inputFigure: 'input',
    mapFigure: 'this map',
    loupe: (map: string): string => `${map}, enlarged`,
    filter: (kernel: string, maps: number): string =>
      maps === 1
        ? `Its filter: one kernel of ${kernel}.`
        : `Its filter: a kernel of ${kernel} for each of ${maps} maps. Each slides over its own map; the results are added up.`,
    filterRows: { input: 'maps', kernel: '∗ kernels', result: '= parts of the sum' },
    filterLabel: (map: string): string => `Weights of ${map}`,
    resultLabel: 'What each map adds',
    inputLabel: 'Maps of the layer before',
    weights: 'Weight',
    sum: (terms: string, bias: string, total: string): string =>
      `${terms} ${bias} (bias) = ${total}`,
    relu: (before: string, value: string): string => `max(0, ${before}) = ${value}`,
    maxPool: (values: string, value: string): string => `The largest of ${values} is ${value}.`,
    avgPool: (values: string, value: string): string => `The mean of ${values} is ${value}.`,
    activationOf: (before: string, value: string): string => `${before} becomes ${value}.`,
    flatten: (map: string, place: string): string => `The same number as in ${map}, ${place}.`,
    dense: (count: string, bias: string): string =>
      `The sum of ${count} products of value and weight, plus the bias ${bias}.`,
    denseWeights:
      'Its weights, in the shape of the maps that they multiply. Green counts for it, purple against.',
    softmax: 'e to the power of its score, divided by the sum of all of them.',
    globalAvgPool: 'The mean of the whole map.',
  },

  quiz: {
    parameters: (layer: string, product: string): string =>
      `How many numbers does ${layer} learn? Multiply it out: ${product}.`,
    size: (layer: string, kernel: string, side: number): string =>
      `${layer} moves a window of ${kernel} over ${side} × ${side} values, without overlap. How many values wide is each of its maps?`,
    field: (layer: string): string =>
      `Point at a unit in the middle of ${layer}. How many pixels of the input wide is the part that lights up?`,
    explainParameters: (product: string, total: string): string =>
      `Every filter has its weights and one bias: ${product} = ${total}.`,
    explainSize: (side: number, step: number, size: number): string =>
      `The window fits ${size} times: ${side} : ${step} = ${size}.`,
    explainField: (size: number): string =>
      `Each layer widens the view a little; here it is ${size} × ${size} pixels.`,
  },

  data: {
    header: 'layer,channel,row,column,value',
    input: 'input',
    probability: 'probability',
  },
};

export type DigitsStrings = typeof digits;
