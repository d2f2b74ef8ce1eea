/** The size of an output along one axis, by the rule that rounds down, or up, with its numbers put in. */
import { html, type TemplateResult } from 'lit';

export interface SizeAxis {
  /** Rows or columns, in words. */
  readonly name: string;
  readonly size: number;
  /** Cells of the border before and behind. */
  readonly before: number;
  readonly behind: number;
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  readonly result: number;
  /** Rounded up: the last window may hang over the end. Default: down. */
  readonly isUp?: boolean;
}

/** '⌊(4 + 0 + 0 − 1 · (2 − 1) − 1) / 1⌋ + 1 = 3' */
export function sizeRuleText(axis: SizeAxis): string {
  const { size, before, behind, kernel, stride, dilation, result } = axis;
  const [open, close] = brackets(axis);
  const reach = `${size} + ${before} + ${behind} − ${dilation} · (${kernel} − 1) − 1`;
  return `${open}(${reach}) / ${stride}${close} + 1 = ${result}`;
}

export function sizeRule(axis: SizeAxis): TemplateResult {
  const { name, size, before, behind, kernel, stride, dilation, result } = axis;
  const [open, close] = brackets(axis);
  return html`<div>
    <span class="quiet">${name}</span>
    <math display="block"
      ><mrow
        ><mo>${open}</mo
        ><mfrac
          ><mrow
            ><mn>${size}</mn><mo>+</mo><mn>${before}</mn><mo>+</mo><mn>${behind}</mn><mo>−</mo
            ><mn>${dilation}</mn><mo>·</mo><mo stretchy="false">(</mo><mn>${kernel}</mn><mo>−</mo
            ><mn>1</mn><mo stretchy="false">)</mo><mo>−</mo><mn>1</mn></mrow
          ><mn>${stride}</mn></mfrac
        ><mo>${close}</mo></mrow
      ><mo>+</mo><mn>1</mn><mo>=</mo><mn class="y">${result}</mn></math
    >
  </div>`;
}

function brackets({ isUp = false }: SizeAxis): readonly [open: string, close: string] {
  return isUp ? ['⌈', '⌉'] : ['⌊', '⌋'];
}
