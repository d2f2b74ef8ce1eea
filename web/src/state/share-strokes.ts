/** Strokes in a share text. They stand at its end: nothing says how many there are. */
import type { ShareReader, ShareWriter } from './share-bytes.js';
import { padSteps, type Point, type Stroke } from './strokes.js';

/** The first point as it is, then steps to the next: a pen moves little between two events. */
export function writeStroke(writer: ShareWriter, stroke: Stroke): void {
  writer.count(stroke.length);
  let [x, y] = [0, 0];
  for (const point of stroke) {
    const [nextX, nextY] = point.map((value) => Math.round(value * padSteps)) as [number, number];
    writer.step(nextX - x).step(nextY - y);
    [x, y] = [nextX, nextY];
  }
}

/** All that are left; null for a damaged text. */
export function readStrokes(reader: ShareReader): readonly Stroke[] | null {
  const strokes: Stroke[] = [];
  while (!reader.atEnd) {
    const count = reader.count();
    if (!(count > 0)) return null;
    const stroke: Point[] = [];
    let [x, y] = [0, 0];
    for (let place = 0; place < count; place++) {
      x += reader.step();
      y += reader.step();
      if (!(x >= 0 && x <= padSteps && y >= 0 && y <= padSteps)) return null;
      stroke.push([x / padSteps, y / padSteps]);
    }
    strokes.push(stroke);
  }
  return strokes;
}
