// index.html, embed.html and convscope.html, filled from the Lab's data.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleStyle } from './bundle.mjs';
import { web } from './inputs.mjs';

/** The Lab's page in each language. */
const labFiles = { en: 'index.html', de: 'index.de.html' };

/**
 * The pages that load their scripts from beside themselves, and no inline code: a strict policy allows them. `elements`: the
 * scripts that the elements need at once.
 */
export async function linkedPages(elements) {
  const data = await pageData();
  const icon = await iconUrl();
  const labTemplate = await template('index.html');
  const pages = {};
  for (const [language, file] of Object.entries(labFiles)) {
    const { notices } = data.languages[language];
    pages[file] = data.fillTemplate(labTemplate, {
      ...data.labValues(data.languages[language], data.sections),
      icon,
      alternates: data.alternates(language, data.languages, labFiles),
      noticesLink: `<a href="licences.txt">${notices}</a>`,
      style: '<link rel="stylesheet" href="lab.css" />',
      script: pageScript('lab.js', elements),
    });
  }
  pages['embed.html'] = data.fillTemplate(await template('embed.html'), {
    icon,
    style: '<link rel="stylesheet" href="embed.css" />',
    // Its demo is in sight, and each one needs the library.
    script: pageScript('embed.js', [...elements, 'convscope.js']),
  });
  return pages;
}

/** What the page's script will import is asked for with it, not after it. */
function pageScript(name, imported) {
  const links = imported.map((each) => `<link rel="modulepreload" href="${each}" />\n    `);
  return `${links.join('')}<script type="module" src="${name}"></script>`;
}

/** The Lab as one file: `script` and `style` are put inside, with the licences that would lie beside it. */
export async function singlePage({ script, style, licences }) {
  const { fillTemplate, labValues, sections, languages, escapeHtml } = await pageData();
  const { notices } = languages.en;
  return fillTemplate(await template('index.html'), {
    ...labValues(languages.en, sections),
    icon: await iconUrl(),
    alternates: '',
    noticesLink: `</p><details><summary>${notices}</summary><pre>${escapeHtml(licences)}</pre></details><p>`,
    style: `<style>${style}</style>`,
    // An end tag within the script would end it: inside strings the slash may be escaped.
    script: `<script type="module">${script.replaceAll('</script', '<\\/script')}</script>`,
  });
}

/** A page's style sheet, behind the colours that it shares with the elements. `theme` in the address sets data-theme. */
export async function themedStyle(entry) {
  const { darkColors, lightColors } = await pageData();
  return bundleStyle(
    entry,
    `:root { ${lightColors} }
     @media (prefers-color-scheme: dark) { :root:not([data-theme='light']) { ${darkColors} } }
     :root[data-theme='dark'] { ${darkColors} }`,
  );
}

/** src/lab is TypeScript, which Node does not read: bundled in memory and imported from there. */
async function pageData() {
  const { outputFiles } = await build({
    stdin: {
      contents: `export * from './lab/render';
        export { sections } from './lab/sections';
        import { lab as de } from './strings/de/lab';
        import { lab as en } from './strings/en/lab';
        export const languages = { en, de };
        export { darkColors, lightColors } from './elements/base/colors';`,
      resolveDir: join(web, 'src'),
    },
    bundle: true,
    format: 'esm',
    write: false,
    charset: 'utf8',
  });
  return import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`
  );
}

function template(name) {
  return readFile(join(web, name), 'utf8');
}

/** As a data: URL, so that no browser looks for a /favicon.ico. */
async function iconUrl() {
  const svg = await readFile(join(web, 'icon.svg'), 'utf8');
  return `data:image/svg+xml,${encodeURIComponent(svg.trim())}`;
}
