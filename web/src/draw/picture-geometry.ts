/**
 * From the page to the pixels of a picture of which a part is seen, and where the picture lies in its frame.
 *
 *   pixelAt({ x: 0.5, y: 0.5 }, { width: 256, height: 256 })   // { row: 128, column: 128 }
 */
interface Size {
  readonly width: number;
  readonly height: number;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** The pixel under a place of the picture, 0 … 1; null beside the picture. */
export function pixelAt(
  { x, y }: Place,
  { width, height }: Size,
): { row: number; column: number } | null {
  const [row, column] = [Math.floor(y * height), Math.floor(x * width)];
  const isInside = row >= 0 && column >= 0 && row < height && column < width;
  return isInside ? { row, column } : null;
}

/** A pointer's place in a frame, 0 … 1. `bounds` is what the page measures, so that any CSS scaling is undone. */
export function placeInFrame(
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
  bounds: { readonly left: number; readonly top: number } & Size,
): { x: number; y: number } {
  return { x: (clientX - bounds.left) / bounds.width, y: (clientY - bounds.top) / bounds.height };
}

/** Where the whole sheet lies relative to the frame, in per cent of the frame, when a part of it is seen. */
export function sheetBox({
  zoom,
  x,
  y,
}: Place & { readonly zoom: number }): Readonly<
  Record<'left' | 'top' | 'width' | 'height', string>
> {
  const percent = (value: number): string => `${(100 * value).toFixed(4)}%`;
  return {
    left: percent(0.5 - x * zoom),
    top: percent(0.5 - y * zoom),
    width: percent(zoom),
    height: percent(zoom),
  };
}
