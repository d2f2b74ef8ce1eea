/** What <conv-channels> says: beside index.ts, because it is loaded with that element's body and not before. */
import { channels as deChannels } from './de/channels.js';
import { pictures as dePictures } from './de/pictures.js';
import { tools as deTools } from './de/tools.js';
import { channels as enChannels, type ChannelsStrings } from './en/channels.js';
import { pictures as enPictures, type PicturesStrings } from './en/pictures.js';
import { tools as enTools, type ToolsStrings } from './en/tools.js';
import { stringsFor, type Strings } from './index.js';
import { inLanguage } from './languages.js';

export interface ChannelsWords extends Strings {
  readonly channels: ChannelsStrings;
  /** Names of the ready pictures. */
  readonly pictures: PicturesStrings;
  readonly tools: ToolsStrings;
}

const languages = {
  en: { channels: enChannels, pictures: enPictures, tools: enTools },
  de: { channels: deChannels, pictures: dePictures, tools: deTools },
};

export function channelsStringsFor(language: string): ChannelsWords {
  return { ...stringsFor(language), ...inLanguage(languages, language) };
}
