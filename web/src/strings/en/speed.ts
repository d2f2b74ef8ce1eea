/** What <conv-speed> says, in English. */

export const speed = {
  lead: 'The same convolution, computed in four ways on the machine in front of you. All four must find the same numbers. Then they are timed, in turns.',
  example: 'Example',
  own: 'my own sizes',
  examples: {
    picture: 'a blur of a photograph',
    digits: 'a layer that reads digits',
    classifier: 'a layer that tells pictures apart',
    pointwise: '1×1: mixing channels',
    depthwise: 'depthwise: a kernel for each channel',
    wide: 'one wide kernel',
  },
  exampleHints: {
    picture:
      'One channel in, one out, and a quarter of a million pixels. For each number that comes from memory there are only 25 products.',
    digits:
      'The second layer of the network that reads your digits. It is so small that the way into WebAssembly and back counts too.',
    classifier:
      'A layer from the middle of a network for photographs: 64 maps in, 64 out. Each number that is read serves many products, so this is where vectors pay most.',
    pointwise:
      'No neighbours, only channels: a multiplication of two matrices. Networks for phones spend most of their time here.',
    depthwise:
      'Each channel by itself. There are few products for each number, so the memory is as busy as the arithmetic.',
    wide: 'A kernel of 15 × 15: 225 products for each pixel, all from the same few rows.',
  },
  product: (size: number, outChannels: number, channels: number, kernel: number): string =>
    `${size} × ${size} places × ${outChannels} output channels × ${channels} × ${kernel} × ${kernel} weights`,
  multiplyAdds: (count: string): string => `${count} multiply-adds`,

  settings: {
    heading: 'Sizes and rounds',
    channels: 'Input channels',
    outChannels: 'Output channels',
    size: 'Rows and columns',
    kernel: 'Kernel side',
    groups: 'Groups',
    rounds: 'Rounds',
    groupNames: (groups: number, channels: number): string =>
      groups === 1 ? '1: all see all' : groups === channels ? `${groups}: depthwise` : `${groups}`,
  },
  problem: {
    heading: 'This is not raced',
    range: (name: string, value: string, least: number, most: number): string =>
      `${name}: ${value}. It must be from ${least} to ${most}.`,
    groups: (groups: number, channels: number, outChannels: number): string =>
      `Groups: ${groups}. The number must divide both ${channels} input channels and ${outChannels} output channels.`,
    work: (count: string, most: string): string =>
      `One call would be ${count} multiply-adds. At most ${most} are raced, so that plain JavaScript needs no more than about 100 ms for a call even on a slow phone and the page stays usable.`,
    values: (count: string, most: string): string =>
      `The picture, the weights or the result would have ${count} numbers. At most ${most} are raced.`,
    wayOut: 'Make one of the sizes smaller, or choose an example.',
  },

  reset: 'Reset sizes',
  start: 'Start the race',
  again: 'Race again',
  stop: 'Stop',
  phases: {
    idle: 'Nothing has been measured yet. Only starting downloads the builds that are not here.',
    loading: 'Loading the builds …',
    checking: 'Comparing the answers …',
    clock: 'Looking at the clock …',
    warming: 'Warming up, not counted …',
    racing: (round: number, of: number): string => `Round ${round} of ${of}`,
    done: (rounds: number): string => `${rounds} rounds`,
    stopped: (done: number, of: number): string => `Stopped after ${done} of ${of} rounds.`,
    hidden: (done: number, of: number): string =>
      `Stopped after ${done} of ${of} rounds, because the page was out of sight: browsers slow down what nobody sees.`,
    disturbed: (done: number, of: number): string =>
      `Stopped after ${done} of ${of} rounds, because another race began on this page.`,
    tooFew: 'That is too few to say anything.',
  },
  coarseClock: (step: string): string =>
    `The clock of this browser moves in steps of ${step} only, to protect you from being spied on. Nothing can be timed honestly with it. Another browser, or its usual privacy settings, will do.`,

  names: {
    javascript: 'Plain JavaScript',
    scalar: 'Scalar WebAssembly',
    simd: 'WebAssembly with SIMD',
    relaxed: 'WebAssembly with relaxed SIMD',
  },
  hows: {
    javascript: 'a loop over typed arrays, sums in 64 bits',
    scalar: 'C++, one number at a time',
    simd: 'the same C++, four at a time',
    relaxed: 'four at a time, added in the same step',
  },
  instructions: 'What the processor is told to do for four multiply-adds, at least',
  chart: 'The race',
  axis: 'GFLOP/s',
  gigaflops: (value: string): string => `${value}\u00a0GFLOP/s`,
  times: (value: string): string => `${value}\u00a0×`,
  perCall: (duration: string): string => `${duration} a call`,
  lane: {
    waiting: 'waits',
    loading: 'is being loaded',
    ready: 'right answer',
    warming: 'warms up',
    absent: 'This browser does not run it.',
    failed: (reason: string): string => `It does not race: ${reason}.`,
    wrong: (difference: string): string =>
      `Wrong answer: ${difference} of the largest value away. It is not ranked.`,
  },
  failedHint: 'The others race without it. To try again, start another race.',

  outcome: {
    heading: 'Result',
    first: (name: string, speed: string): string => `${name} is fastest, at ${speed}.`,
    tie: (list: string, speed: string): string =>
      `${list} cannot be told apart by this measurement: about ${speed}.`,
    times: (times: string): string => `That is ${times} times as fast as plain JavaScript.`,
    wrong: (list: string): string => `A wrong answer came from: ${list}.`,
    nobody: 'Nobody gave a right answer, so nobody is ranked.',
    and: 'and',
  },

  numbers: {
    heading: 'All numbers',
    contestant: 'Contestant',
    median: 'A call, median',
    half: 'Half of the samples',
    first: 'The very first call',
    speed: 'GFLOP/s',
    times: '× plain JavaScript',
    calls: 'Calls in a sample',
    difference: 'Largest difference',
    none: '–',
    below: (clock: string): string => `< ${clock}`,
    note: 'The difference is that from the definition, in parts of the largest value of the result.',
  },

  method: {
    heading: 'How it is measured, and what it does not say',
    task: {
      title: 'The task.',
      text: 'Everybody gets the same random numbers and computes the same convolution: stride 1, a border of zeros that keeps the size, a bias for each output channel. A time is that of a whole call, from arrays of JavaScript to an array of JavaScript. For WebAssembly that is conv2d with out: checking the arguments, copying the numbers into its memory, putting the weights in order and copying the result back are all part of it. A network does some of that once and for all, and is faster still.',
    },
    contestants: {
      title: 'The contestants.',
      text: 'Plain JavaScript is a loop that was written with care: no question about the border inside, every place found by adding, eight sums that grow together so that what was read serves several products. It is not slowed down; it only has no vectors. The other three are one C++ program, compiled three times. It chooses its method by the sizes, the same way for everybody; for kernels of 3 × 3 that may be Winograd’s, which needs fewer multiplications. “Relaxed” lets the processor multiply and add in one step, where it can.',
    },
    answers: {
      title: 'Answers before times.',
      text: 'The result is first computed as it is defined, term by term in 64-bit numbers. Who is further from that than 0.00001 of its largest value has a wrong answer and is not ranked. After the race all are compared once more.',
    },
    warmUp: {
      title: 'Warm-up.',
      text: 'Engines begin with code that is made quickly, and put better code in its place when it has run for a while. So everybody runs for 0.3 seconds that do not count. The pale marks are from that time; the table has the very first call.',
    },
    clock: {
      title: 'The clock.',
      text: 'Browsers make their clocks coarse, against spying. So a sample is not one call but as many as fill about 12 to 25 milliseconds, and between two samples the page can draw itself.',
      seen: (step: string, sample: string, share: string): string =>
        `Here the clock moves in steps of ${step}; a sample takes about ${sample}, so one step is ${share} of it.`,
    },
    rounds: {
      title: 'Rounds.',
      text: 'In each round everybody is timed once, in another order each time: what disturbs the machine disturbs all. Each mark is one sample; the bar ends at the middle one, the median, which a few disturbed ones do not move. Who lies within the other’s middle half is not called slower.',
    },
    unit: {
      title: 'GFLOP/s',
      text: 'are thousand million multiplications and additions in a second, counted for the plain sum: two for each multiply-add, also where a window hangs over the border. Who gets by with fewer is credited with all, so the number can be higher than what the processor could do one by one.',
    },
    silent: {
      title: 'What it does not say.',
      text: 'These are times of this machine at this moment, on one of its cores. Other tabs and programs, power saving, an empty battery and heat change them, and so does the browser. Compare within a race, not between two. Graphics processors are another matter.',
    },
  },

  quiz: {
    cost: 'How many multiply-adds does one call need, as it is set now?',
    explainCost: (product: string): string => `${product}.`,
    speed:
      'A call of 3 000 000 multiply-adds takes 2 ms. How many GFLOP/s is that? A multiply-add is two operations.',
    explainSpeed: '2 × 3 000 000 operations in 0.002 s are 3 000 000 000 in a second: 3 GFLOP/s.',
    vectors:
      'A vector of SIMD has 128 bits, a number has 32. How many times as fast can SIMD be at best, if it does the same operations?',
    explainVectors:
      '128 / 32 = 4 numbers at once. More than that means that the method is better too.',
    median: 'Five samples took 2, 2, 9, 3 and 2 ms. What is their median?',
    explainMedian:
      'In order: 2, 2, 2, 3, 9. The middle one is 2. Their mean is 3.6, because of one disturbed sample.',
    clock:
      'A clock moves in steps of 1 ms. How many milliseconds must a sample take at least, so that one step is no more than 4 % of it?',
    explainClock: '1 / 0.04 = 25.',
  },

  drawing: {
    title: (product: string): string => `${product} in each call`,
    rounds: (rounds: number): string => `${rounds} rounds`,
  },
  data: { header: 'series,contestant,name,value' },
};

export type SpeedStrings = typeof speed;
