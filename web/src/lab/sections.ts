import type { LabStrings } from '../strings/en/lab.js';

export interface Section {
  /** Names the text in strings, and the place on the page: index.html#digits. */
  readonly id: keyof LabStrings['sections'];
  readonly element: `conv-${string}`;
  /** Attributes of the element as the Lab shows it. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** The Lab's demos in the order in which they are read. */
export const sections: readonly Section[] = [
  { id: 'window', element: 'conv-window', attributes: { quiz: '' } },
  { id: 'signal', element: 'conv-signal', attributes: { quiz: '' } },
  { id: 'filters', element: 'conv-filters', attributes: { quiz: '' } },
  { id: 'similarity', element: 'conv-similarity', attributes: { quiz: '' } },
  { id: 'channels', element: 'conv-channels', attributes: { quiz: '' } },
  { id: 'pooling', element: 'conv-pooling', attributes: { quiz: '' } },
  { id: 'digits', element: 'conv-digits', attributes: {} },
  { id: 'speed', element: 'conv-speed', attributes: { quiz: '' } },
];
