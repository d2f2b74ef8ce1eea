/** For a language tag such as 'de' or 'de-CH' its strings; English for what nobody has translated yet. */
export function inLanguage<Words>(
  languages: Readonly<Record<string, Words>> & { readonly en: Words },
  language: string,
): Words {
  const [primary = 'en'] = language.toLowerCase().split('-');
  return languages[primary] ?? languages.en;
}
