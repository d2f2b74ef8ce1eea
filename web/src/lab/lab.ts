/**
 * The Lab's script: registers the elements and hands the address on to them. `?theme=dark` is for all demos;
 * `?conv-digits=…` is the state of one, as its "copy link" writes it.
 */
import '../elements/index.js';

const parameters = new URLSearchParams(location.search);
const theme = parameters.get('theme');
if (theme !== null) document.documentElement.dataset['theme'] = theme;

for (const element of document.querySelectorAll<HTMLElement>('section > *')) {
  if (!element.localName.startsWith('conv-')) continue;
  const state = parameters.get(element.localName);
  if (theme !== null) element.setAttribute('theme', theme);
  if (state !== null) element.setAttribute('state', state);
}
