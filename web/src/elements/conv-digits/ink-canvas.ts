/** A canvas with strokes on it, which remembers what is painted: while somebody draws, only the newest piece is. */
import { paintAdded, paintStrokes, type InkStyle } from '../../draw/pad-ink.js';
import { addedInk, type Stroke } from '../../state/strokes.js';

interface Painted extends InkStyle {
  readonly strokes: readonly Stroke[];
  readonly width: number;
}

export class InkCanvas {
  #painted: Painted = { strokes: [], color: '', penWidth: 0, width: 0 };

  /** `isGrowing`: the pen is down, so there is mostly a little more than there was. */
  paint(
    context: CanvasRenderingContext2D,
    strokes: readonly Stroke[],
    style: InkStyle,
    isGrowing: boolean,
  ): void {
    const before = this.#painted;
    const { width } = context.canvas;
    this.#painted = { ...style, strokes, width };
    const isSameInk =
      style.color === before.color && style.penWidth === before.penWidth && width === before.width;
    const added = isGrowing && isSameInk ? addedInk(before.strokes, strokes) : null;
    if (added === null) paintStrokes(context, strokes, style);
    else if (added.length > 0) paintAdded(context, strokes, added, style);
  }
}
