/**
 * The fills of the ten bars on one canvas: while somebody draws, nothing but its pixels changes, and the page around it
 * needs neither style nor layout nor painting.
 */
interface Track {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Look {
  /** Where each bar may be, in pixels of the canvas. */
  readonly tracks: readonly Track[];
  readonly color: string;
  readonly firstColor: string;
}

export class BarsCanvas {
  #look: Look | null = null;

  /** `first`: the largest one. `mayHaveMoved`: where the bars stand and what they look like is read anew. */
  paint(
    canvas: HTMLCanvasElement,
    probabilities: Float32Array | null,
    first: number | null,
    mayHaveMoved: boolean,
  ): void {
    if (mayHaveMoved || this.#look === null) this.#look = measure(canvas);
    const { tracks, color, firstColor } = this.#look;
    const context = canvas.getContext('2d')!;
    context.clearRect(0, 0, canvas.width, canvas.height);
    for (const [place, { left, top, width, height }] of tracks.entries()) {
      context.fillStyle = place === first ? firstColor : color;
      context.fillRect(left, top, width * (probabilities?.[place] ?? 0), height);
    }
  }
}

/** Across, the canvas gets the screen's own pixels; down, bars begin and end at whole CSS pixels. */
function measure(canvas: HTMLCanvasElement): Look {
  const answer = canvas.parentElement!;
  const area = canvas.getBoundingClientRect();
  // Where CSS has scaled the whole page, too, a bar is as tall as the canvas says.
  const down = canvas.clientHeight / area.height;
  const across = Math.round(canvas.clientWidth * devicePixelRatio) / area.width;
  const [width, height] = [Math.round(area.width * across), canvas.clientHeight];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const tracks = Array.from(answer.querySelectorAll('.track'), (track) => {
    const box = track.getBoundingClientRect();
    const left = Math.round((box.left + track.clientLeft - area.left) * across);
    return {
      left,
      top: Math.round((box.top - area.top) * down),
      width: Math.round((box.right - area.left) * across) - left,
      height: Math.round(box.height * down),
    };
  });
  const colorOf = (element: Element): string => getComputedStyle(element).color;
  return { tracks, color: colorOf(canvas), firstColor: colorOf(answer) };
}
