/** What <conv-pooling> says: beside index.ts, because it is loaded with that element's body and not before. */
import { pooling as dePooling } from './de/pooling.js';
import { tools as deTools } from './de/tools.js';
import { pooling as enPooling, type PoolingStrings } from './en/pooling.js';
import { tools as enTools, type ToolsStrings } from './en/tools.js';
import { stringsFor, type Strings } from './index.js';
import { inLanguage } from './languages.js';

export interface PoolingWords extends Strings {
  readonly pooling: PoolingStrings;
  readonly tools: ToolsStrings;
}

const languages = {
  en: { pooling: enPooling, tools: enTools },
  de: { pooling: dePooling, tools: deTools },
};

export function poolingStringsFor(language: string): PoolingWords {
  return { ...stringsFor(language), ...inLanguage(languages, language) };
}
