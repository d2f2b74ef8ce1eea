/** What <conv-similarity> says, in English. */
export const similarity = {
  lead: 'Unroll the patch under the window and the kernel, and they are two vectors. Convolution multiplies them number by number and adds up: their dot product. It is large where the picture looks like the kernel, and also where the picture is only bright.',
  loading: 'The picture is on its way.',
  tooSmall:
    'The picture is smaller than what is looked for. Choose a smaller kernel or another picture.',
  ownMissing:
    'The link was made with a picture of its author’s own, which never leaves their machine. Here is another one.',

  picture: 'Picture',
  pictureHelp: 'the window, and the places that are most alike',
  products: 'Dot product at every place',
  correlations: 'Correlation at every place',
  scales: { products: 'dot product', correlations: 'Pearson correlation' },
  spoken: (row: number, column: number, correlation: string): string =>
    `Window at row ${row}, column ${column}: correlation ${correlation}`,
  hint: 'Point at the picture or at a map: the window follows. Click to leave it there. Arrow keys move it pixel by pixel.',
  touchHint: 'Tap the picture or a map to put the window there.',
  wrong: (row: number, column: number, product: string, correlation: string): string =>
    `The dot product is largest at row ${row}, column ${column} (${product}): there the picture is bright. Its correlation there is only ${correlation}.`,
  right: (row: number, column: number): string =>
    `Here the dot product is largest where the correlation is best too: row ${row}, column ${column}. Add brightness or move on to another template, and it is led astray.`,

  template: {
    heading: 'What is looked for',
    kind: 'Template',
    part: 'a part of the picture',
    own: 'my own kernel',
    select: 'Select with a box',
    selectHelp: 'Drag a box in the picture.',
    take: 'Take what is under the window',
    rows: 'Rows',
    columns: 'Columns',
  },
  change: {
    heading: 'Change the picture',
    gain: 'Multiply by',
    offset: 'Add',
    why: 'The template stays as it was. See in the table which numbers notice.',
  },
  search: {
    heading: 'Best matches',
    threshold: 'At least',
    none: 'Nothing in the picture is as much alike.',
    match: (row: number, column: number): string => `row ${row}, column ${column}`,
    why: 'Where places overlap, only the best of them is kept.',
  },

  vectors: {
    heading: 'The two vectors',
    patch: 'a: patch under the window',
    template: 'b: kernel',
    place: (row: number, column: number): string => `row ${row}, column ${column}`,
    size: (height: number, width: number): string =>
      `${height} × ${width} = ${height * width} numbers`,
    unrolled: 'Unrolled, row after row',
    centred: 'Subtract the means',
    bars: (name: string): string => `${name} as bars`,
    angle: 'Angle between a and b',
    angleCentred: 'Angle after subtracting the means',
    noAngle: 'no angle: one of them has no length',
  },
  numbers: {
    heading: 'What compares them',
    number: 'Number',
    unchanged: 'picture as it was',
    now: 'now',
    moved: 'moved?',
    product: 'dot product a · b',
    patchLength: 'length |a|',
    templateLength: 'length |b|',
    cosine: 'cosine: a · b / (|a| |b|)',
    correlation: 'Pearson: the same, means subtracted',
    same: 'same',
    differs: 'changed',
    flat: 'All pixels of this patch are alike. Less their mean, nothing is left, and what has no length has no direction: the correlation is set to 0.',
    flatTemplate:
      'All numbers of this kernel are alike. Less their mean, nothing is left: it can find no pattern, and the correlation is 0 everywhere.',
    plain:
      'Multiplying makes a longer, not different in direction: cosine and Pearson stay. Adding tilts a towards the grey diagonal: only Pearson stays.',
  },

  quiz: {
    product: (a: string, b: string): string => `What is the dot product of (${a}) and (${b})?`,
    explainProduct: (sum: string): string => `${sum}.`,
    orthogonal: (a: string, b: string): string =>
      `And the cosine of the angle between (${a}) and (${b})?`,
    explainOrthogonal:
      'The products cancel out: the vectors stand at a right angle, and its cosine is 0.',
    gain: (value: string): string =>
      `A patch has the cosine ${value} with a kernel. All its pixels are doubled. What is the cosine now?`,
    explainGain: (value: string): string =>
      `Both a · b and |a| double, and their ratio stays: ${value}.`,
    pearson: (a: string, b: string): string =>
      `What is the Pearson correlation of (${a}) and (${b})?`,
    explainPearson: (value: string): string =>
      `The second is the first times a positive number and something added: ${value}, as large as it gets.`,
    opposite: (a: string, b: string): string => `And of (${a}) and (${b})?`,
    explainOpposite: (value: string): string =>
      `Where one rises the other falls by the same: ${value}, the exact opposite.`,
  },

  data: { header: 'series,row,column,value' },
};

export type SimilarityStrings = typeof similarity;
