/**
 * Every sentence that the elements say, by language. A language is a folder with the same files and the same names as en/.
 * What is here comes with the first demo of a page; what single demos say lies beside this file.
 *
 *   stringsFor('en-GB').digits.pad.clear   // 'Clear'
 */
import { common as deCommon } from './de/common.js';
import { digits as deDigits } from './de/digits.js';
import { common as enCommon, type CommonStrings } from './en/common.js';
import { digits as enDigits, type DigitsStrings } from './en/digits.js';
import { inLanguage } from './languages.js';

export type { CommonStrings, DigitsStrings };

export interface Strings {
  readonly common: CommonStrings;
  readonly digits: DigitsStrings;
}

const languages: { readonly en: Strings; readonly de: Strings } = {
  en: { common: enCommon, digits: enDigits },
  de: { common: deCommon, digits: deDigits },
};

/** For a language tag such as 'de' or 'de-CH'; English for what nobody has translated yet. */
export function stringsFor(language: string): Strings {
  return inLanguage(languages, language);
}
