/** What <conv-signal> says: beside index.ts, because it is loaded with that element's body and not before. */
import { signal as deSignal } from './de/signal.js';
import { tools as deTools } from './de/tools.js';
import { signal as enSignal, type SignalStrings } from './en/signal.js';
import { tools as enTools, type ToolsStrings } from './en/tools.js';
import { stringsFor, type Strings } from './index.js';
import { inLanguage } from './languages.js';

export interface SignalWords extends Strings {
  readonly signal: SignalStrings;
  readonly tools: ToolsStrings;
}

const languages = {
  en: { signal: enSignal, tools: enTools },
  de: { signal: deSignal, tools: deTools },
};

export function signalStringsFor(language: string): SignalWords {
  return { ...stringsFor(language), ...inLanguage(languages, language) };
}
