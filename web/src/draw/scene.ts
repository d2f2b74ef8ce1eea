/**
 * A drawing as plain shapes with a meaning: the page draws them with classes, a file with colours.
 *
 *   const stem: SceneShape = { kind: 'path', role: 'stem', d: 'M1 1h5' };
 *   sceneSvg({ width: 100, height: 20, groups: [{ shapes: [stem], moved: 0 }] }, '#fff', looks)
 */

/** What a shape stands for: its class in the page, its colour in a file. */
export type SceneRole =
  | 'grid'
  | 'zero'
  | 'border'
  | 'track'
  | 'stem'
  | 'dot'
  | 'ghost'
  | 'used'
  | 'bar'
  | 'positive'
  | 'negative'
  | 'positive-dot'
  | 'negative-dot'
  | 'now'
  | 'window'
  | 'lit'
  | 'touch'
  | 'tick'
  | 'title'
  | 'hint';

export type SceneShape =
  | { readonly kind: 'path'; readonly role: SceneRole; readonly d: string }
  | {
      readonly kind: 'rect';
      readonly role: SceneRole;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      /** A colour of its own, as 'rgb(1 2 3)'. */
      readonly fill?: string;
    }
  | {
      readonly kind: 'text';
      readonly role: SceneRole;
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly anchor: 'start' | 'middle' | 'end';
    };

/** How a role looks in a file. */
export interface SceneLook {
  readonly fill?: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly opacity?: number;
  readonly dashes?: string;
  readonly fontSize?: number;
}

/** Groups of shapes, each moved to the right by so many pixels. */
export interface SceneGroup {
  readonly shapes: readonly SceneShape[];
  readonly moved: number;
}

/** As SVG text: attributes only, no style, so that it is shown everywhere and by any policy. */
export function sceneSvg(
  { width, height, groups }: { width: number; height: number; groups: readonly SceneGroup[] },
  panel: string,
  looks: Readonly<Partial<Record<SceneRole, SceneLook>>>,
): string {
  const body = groups.map(
    ({ shapes, moved }) =>
      `<g transform="translate(${moved} 0)">${shapes.map((shape) => shapeText(shape, looks[shape.role] ?? {})).join('')}</g>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace"><rect width="${width}" height="${height}" fill="${panel}"/>${body.join('')}</svg>`;
}

function shapeText(shape: SceneShape, look: SceneLook): string {
  const attributes = lookAttributes(look);
  if (shape.kind === 'path') return `<path d="${shape.d}"${attributes}/>`;
  if (shape.kind === 'rect') {
    const own =
      shape.fill === undefined ? attributes : lookAttributes({ ...look, fill: shape.fill });
    return `<rect x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}"${own}/>`;
  }
  const safe = shape.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${shape.x}" y="${shape.y}" text-anchor="${shape.anchor}" dominant-baseline="central"${attributes}>${safe}</text>`;
}

function lookAttributes({
  fill = 'none',
  stroke,
  strokeWidth,
  opacity,
  dashes,
  fontSize,
}: SceneLook): string {
  const values = {
    fill,
    stroke,
    'stroke-width': strokeWidth,
    'stroke-linecap': stroke === undefined ? undefined : 'round',
    opacity,
    'stroke-dasharray': dashes,
    'font-size': fontSize,
  };
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
}
