/** What <conv-filters> and the picture parts say: beside index.ts, because it is loaded with them and not before. */
import { filters as deFilters } from './de/filters.js';
import { pictures as dePictures } from './de/pictures.js';
import { filters as enFilters, type FiltersStrings } from './en/filters.js';
import { pictures as enPictures, type PicturesStrings } from './en/pictures.js';
import { inLanguage } from './languages.js';

export interface FiltersWords {
  readonly filters: FiltersStrings;
  readonly pictures: PicturesStrings;
}

const english: FiltersWords = { filters: enFilters, pictures: enPictures };
const languages = { en: english, de: { filters: deFilters, pictures: dePictures } };

export function filtersStringsFor(language: string): FiltersWords {
  return inLanguage(languages, language);
}
