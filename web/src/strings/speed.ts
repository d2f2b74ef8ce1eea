/** What <conv-speed> says: beside index.ts, because it is loaded with that element's body and not before. */
import { speed as deSpeed } from './de/speed.js';
import { tools as deTools } from './de/tools.js';
import { speed as enSpeed, type SpeedStrings } from './en/speed.js';
import { tools as enTools, type ToolsStrings } from './en/tools.js';
import { stringsFor, type Strings } from './index.js';
import { inLanguage } from './languages.js';

export interface SpeedWords extends Strings {
  readonly speed: SpeedStrings;
  readonly tools: ToolsStrings;
}

const languages = {
  en: { speed: enSpeed, tools: enTools },
  de: { speed: deSpeed, tools: deTools },
};

export function speedStringsFor(language: string): SpeedWords {
  return { ...stringsFor(language), ...inLanguage(languages, language) };
}
