import type { EmbedStrings } from '../en/embed.js';

/** What embed.html says when it cannot show a demo, in German. */
export const embed: EmbedStrings = {
  unknownElement: (name) =>
    name === ''
      ? 'Diese Adresse nennt keine Demo. Sie endet mit einem Fragezeichen und einem Namen, etwa embed.html?element=conv-digits.'
      : `Eine Demo namens „${name}“ gibt es hier nicht. Versuche embed.html?element=conv-digits.`,
};
