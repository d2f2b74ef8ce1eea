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

declare global {
  interface HTMLElementTagNameMap {
    'conv-digits': ConvDigitsElement;
    'conv-window': ConvWindowElement;
    'conv-filters': ConvFiltersElement;
  }
  interface HTMLElementEventMap {
    'conv-change': CustomEvent<ConvChangeDetail>;
    'conv-answer': CustomEvent<ConvAnswerDetail>;
    'conv-classify': CustomEvent<ConvClassifyDetail | null>;
  }
}
