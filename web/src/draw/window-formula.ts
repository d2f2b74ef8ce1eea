/**
 * The formula of a convolution with its settings put in, as tokens to be set in MathML: 'i', '·', '2', '+', 'm', …
 *
 *   indexTokens({ outer: 'i', inner: 'm', stride: 2, step: 1, offset: -1 })   // i·2 + m − 1
 */
export interface IndexRule {
  /** Letters of the output's place and of the kernel's place. */
  readonly outer: string;
  readonly inner: string;
  readonly stride: number;
  /** The dilation; negative where the kernel is read backwards. */
  readonly step: number;
  readonly offset: number;
}

export interface Token {
  readonly kind: 'letter' | 'number' | 'sign';
  readonly text: string;
}

export function indexTokens({ outer, inner, stride, step, offset }: IndexRule): readonly Token[] {
  return [
    letter(outer),
    ...times(stride),
    sign(step < 0 ? '−' : '+'),
    letter(inner),
    ...times(Math.abs(step)),
    ...(offset === 0 ? [] : [sign(offset < 0 ? '−' : '+'), number(Math.abs(offset))]),
  ];
}

/** What stands at the end: where a correlation starts, or a convolution, whose kernel is read from its end. */
export function indexOffset(
  isConvolution: boolean,
  {
    size,
    dilation,
    before,
  }: { readonly size: number; readonly dilation: number; readonly before: number },
): number {
  return (isConvolution ? (size - 1) * dilation : 0) - before;
}

function times(factor: number): Token[] {
  return factor === 1 ? [] : [sign('·'), number(factor)];
}

function letter(text: string): Token {
  return { kind: 'letter', text };
}

function number(value: number): Token {
  return { kind: 'number', text: String(value) };
}

function sign(text: string): Token {
  return { kind: 'sign', text };
}
