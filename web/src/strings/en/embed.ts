/** What embed.html says when it cannot show a demo, in English. */
export const embed = {
  unknownElement: (name: string): string =>
    name === ''
      ? 'This address names no demo. It ends in a question mark and a name, such as embed.html?element=conv-digits.'
      : `There is no demo called “${name}” here. Try embed.html?element=conv-digits.`,
};

export type EmbedStrings = typeof embed;
