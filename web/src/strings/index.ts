/**
 * Every sentence that the elements say, by language. A language is a folder with the same files and the same names as en/.
 *
 *   stringsFor('en-GB').digits.pad.clear   // 'Clear'
 */
import { common as deCommon } from './de/common.js';
import { digits as deDigits } from './de/digits.js';
import { kernels as deKernels } from './de/kernels.js';
import { tools as deTools } from './de/tools.js';
import { common as enCommon, type CommonStrings } from './en/common.js';
import { digits as enDigits, type DigitsStrings } from './en/digits.js';
import { kernels as enKernels, type KernelsStrings } from './en/kernels.js';
import {
  tools as enTools,
  type GridStrings,
  type StepperStrings,
  type ToolsStrings,
} from './en/tools.js';

export type {
  CommonStrings,
  DigitsStrings,
  GridStrings,
  KernelsStrings,
  StepperStrings,
  ToolsStrings,
};

export interface Strings {
  readonly common: CommonStrings;
  readonly digits: DigitsStrings;
  readonly kernels: KernelsStrings;
  readonly tools: ToolsStrings;
}

const english: Strings = {
  common: enCommon,
  digits: enDigits,
  kernels: enKernels,
  tools: enTools,
};

const languages: Readonly<Record<string, Strings>> = {
  en: english,
  de: { common: deCommon, digits: deDigits, kernels: deKernels, tools: deTools },
};

/** For a language tag such as 'de' or 'de-CH'; English for what nobody has translated yet. */
export function stringsFor(language: string): Strings {
  const [primary = 'en'] = language.toLowerCase().split('-');
  return languages[primary] ?? english;
}
