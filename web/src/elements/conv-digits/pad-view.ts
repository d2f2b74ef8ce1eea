/** The pad with its tools, and the drawings to start from. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { formatNumber } from '../../draw/numbers.js';
import { type Box } from '../../draw/pad-geometry.js';
import { penWidths } from '../../state/digits-state.js';
import {
  readyDrawings,
  type ReadyDrawing,
  type ReadyDrawingName,
} from '../../state/ready-drawings.js';
import type { Stroke } from '../../state/strokes.js';
import type { Strings } from '../../strings/index.js';
import { icons } from '../parts/icons.js';
import type { KeyPen } from '../parts/pad-input.js';

export interface PadView {
  readonly isEmpty: boolean;
  readonly isExample: boolean;
  readonly penWidth: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What the unit that is looked at depends on, in pad coordinates; null for none. */
  readonly lit: Box | null;
  readonly keyPen: KeyPen | null;
  /** Which groups of controls are there. */
  readonly shows: (control: string) => boolean;
  readonly strings: Strings;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onClear: () => void;
  readonly onPenWidth: (width: number, isFinal: boolean) => void;
  readonly onReady: (name: ReadyDrawingName) => void;
}

export function padView(view: PadView): TemplateResult {
  const { shows } = view;
  return html`<section class="pad">
    ${paper(view)} ${shows('history') || shows('pen') ? tools(view) : nothing}
    ${shows('ready') ? guard([view.strings], () => readyList(view)) : nothing}
  </section>`;
}

function paper({ isEmpty, isExample, lit, keyPen, penWidth, strings }: PadView): TemplateResult {
  const { pad } = strings.digits;
  return html`<div class="paper">
    <canvas
      part="pad"
      tabindex="0"
      role="application"
      aria-roledescription=${pad.name}
      aria-label=${pad.name}
      aria-describedby="pad-help"
    ></canvas>
    <svg viewBox="0 0 1 1" aria-hidden="true">
      ${
        lit === null
          ? nothing
          : svg`<rect class=${isWhole(lit) ? 'lit whole' : 'lit'} x=${lit.left} y=${lit.top} width=${lit.width} height=${lit.height} />`
      }
      ${
        keyPen === null
          ? nothing
          : svg`<circle class="pen ${keyPen.isDown ? 'down' : ''}" cx=${keyPen.point[0]} cy=${keyPen.point[1]} r=${penWidth / 2} />`
      }
    </svg>
    ${
      isExample || isEmpty
        ? html`<p class=${isExample ? 'words' : 'words alone'}>
            ${isExample ? pad.example : pad.empty}
          </p>`
        : nothing
    }
    <p class="spoken-only" id="pad-help">${pad.help}</p>
  </div>`;
}

/** The frame of everything says enough; a tint would only dim the drawing. */
function isWhole({ width, height }: Box): boolean {
  return width > 0.99 && height > 0.99;
}

function tools(view: PadView): TemplateResult {
  const { strings, shows, canUndo, canRedo, isEmpty } = view;
  const { pad } = strings.digits;
  return html`<div class="tools">
    ${
      shows('history')
        ? html`<button
              aria-label=${pad.undo}
              title=${pad.undo}
              ?disabled=${!canUndo}
              @click=${view.onUndo}
            >
              ${icons.undo}
            </button>
            <button
              aria-label=${pad.redo}
              title=${pad.redo}
              ?disabled=${!canRedo}
              @click=${view.onRedo}
            >
              ${icons.redo}
            </button>
            <button part="clear" ?disabled=${isEmpty} @click=${view.onClear}>${pad.clear}</button>`
        : nothing
    }
    ${shows('pen') ? penSlider(view) : nothing}
  </div>`;
}

function penSlider({ penWidth, strings, onPenWidth }: PadView): TemplateResult {
  const { pad } = strings.digits;
  const value = (event: Event): number => (event.target as HTMLInputElement).valueAsNumber;
  const percent = `${formatNumber(penWidth * 100, { digits: 0 })}\u202f%`;
  return html`<label class="pen-width">
    ${pad.penWidth}
    <input
      type="range"
      min=${penWidths.least}
      max=${penWidths.most}
      step=${penWidths.step}
      .value=${String(penWidth)}
      aria-valuetext=${pad.penWidthText(percent)}
      @input=${(event: Event) => onPenWidth(value(event), false)}
      @change=${(event: Event) => onPenWidth(value(event), true)}
    />
  </label>`;
}

function readyList({ strings, onReady }: PadView): TemplateResult {
  const { pad } = strings.digits;
  return html`<div class="ready">
    <p id="ready-heading">${pad.ready}</p>
    <ul aria-labelledby="ready-heading">
      ${readyDrawings.map(
        (ready) =>
          html`<li>
            <button
              aria-label=${pad.readyLabel(pad.readyNames[ready.name])}
              title=${pad.readyNames[ready.name]}
              @click=${() => onReady(ready.name)}
            >
              ${miniature(ready)}
            </button>
          </li>`,
      )}
    </ul>
  </div>`;
}

function miniature({ strokes }: ReadyDrawing): TemplateResult {
  return html`<svg viewBox="8 8 84 84" aria-hidden="true">
    ${strokes.map((stroke) => svg`<polyline points=${svgPoints(stroke)} />`)}
  </svg>`;
}

function svgPoints(stroke: Stroke): string {
  return stroke.map(([x, y]) => `${(x * 100).toFixed(1)},${(y * 100).toFixed(1)}`).join(' ');
}
