/** Addresses and HTML that show an element as it is now, for links and course pages. */

/** The script that a page names; this module may lie in another file beside it. */
const script = new URL('convscope-elements.js', import.meta.url);

/** Whether the script is a part of the page, as in the one-file Lab: then there is nothing beside it to link to. */
function isInlined(): boolean {
  const { origin, pathname } = new URL(import.meta.url);
  return origin + pathname === location.origin + location.pathname;
}

export interface SharedElement {
  /** conv-digits */
  readonly name: string;
  /** Without `state`, and only those that are not at their defaults. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly state: string;
}

/** embed.html beside the script; from the one-file Lab the Lab itself, with the state of one of its demos. */
export function linkTo({ name, attributes, state }: SharedElement): string {
  if (isInlined()) {
    const page = new URL(location.href);
    page.searchParams.set(name, state);
    page.hash = '';
    return page.href;
  }
  const page = new URL('embed.html', script);
  page.search = new URLSearchParams({ element: name, ...attributes, state }).toString();
  return page.href;
}

/** One script and one tag; null where there is no script to name. */
export function embedCode({ name, attributes, state }: SharedElement): string | null {
  if (isInlined()) return null;
  const tag = Object.entries({ ...attributes, state })
    .map(([attribute, value]) => ` ${attribute}="${escapeAttribute(value)}"`)
    .join('');
  return `<script type="module" src="${escapeAttribute(script.href)}"></script>\n<${name}${tag}></${name}>`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
