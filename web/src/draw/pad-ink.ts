/** Painting strokes on the pad's canvas, as sharp as the screen allows. */

/** Points [x, y], 0…1 from the pad's top left corner. */
type Stroke = readonly (readonly [number, number])[];

export interface InkStyle {
  /** Any CSS colour. */
  readonly color: string;
  /** Diameter of the pen as a fraction of the pad's side. */
  readonly penWidth: number;
}

/** Clears the canvas and draws all strokes with a round pen; a stroke of one point is a dot. */
export function paintStrokes(
  context: CanvasRenderingContext2D,
  strokes: readonly Stroke[],
  { color, penWidth }: InkStyle,
): void {
  const { width, height } = context.canvas;
  context.clearRect(0, 0, width, height);
  context.strokeStyle = color;
  context.lineWidth = penWidth * width;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const stroke of strokes) {
    context.beginPath();
    stroke.forEach(([x, y], place) => {
      if (place === 0) context.moveTo(x * width, y * height);
      // The first point is drawn to as well: a path of one point alone paints nothing.
      context.lineTo(x * width, y * height);
    });
    context.stroke();
  }
}
