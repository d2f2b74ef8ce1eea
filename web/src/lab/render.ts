/**
 * The Lab's page from its data, run once when dist/ is built: the text is there before any script, and without one.
 *
 *   fillTemplate('<h1>{{heading}}</h1>', { heading: escapeHtml('1 < 2') });   // '<h1>1 &lt; 2</h1>'
 */
import type { LabStrings } from '../strings/en/lab.js';
import type { Section } from './sections.js';

/** Values for web/index.html: text is escaped, `contents` and `sections` are HTML. */
export function labValues(
  strings: LabStrings,
  sections: readonly Section[],
): Record<string, string> {
  const { sections: texts, ...page } = strings;
  const values: Record<string, string> = {};
  for (const [name, text] of Object.entries(page)) values[name] = escapeHtml(text);
  values['contentsList'] = sections.map(({ id }) => contentsItem(id, texts[id].title)).join('\n');
  values['sectionList'] = sections.map((section) => sectionHtml(section, strings)).join('\n');
  return values;
}

/** A link to the page in each other language, by that language's own name. */
export function alternates(
  language: string,
  languages: Readonly<Record<string, LabStrings>>,
  files: Readonly<Record<string, string>>,
): string {
  const links = Object.keys(files)
    .filter((other) => other !== language)
    .map((other) => {
      const name = escapeHtml(languages[other]!.languageName);
      return `<a href="${files[other]!}" hreflang="${other}" lang="${other}">${name}</a>`;
    });
  return `<p>${links.join(' ')}</p>`;
}

/** Puts `values` in the places of a template that are written as {{name}}; an unknown name is an error. */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (place, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The template asks for ${place}, which nobody gives.`);
    return value;
  });
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function contentsItem(id: string, title: string): string {
  return `<li><a href="#${id}">${escapeHtml(title)}</a></li>`;
}

function sectionHtml({ id, element, attributes }: Section, strings: LabStrings): string {
  const { title, before, after } = strings.sections[id];
  const attributeText = Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('');
  return `<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${escapeHtml(title)}</h2>
<p>${escapeHtml(before)}</p>
<${element}${attributeText}></${element}>
<div class="after">
${after.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('\n')}
</div>
</section>`;
}
