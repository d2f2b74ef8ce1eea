/** The script of embed.html: makes the element that the address asks for, and tells the embedding page what happens. */
import '../elements/index.js';
import { embed as german } from '../strings/de/embed.js';
import { embed as english } from '../strings/en/embed.js';
import { allowedAttributes, readQuery } from './query.js';

/** The elements' events, and the type of the message that each becomes. */
const forwardedEvents = {
  'conv-change': 'change',
  'conv-answer': 'answer',
  'conv-classify': 'classify',
} as const;

function start(host: HTMLElement): void {
  const query = readQuery(location.search);
  const language = query.attributes.find(([name]) => name === 'lang')?.[1];
  if (language !== undefined) document.documentElement.lang = language;
  const constructor = query.element === null ? undefined : customElements.get(query.element);
  if (query.element === null || constructor === undefined) {
    const strings = language?.toLowerCase().startsWith('de') ? german : english;
    host.textContent = strings.unknownElement(query.element ?? '');
    host.classList.add('problem');
    return;
  }
  const element = document.createElement(query.element);
  const { observedAttributes = [] } = constructor as { observedAttributes?: readonly string[] };
  for (const [name, value] of allowedAttributes(query, observedAttributes)) {
    element.setAttribute(name, value);
  }
  document.documentElement.dataset['theme'] = element.getAttribute('theme') ?? 'auto';
  if (window.parent !== window) connectParent(host, element);
  host.replaceChildren(element);
}

/** The messages hold nothing that the parent could not see, so any parent may read them. */
function connectParent(host: HTMLElement, element: HTMLElement): void {
  const post = (type: string, detail: object): void => {
    window.parent.postMessage(
      { ...detail, source: 'convscope', type, element: element.localName },
      '*',
    );
  };
  for (const [event, type] of Object.entries(forwardedEvents)) {
    element.addEventListener(event, (raised) => {
      // An emptied pad is reported with null, as the element itself does it.
      const detail = (raised as CustomEvent<object | null>).detail;
      post(type, detail ?? { digit: null, probabilities: null });
    });
  }
  new ResizeObserver(() => {
    const { height, width } = host.getBoundingClientRect();
    post('resize', { width: Math.ceil(width), height: Math.ceil(height) });
  }).observe(host);
}

const host = document.querySelector('main');
if (host !== null) start(host);
