/**
 * embed.html's address as an element and its attributes.
 *
 *   readQuery('?element=conv-digits&theme=dark')   // { element: 'conv-digits', attributes: [['theme', 'dark']] }
 */

export interface EmbedQuery {
  /** Null if the address names none, or something that is not called conv-…. */
  readonly element: string | null;
  readonly attributes: readonly (readonly [name: string, value: string])[];
}

export function readQuery(search: string): EmbedQuery {
  const parameters = [...new URLSearchParams(search)];
  const element = parameters.find(([name]) => name === 'element')?.[1] ?? null;
  return {
    element: element !== null && /^conv-[a-z]+(-[a-z]+)*$/.test(element) ? element : null,
    attributes: parameters.filter(([name]) => name !== 'element'),
  };
}

/**
 * Those attributes that the element itself listens to: no style, no id, no event handler comes in by the address. HTML does
 * not mind upper case, and `observed` has none.
 */
export function allowedAttributes(
  query: EmbedQuery,
  observed: readonly string[],
): readonly (readonly [string, string])[] {
  return query.attributes.filter(([name]) => observed.includes(name.toLowerCase()));
}
