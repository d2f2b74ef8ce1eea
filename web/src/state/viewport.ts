/**
 * Which part of a picture is seen: how much it is enlarged, and what is in the middle.
 *
 *   let view = wholePicture;
 *   view = zoomAt(view, 2, { x: 0, y: 0 });   // twice as large, the top left corner stays where it is
 */
export interface Viewport {
  /** 1 shows the whole picture. */
  readonly zoom: number;
  /** What is in the middle of what is seen, as parts of the picture, 0 … 1. */
  readonly x: number;
  readonly y: number;
}

/** A pixel of a picture. */
export interface PixelPlace {
  readonly row: number;
  readonly column: number;
}

export const wholePicture: Viewport = { zoom: 1, x: 0.5, y: 0.5 };

/** A picture is enlarged until about eight of 256 pixels are left. */
export const mostZoom = 32;

/** Nothing beside the picture is ever seen. */
export function insidePicture({ zoom, x, y }: Viewport): Viewport {
  const kept = Math.min(mostZoom, Math.max(1, zoom));
  const half = 0.5 / kept;
  const between = (value: number): number => Math.min(1 - half, Math.max(half, value));
  return { zoom: kept, x: between(x), y: between(y) };
}

/** `place` in what is seen, 0 … 1, stays over the same pixel. */
export function zoomAt(
  view: Viewport,
  factor: number,
  place: { readonly x: number; readonly y: number } = { x: 0.5, y: 0.5 },
): Viewport {
  const zoom = Math.min(mostZoom, Math.max(1, view.zoom * factor));
  return insidePicture({
    zoom,
    x: view.x + (place.x - 0.5) * (1 / view.zoom - 1 / zoom),
    y: view.y + (place.y - 0.5) * (1 / view.zoom - 1 / zoom),
  });
}

/** By parts of what is seen: the picture follows the finger. */
export function pan(view: Viewport, right: number, down: number): Viewport {
  return insidePicture({ ...view, x: view.x - right / view.zoom, y: view.y - down / view.zoom });
}

/** Moves just as far as is needed to see a place of the picture, 0 … 1, with a margin. */
export function reveal(view: Viewport, x: number, y: number): Viewport {
  const reach = 0.4 / view.zoom;
  const towards = (middle: number, place: number): number =>
    Math.min(place + reach, Math.max(place - reach, middle));
  return insidePicture({ ...view, x: towards(view.x, x), y: towards(view.y, y) });
}

/** Where a place in what is seen, 0 … 1, lies in the picture, 0 … 1. */
export function placeInPicture(
  view: Viewport,
  { x, y }: { readonly x: number; readonly y: number },
): { readonly x: number; readonly y: number } {
  return { x: view.x + (x - 0.5) / view.zoom, y: view.y + (y - 0.5) / view.zoom };
}
