/** Painting strokes on the pad's canvas, as sharp as the screen allows. */

/** [x, y], 0…1 from the pad's top left corner. */
type Point = readonly [number, number];
type Stroke = readonly Point[];

export interface InkStyle {
  /** Any CSS colour. */
  readonly color: string;
  /** Diameter of the pen as a fraction of the pad's side. */
  readonly penWidth: number;
}

/** A part of a canvas, in its pixels. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Clears the canvas and draws all strokes with a round pen; a stroke of one point is a dot. */
export function paintStrokes(
  context: CanvasRenderingContext2D,
  strokes: readonly Stroke[],
  style: InkStyle,
): void {
  const { width, height } = context.canvas;
  context.clearRect(0, 0, width, height);
  drawStrokes(context, strokes, style, { left: 0, top: 0, width, height });
}

/** Draws all strokes on top of what is there, the whole pad in the box that comes last. */
export function drawStrokes(
  context: CanvasRenderingContext2D,
  strokes: readonly Stroke[],
  { color, penWidth }: InkStyle,
  { left, top, width, height }: Box,
): void {
  setPen(context, color, penWidth * Math.min(width, height));
  for (const stroke of strokes) {
    context.beginPath();
    stroke.forEach(([x, y], place) => {
      if (place === 0) context.moveTo(left + x * width, top + y * height);
      // The first point is drawn to as well: a path of one point alone paints nothing.
      context.lineTo(left + x * width, top + y * height);
    });
    context.stroke();
  }
}

/**
 * Paints anew what lies around `added`, the newest pieces of `strokes`; the rest is on the canvas already. So each edge is
 * painted once, as paintStrokes does it: ink on top of ink would have darker ones.
 */
export function paintAdded(
  context: CanvasRenderingContext2D,
  strokes: readonly Stroke[],
  added: readonly Stroke[],
  { color, penWidth }: InkStyle,
): void {
  const { width, height } = context.canvas;
  const pen = penWidth * Math.min(width, height);
  const reach = pen / 2 + 1;
  const area = boxAround(added.flat(), width, height, reach);
  /** Whether the pen touches the area on its way. */
  const isNear = ([x, y]: Point, [toX, toY]: Point): boolean =>
    Math.max(x, toX) * width > area.left - reach &&
    Math.min(x, toX) * width < area.left + area.width + reach &&
    Math.max(y, toY) * height > area.top - reach &&
    Math.min(y, toY) * height < area.top + area.height + reach;
  context.save();
  context.beginPath();
  context.rect(area.left, area.top, area.width, area.height);
  context.clip();
  context.clearRect(area.left, area.top, area.width, area.height);
  setPen(context, color, pen);
  for (const stroke of strokes) {
    context.beginPath();
    let isOnWay = false;
    for (const [place, point] of stroke.entries()) {
      const from = stroke[Math.max(0, place - 1)]!;
      const isDrawn = isNear(from, point);
      if (isDrawn && !isOnWay) context.moveTo(from[0] * width, from[1] * height);
      if (isDrawn) context.lineTo(point[0] * width, point[1] * height);
      isOnWay = isDrawn;
    }
    context.stroke();
  }
  context.restore();
}

function setPen(context: CanvasRenderingContext2D, color: string, width: number): void {
  context.strokeStyle = color;
  context.lineWidth = width;
  context.lineCap = 'round';
  context.lineJoin = 'round';
}

/** Whole pixels around some points, with a margin. */
function boxAround(points: Stroke, width: number, height: number, margin: number): Box {
  const [xs, ys] = [points.map(([x]) => x * width), points.map(([, y]) => y * height)];
  const [left, top] = [Math.floor(Math.min(...xs) - margin), Math.floor(Math.min(...ys) - margin)];
  const right = Math.ceil(Math.max(...xs) + margin);
  const bottom = Math.ceil(Math.max(...ys) + margin);
  return { left, top, width: right - left, height: bottom - top };
}
