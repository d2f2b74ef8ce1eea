import { noChange, type ElementPart } from 'lit';
import { Directive, directive, PartType, type PartInfo } from 'lit/directive.js';

class SetStyle extends Directive {
  readonly #set = new Map<string, string>();
  #style: CSSStyleDeclaration | null = null;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('setStyle stands in the tag itself.');
  }

  override update(
    { element }: ElementPart,
    [styles]: [Readonly<Record<string, string>>],
  ): typeof noChange {
    this.#style = (element as HTMLElement | SVGElement).style;
    return this.render(styles);
  }

  override render(styles: Readonly<Record<string, string>>): typeof noChange {
    for (const [name, value] of Object.entries(styles)) {
      if (this.#set.get(name) === value) continue;
      this.#set.set(name, value);
      this.#style?.setProperty(name, value);
    }
    return noChange;
  }
}

/**
 * CSS properties of one element, set by the object model, never as a style attribute: a strict Content-Security-Policy
 * forbids those.
 *
 *   html`<div ${setStyle({ width: '12px' })}></div>`
 */
export const setStyle = directive(SetStyle);
