/**
 * Whether light or dark text is easier to read on a colour, by WCAG's contrast.
 *
 *   prefersLightText([158, 18, 41])   // true
 */
type Rgb = readonly [red: number, green: number, blue: number];

/** WCAG's relative luminance, 0 (black) to 1 (white). */
export function luminance([red, green, blue]: Rgb): number {
  const [r, g, b] = [red, green, blue].map((byte) => {
    const part = byte / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** From 1 (the same) to 21 (black on white). */
export function contrast(a: Rgb, b: Rgb): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The two text colours, of which one has at least 4.5 : 1 on every colour. */
export const lightText: Rgb = [255, 255, 255];
export const darkText: Rgb = [17, 19, 22];

export function prefersLightText(background: Rgb): boolean {
  return contrast(background, lightText) > contrast(background, darkText);
}
