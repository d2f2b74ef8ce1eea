/** What demos of kernels say together: beside index.ts, because it is loaded with their bodies and not before. */
import { kernels as deKernels } from './de/kernels.js';
import { tools as deTools } from './de/tools.js';
import { kernels as enKernels, type KernelsStrings } from './en/kernels.js';
import { tools as enTools, type ToolsStrings } from './en/tools.js';
import { stringsFor, type Strings } from './index.js';
import { inLanguage } from './languages.js';

export interface KernelWords extends Strings {
  readonly kernels: KernelsStrings;
  readonly tools: ToolsStrings;
}

const languages = {
  en: { kernels: enKernels, tools: enTools },
  de: { kernels: deKernels, tools: deTools },
};

export function kernelStringsFor(language: string): KernelWords {
  return { ...stringsFor(language), ...inLanguage(languages, language) };
}
