/**
 * What a page's own program sees of the elements: the public types of the package's entry convscope/elements. The classes
 * implement these and are no more public than their shadow roots.
 */

/** Who caused a change: a page that mirrors the state ignores what it did itself. */
export type ChangeSource = 'user' | 'program';

/** Of the event `conv-change`. */
export interface ConvChangeDetail {
  /** What restores the element as it is now, by its attribute or property `state`. */
  readonly state: string;
  readonly source: ChangeSource;
}

/** Of the event `conv-answer`, raised by an element with `quiz`. */
export interface ConvAnswerDetail {
  readonly question: string;
  readonly given: string;
  readonly expected: string;
  readonly correct: boolean;
}

/** What the digit network says about a drawing; of the event `conv-classify`, where null is an empty pad. */
export interface ConvClassifyDetail {
  /** 0 … 9: the largest probability. */
  readonly digit: number;
  /** Ten numbers that sum to one. */
  readonly probabilities: Float32Array;
}

/** What all elements have. Each property but `ready` is also an attribute of the same name. */
export interface ConvscopeElement extends HTMLElement {
  /** 'auto', the default, follows the visitor's system. */
  theme: 'auto' | 'light' | 'dark';
  /** Whether the demo asks questions; each answer is told by `conv-answer`. */
  quiz: boolean;
  /** Which groups of controls are shown, by name with spaces between; 'all' (the default) or 'none'. */
  controls: string;
  /** A short text that restores exactly what is seen. Setting one that is damaged changes nothing. */
  state: string;
  /** Resolves when the element answers; rejects with the reason when it could not load. Loading begins near the viewport. */
  readonly ready: Promise<void>;
  /** The picture of the demo as it is now, as PNG. */
  exportImage(): Promise<Blob>;
  /** The numbers behind the picture, as CSV with a header line. */
  exportData(): string;
}

/** Points [x, y] of one pen-down run, 0 to 1 from the pad's top left corner. */
export type PadStroke = readonly (readonly [x: number, y: number])[];

/** `<conv-digits>`: draw a digit, see every layer of the network that classifies it. */
export interface ConvDigitsElement extends ConvscopeElement {
  /** Null while the pad is empty. */
  readonly result: ConvClassifyDetail | null;
  /** Empties the pad. */
  clear(): void;
  /** Draws as the pointer does, on top of what is there. */
  drawStrokes(strokes: readonly PadStroke[]): void;
}

/** `<conv-channels>`: a filter over several channels is a stack of kernels; their parts add up to one map. */
export interface ConvChannelsElement extends ConvscopeElement {
  /** 'square' (the default), 'stripes', 'dots', 'fade'; 'custom' is read only. */
  input: string;
  /**
   * 'colours' (the default), 'grey', 'opponent', 'swap', 'reduce', 'groups', 'depthwise', 'multiplier', 'single', or input
   * channels, filters and the side of their kernels: '6 4 3'.
   */
  filters: string;
  /** A number that divides channels and filters: '1' for a full layer, as many as channels for a depthwise one. */
  groups: string;
  /** The filter that is looked at, counted from 1. */
  filter: string;
  /** A ready picture, as of {@link ConvFiltersElement.picture}. Default 'still-life'. */
  picture: string;
}

/** `<conv-filters>`: kernels on pictures, one or several, with the arithmetic of each pixel. */
export interface ConvFiltersElement extends ConvscopeElement {
  /**
   * A ready picture: 'portrait' (the default), 'landscape', 'still-life', 'test-card', 'moon', 'buttons'; or 'drawing'.
   * 'own' and 'camera' are read only: they begin with a click of the visitor.
   */
  picture: string;
  /**
   * Kernels by name ('sobel-x', the default) or as tables ('[[1, 0], [0, 2]]'), and gradient pairs by name ('sobel',
   * 'prewitt', 'central'), applied one after the other with bars between them: 'gaussian-5 | sobel'.
   */
  kernel: string;
  /** Whether kernels are used as they stand, the default, or turned by 180°. */
  operation: 'cross-correlation' | 'convolution';
  /** Where the window stands; 'same', the default, keeps the picture's size. */
  padding: 'same' | 'valid' | 'full';
  /** What is outside the picture. Default 'replicate'. */
  paddingMode: 'zeros' | 'replicate' | 'reflect' | 'circular';
  color: 'rgb' | 'grey';
  /** How values become colours; 'auto', the default, shows what can be negative with signs. */
  show: 'auto' | 'signed' | 'picture' | 'direction';
  /** Picture and result side by side, the default, or in one place with a divider. */
  view: 'side' | 'split';
}

/** `<conv-pooling>`: what is left when each window of a map becomes one number, and which way the gradient goes back. */
export interface ConvPoolingElement extends ConvscopeElement {
  /**
   * 'blackboard', 'corners', 'elsewhere', 'stroke', 'diagonal', 'checkerboard', 'dots', rows of numbers ('0 1; 1 0'), or a
   * drawn digit ('seven'), with '/3' behind it for the third map that the digit network makes of it.
   */
  input: string;
  /** 'max', the default, 'average', or 'global-max' and 'global-average' with one window as large as the input. */
  kind: 'max' | 'average' | 'global-max' | 'global-average';
  /** The window: '2' (the default) for both directions, '2 3' for rows and columns. */
  kernel: string;
  /** 'kernel', the default: as large as the window; or as `kernel`. */
  stride: string;
  /** Cells around the input, vertical and horizontal. Default '0'. */
  padding: string;
  /** Of the maximum only. Default '1'. */
  dilation: string;
  /** 'true' for a last window that may hang over the end, by PyTorch's rule. Default 'false'. */
  ceilMode: 'true' | 'false';
  /** Of the average: 'true', the default, where zeros of the border count in the mean. */
  countIncludePad: 'true' | 'false';
  /** What the input is compared with: itself moved by cells down and to the right ('0 1', the default), or rows of numbers. */
  compare: string;
  /** 'forward', the default, or 'backward' for the gradient. */
  show: 'forward' | 'backward';
}

/** `<conv-window>`: a kernel slides over numbers, and every number of the output is written out. */
export interface ConvWindowElement extends ConvscopeElement {
  /** What is slid over: 'blackboard', 'edge', 'dot', 'ramp', 'corner', or rows of numbers: '0 1; 1 0', '[[0, 1], [1, 0]]'. */
  input: string;
  /** A preset such as 'sobel-x', or rows of numbers, also with a divisor: '[[1, 1], [1, 1]] / 4'. */
  kernel: string;
  operation: 'cross-correlation' | 'convolution';
  /** 'valid', 'same', 'full', or cells around the input: '1', '1 2' (vertical, horizontal), or top, left, bottom, right. */
  padding: string;
  /** What the border is made of. Default 'zeros'. */
  paddingMode: 'zeros' | 'replicate' | 'reflect' | 'circular';
  /** '2' for both directions, '2 1' for vertical and horizontal. */
  stride: string;
  /** Likewise. */
  dilation: string;
}

/** `<conv-similarity>`: a patch and a kernel as vectors, and a template found in a picture. */
export interface ConvSimilarityElement extends ConvscopeElement {
  /**
   * A ready picture: 'buttons' (the default), 'portrait', 'landscape', 'still-life', 'test-card', 'moon'. 'own' and
   * 'camera' are read only: they begin with a click of the visitor.
   */
  picture: string;
  /**
   * A part of the picture as 'row column height width' (sides of 3 to 24), in pixels of the picture as it is searched: in
   * grey, halved until no side is longer than 160. Or a kernel such as 'prewitt-x' or '[[1, 0], [0, 2]]'.
   */
  template: string;
  /** What every pixel is multiplied by, '0.2' to '3', and what is added to it, '-0.5' to '0.5'. */
  gain: string;
  offset: string;
  /** From which correlation on a place is a match, '0.05' to '1'. */
  threshold: string;
}

/** `<conv-signal>`: a weighting slides along the readings of a sensor. */
export interface ConvSignalElement extends ConvscopeElement {
  /** The true track: 'sensor' (the default), 'impulse', 'step', 'ramp', 'sine', or 4 to 64 numbers: '0 1 2 3'. */
  input: string;
  /** Standard deviation of what the sensor adds, '0' to '2', and the number that names one run of it. */
  noise: string;
  seed: string;
  /**
   * A window function: 'recent' (the default), 'box', 'triangle', 'gaussian', 'hann', 'delay', 'difference',
   * 'second-difference'; or numbers from w(0) on: '1 2 1', '[1, 2, 1] / 4'.
   */
  kernel: string;
  /** How many weights a window function has, '1' to '21'. */
  width: string;
  /** Whether the weighting is mirrored, the default, or used as it stands. */
  operation: 'convolution' | 'cross-correlation';
  /** Whether w(0) is the first weight, the default, or the middle one. */
  placement: 'causal' | 'centred';
  /** Which moments have a result: where the window fits, where there is a reading, or where they overlap at all. */
  padding: 'valid' | 'same' | 'full';
  /** What the border is made of. Default 'zeros'. */
  paddingMode: 'zeros' | 'replicate' | 'reflect' | 'circular';
}

/**
 * `<conv-speed>`: plain JavaScript, scalar WebAssembly, SIMD and relaxed SIMD race on a convolution with stride 1 and a
 * border of zeros that keeps the size. It begins when the visitor presses start. Sizes of more than 16 000 000
 * multiply-adds for a call, or of more than 1 048 576 numbers in picture, weights or result, are refused in words.
 */
export interface ConvSpeedElement extends ConvscopeElement {
  /**
   * Sizes by name: 'classifier' (the default), 'picture', 'digits', 'pointwise', 'depthwise', 'wide'; 'custom' is read only.
   */
  example: string;
  /** Input channels, and output channels, which are as many as filters: '1' to '256'. */
  channels: string;
  outChannels: string;
  /** Rows and columns of the picture, '4' to '512', and of each kernel, '1' to '15'. */
  size: string;
  kernel: string;
  /** A number that divides both channels and outChannels: '1' for a full layer, as many as channels for a depthwise one. */
  groups: string;
  /** How often everybody is measured, '5' to '50'. Default '20'. */
  rounds: string;
}

declare global {
  interface HTMLElementTagNameMap {
    'conv-digits': ConvDigitsElement;
    'conv-window': ConvWindowElement;
    'conv-signal': ConvSignalElement;
    'conv-similarity': ConvSimilarityElement;
    'conv-filters': ConvFiltersElement;
    'conv-channels': ConvChannelsElement;
    'conv-pooling': ConvPoolingElement;
    'conv-speed': ConvSpeedElement;
  }
  interface HTMLElementEventMap {
    'conv-change': CustomEvent<ConvChangeDetail>;
    'conv-answer': CustomEvent<ConvAnswerDetail>;
    'conv-classify': CustomEvent<ConvClassifyDetail | null>;
  }
}
