/** What all elements say, in English. */
export const common = {
  decimal: '.',
  loading: 'Loading …',
  loadFailed: (reason: string): string => `The demo could not be loaded. ${reason}`,
  retry: 'Try again',
  copyLink: 'Copy link',
  copyEmbed: 'Copy embed code',
  savePicture: 'Save picture',
  saveDrawing: 'Save drawing',
  copyCode: (name: string): string => `Copy as ${name}`,
  saveNumbers: 'Save numbers',
  fullScreen: 'Full screen',
  copied: 'Copied.',
  copyByHand: 'The browser did not allow copying. Select the text and copy it yourself:',
  quiz: {
    heading: 'A question',
    check: 'Check',
    next: 'Next question',
    answerLabel: 'Your answer',
    right: 'Right.',
    wrong: (expected: string): string => `Not quite: it is ${expected}.`,
    empty: 'Type a number first.',
  },
};

export type CommonStrings = typeof common;
