/** What <conv-window> says: beside index.ts, because it is loaded with that element's body and not before. */
import { window as deWindow } from './de/window.js';
import { window as enWindow, type WindowStrings } from './en/window.js';
import { kernelStringsFor, type KernelWords } from './kernels.js';
import { inLanguage } from './languages.js';

export interface WindowWords extends KernelWords {
  readonly window: WindowStrings;
}

const languages = { en: enWindow, de: deWindow };

export function windowStringsFor(language: string): WindowWords {
  return { ...kernelStringsFor(language), window: inLanguage(languages, language) };
}
