/** What <conv-filters> says, in English. */
export const filters = {
  lead: 'Slide a small table of numbers over a picture: it blurs, sharpens, or finds the edges. Change a number, and the whole picture follows.',
  poster:
    'The kernel is laid on every pixel in turn. What lies under it is multiplied by its numbers and added up; the sum becomes a pixel of the result.',
  input: 'Picture',
  result: 'Result',
  resultOf: (filter: string): string => `Result: ${filter}`,
  kernelHeading: 'Kernel',
  times: 'slides over',
  becomes: 'gives',
  pad: 'Drawing pad',
  padHelp:
    'Draw with mouse, finger or pen. With the keyboard: arrow keys move the pen, Space puts it down and lifts it, Delete clears the pad.',
  padClear: 'Clear',
  padUndo: 'Undo',
  padEmpty: 'Draw here',
  chain: {
    heading: 'Filters, one after the other',
    step: (place: number): string => `Step ${place}`,
    on: (name: string): string => `${name} is on`,
    select: (name: string): string => `Edit ${name}`,
    earlier: (name: string): string => `${name} one step earlier`,
    later: (name: string): string => `${name} one step later`,
    remove: (name: string): string => `Remove ${name}`,
    add: 'Add a filter',
    kind: 'This step is',
    kinds: { kernel: 'one kernel', gradient: 'a gradient: two kernels' },
    pair: 'Pair of kernels',
    pairs: { sobel: 'Sobel', prewitt: 'Prewitt', central: 'central differences' },
    gradient: (pair: string): string => `gradient, ${pair}`,
    gradientHelp:
      'Two kernels ask how much brighter it gets to the right and upwards. √(x² + y²) says how steep that is, the angle where it goes up.',
    field: (height: number, width: number, steps: number): string =>
      steps === 1
        ? `Each pixel of the result depends on ${height} × ${width} pixels of the picture.`
        : `Through all ${steps} steps, each pixel of the result depends on ${height} × ${width} pixels of the picture.`,
    fieldNone: 'No filter is on: the result is the picture itself.',
    tooSmall: 'The picture is too small for this kernel with this padding.',
  },
  settings: {
    show: 'Show the result',
    shows: {
      auto: 'as it fits',
      signed: 'with signs',
      picture: 'as a picture',
      direction: 'by direction',
    },
    view: 'View',
    views: { side: 'side by side', split: 'split' },
    color: 'In colour',
    padding: 'At the edge',
    paddings: {
      same: 'same size',
      valid: 'only where the kernel fits',
      full: 'wherever it overlaps',
    },
    paddingMode: 'Outside the picture is',
    paddingModes: {
      zeros: 'black (zeros)',
      replicate: 'its last pixel',
      reflect: 'its mirror image',
      circular: 'its other side',
    },
    operation: 'Operation',
    operations: {
      'cross-correlation': 'cross-correlation: the kernel as it stands',
      convolution: 'convolution: the kernel turned by 180°',
    },
    more: 'Edges and operation',
    zoom: 'Zoom',
    zoomIn: 'Enlarge',
    zoomOut: 'Shrink',
    zoomWhole: 'Whole picture',
  },
  scale: {
    signed: 'Value of the result',
    signedMean: 'Value of the result, its three channels weighed to grey',
    picture: 'Shown as it is, from 0 (black) to 1 (full).',
    clipped: (count: string, percent: string): string =>
      `${count} pixels (${percent}) lie below 0 or above 1 and are shown as 0 or 1.`,
    direction: (limit: string): string =>
      `Colour: where it gets brighter. Strength: how steeply, up to ${limit}.`,
    wheel: 'Colours of the directions: right, up, left, down',
  },
  pixel: {
    hint: 'Point at a picture: the arithmetic of that one pixel appears here. Click to keep it.',
    touchHint: 'Tap a picture: the arithmetic of that one pixel appears here.',
    heading: (row: number, column: number): string => `Pixel in row ${row}, column ${column}`,
    step: (place: number, of: number): string => `step ${place} of ${of}`,
    channel: 'Channel',
    channels: ['red', 'green', 'blue'],
    release: 'Let go',
    times: (weight: string): string => `× ${weight}`,
    sum: (count: number): string => `The sum of ${count} products`,
    across: 'to the right',
    up: 'upwards',
    magnitude: (across: string, up: string, value: string): string =>
      `√(${across}² + ${up}²) = ${value}`,
    angle: (degrees: string): string => `at ${degrees}°`,
    flat: 'flat: no direction',
    outside: 'Hatched cells lie outside the picture.',
    table: (what: string): string => `Pixel, weight and product for ${what}`,
    spoken: (row: number, column: number, value: string): string =>
      `Row ${row}, column ${column}: ${value}`,
  },
  quiz: {
    unchanged:
      'A blur must not make a picture brighter or darker. What must the weights of its kernel add up to?',
    explainUnchanged: (value: string): string =>
      `Where everything is equally bright, every product has the same pixel in it, so the result is that pixel times the sum of the weights. The box blur gives ${value} for a picture that is 1 everywhere: its weights add up to 1.`,
    flat: 'The Sobel kernel slides over an area where all pixels are 0.7. What does it give there?',
    explainFlat: (value: string): string =>
      `Its weights add up to 0, and so does 0.7 times that: the result is ${value}. An edge filter is silent where nothing changes.`,
    edge: 'Left of an edge all pixels are 0, right of it all are 1. What does Sobel x, −1 0 1 / −2 0 2 / −1 0 1, give on the edge, with two columns still dark under the kernel?',
    explainEdge: (value: string): string =>
      `Only the right column meets ones: 1 + 2 + 1 = ${value}. The dark columns add nothing.`,
    which: (numbers: string, list: string): string =>
      `A single pixel of 1 on black became this table: ${numbers}. Which kernel was it, used without a flip? ${list}`,
    explainWhich: (name: string): string =>
      `${name}. A single bright pixel shows the kernel itself, turned by 180°, because each place around it sees the bright pixel under another weight.`,
    field: (first: string, second: string): string =>
      `${first} and then ${second}: how many pixels of the picture wide is the part that one pixel of the result depends on?`,
    explainField: (value: string): string =>
      `The second kernel sees results of the first, and each of those sees further: together ${value} pixels.`,
  },
  data: 'channel,row,column,value',
};

export type FiltersStrings = typeof filters;
