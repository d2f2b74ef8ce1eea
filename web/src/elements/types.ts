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

declare global {
  interface HTMLElementTagNameMap {
    'conv-digits': ConvDigitsElement;
  }
  interface HTMLElementEventMap {
    'conv-change': CustomEvent<ConvChangeDetail>;
    'conv-answer': CustomEvent<ConvAnswerDetail>;
    'conv-classify': CustomEvent<ConvClassifyDetail | null>;
  }
}
