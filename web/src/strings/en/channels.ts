/** What <conv-channels> says, in English. */

const colours = ['red', 'green', 'blue'];

export const channels = {
  lead: 'A picture in colour is three tables of numbers. A filter has a kernel for each of them and adds everything up: many channels in, one map out. Several filters make several maps.',
  channel: (channel: number, of: number): string =>
    of === 3 ? `Channel ${channel + 1}, ${colours[channel]}` : `Channel ${channel + 1}`,
  shortChannel: (channel: number, of: number): string =>
    of === 3 ? colours[channel]! : `channel ${channel + 1}`,
  filter: (filter: number): string => `Filter ${filter + 1}`,
  map: (filter: number): string => `Map ${filter + 1}`,
  selectFilter: 'Filter that is looked at',
  input: 'Input',
  kernels: 'Kernel',
  part: 'Its part',
  sum: 'Sum of the parts',
  maps: 'All maps, one for each filter',
  mapsHint: 'Choose a map to see its filter.',
  unseen: 'This filter does not read this channel.',
  unknown: 'not computed yet',
  inputCell: (channel: string, row: number, column: number, value: string): string =>
    `${channel}, row ${row}, column ${column}: ${value}`,
  weightCell: (channel: string, row: number, column: number, value: string): string =>
    `weight for ${channel}, row ${row}, column ${column}: ${value}`,
  partCell: (channel: string, row: number, column: number, value: string): string =>
    `part of ${channel}, row ${row}, column ${column}: ${value}`,
  mapCell: (map: string, row: number, column: number, value: string): string =>
    `${map}, row ${row}, column ${column}: ${value}`,
  bias: 'Bias',
  activation: 'Activation',
  activations: { none: 'none', relu: 'ReLU: below 0 becomes 0' },
  scales: { input: 'input', weight: 'weight', output: 'map' },
  hint: 'Point at a number of a map: its window opens in every channel. Double-click a number of the input or of a kernel, or type over it, to change it.',
  touchHint:
    'Tap a number of a map: its window opens in every channel. Tap twice to change a number of the input or of a kernel.',

  step: {
    level: 'a channel',
    place: (row: number, column: number, done: string): string =>
      `row ${row}, column ${column}: ${done}`,
    nothing: 'nothing yet',
    channels: (done: number, of: number): string => `${done} of ${of} channels`,
    all: 'with bias',
  },

  formula: {
    heading: 'What happens at this place',
    place: (map: string, row: number, column: number): string =>
      `${map}, row ${row}, column ${column}`,
    bias: 'bias',
    total: 'together',
    relu: 'ReLU',
    general: 'The rule for every place of every map',
    spoken: (place: string, sum: string): string => `${place}: ${sum}`,
    groupNote: (groups: number): string =>
      `In ${groups} groups: l runs over the channels of the filter’s own group.`,
  },

  preset: 'Example',
  own: 'my own filters',
  presets: {
    colours: 'an edge, and red',
    grey: '1×1: colour to grey',
    opponent: '1×1: opponent colours',
    swap: '1×1: red and blue change places',
    reduce: '1×1: six channels to two',
    groups: 'grouped: two groups',
    depthwise: 'depthwise: a kernel for each channel',
    multiplier: 'depthwise, two kernels for each channel',
    single: 'one channel, one filter',
  },
  presetHints: {
    colours:
      'Two filters, two maps. The first finds edges in any colour, for it has the same kernel in all three channels. The second is strong where red is not accompanied by green and blue.',
    grey: 'A 1×1 kernel sees one place and mixes its channels: 0.299 of the red, 0.587 of the green, 0.114 of the blue. One map is left, the picture in grey.',
    opponent:
      'The same three numbers of a place, asked differently: how bright is it, more red or more green, more blue or more yellow?',
    swap: 'Each filter copies one channel. The order of the filters is the order of the maps.',
    reduce:
      'Six maps become two before a costly layer: only the mixture of the channels is learned, nothing of the neighbours.',
    groups:
      'The filters of the first group read channels 1 and 2, those of the second 3 and 4. Half of the weights are saved, and no filter sees everything.',
    depthwise:
      'As many groups as channels: each filter has one kernel, and no channel hears of another. A 1×1 layer behind it mixes them; together they cost far less than a full layer.',
    multiplier:
      'Two filters for each channel: the depth multiplier is 2, and there are twice as many maps as channels.',
    single: 'One channel and one filter: this is the window over numbers from the beginning.',
  },

  settings: {
    channels: 'Input channels',
    filters: 'Filters',
    side: 'Kernel side',
    groups: 'Groups',
    input: 'Input',
    inputs: {
      stripes: 'stripes, one in each channel',
      dots: 'dots',
      fade: 'fading colours',
      square: 'a yellow square on green',
    },
    ownInput: 'my own numbers',
    groupNames: (groups: number, channels: number): string =>
      groups === 1 ? '1: all see all' : groups === channels ? `${groups}: depthwise` : `${groups}`,
  },

  connections: {
    heading: 'Who sees whom',
    name: (seen: string): string => `Connections from channels to maps. ${seen}`,
    sees: (map: string, first: number, last: number): string =>
      first === last
        ? `${map} reads channel ${first}.`
        : `${map} reads channels ${first} to ${last}.`,
  },

  cost: {
    heading: 'What it costs',
    how: (outputs: string): string =>
      `For maps of ${outputs}. Weights without biases; each multiplication goes with an addition.`,
    kind: 'Layer',
    weights: 'Weights',
    products: 'Multiplications',
    kinds: {
      now: 'as set',
      full: 'full',
      depthwise: 'depthwise',
      mix: '1×1',
      separable: 'depthwise + 1×1',
    },
    here: (channels: number, filters: number, side: number): string =>
      `${channels} channels, ${filters} filters of ${side} × ${side}`,
    large: '64 channels of 56 × 56, 128 filters of 3 × 3',
    ratio: (times: string): string =>
      `The separable layer has ${times} times fewer weights than the full one.`,
  },

  pictures: {
    heading: 'The same filters on a picture',
    needs:
      'A picture in colour has three channels. Choose an example with three to see its filters here.',
    choose: 'Picture',
    original: 'Picture',
  },

  quiz: {
    weights: (channels: number, filters: number, side: number): string =>
      `${filters} filters of ${side} × ${side} over ${channels} channels, in one group, with a bias each: how many parameters?`,
    explainWeights: (product: string): string => `${product}.`,
    part: (row: number, column: number, filter: number): string =>
      `What does filter ${filter} give in row ${row}, column ${column} of its map?`,
    explainPart: (sum: string): string => `${sum}.`,
    depthwise:
      'A depthwise layer of 3 × 3 over 32 channels, one kernel for each, no biases: how many weights?',
    explainDepthwise: (product: string): string =>
      `${product}: each filter reads a single channel.`,
    reduce: 'A 1×1 layer takes 256 channels to 64, without biases: how many weights?',
    explainReduce: (product: string): string => `${product}, whatever the size of the picture.`,
  },

  data: {
    header: 'grid,channel,row,column,value',
    ...{ input: 'input', kernel: 'kernel', part: 'part', output: 'map' },
  },
};

export type ChannelsStrings = typeof channels;
