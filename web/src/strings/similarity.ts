/** What <conv-similarity> says: beside index.ts, because it is loaded with that element's body and not before. */
import { pictures as dePictures } from './de/pictures.js';
import { similarity as deSimilarity } from './de/similarity.js';
import { pictures as enPictures, type PicturesStrings } from './en/pictures.js';
import { similarity as enSimilarity, type SimilarityStrings } from './en/similarity.js';
import { kernelStringsFor, type KernelWords } from './kernels.js';
import { inLanguage } from './languages.js';

export interface SimilarityWords extends KernelWords {
  readonly similarity: SimilarityStrings;
  readonly pictures: PicturesStrings;
}

const languages = {
  en: { similarity: enSimilarity, pictures: enPictures },
  de: { similarity: deSimilarity, pictures: dePictures },
};

export function similarityStringsFor(language: string): SimilarityWords {
  return { ...kernelStringsFor(language), ...inLanguage(languages, language) };
}
