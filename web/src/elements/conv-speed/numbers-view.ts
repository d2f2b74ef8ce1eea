/** Everything that was measured, as a table. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatCount } from '../../draw/numbers.js';
import { durationText, shareText, threeFigures } from '../../draw/race-text.js';
import type { SpeedWords } from '../../strings/speed.js';
import type { Lane } from './race.js';
import type { SpeedSession } from './speed-session.js';

export function numbersView(
  session: SpeedSession,
  strings: SpeedWords,
): TemplateResult | typeof nothing {
  const { numbers: words } = strings.speed;
  const compared = session.lanes.filter(({ difference }) => difference !== null);
  if (compared.length === 0) return nothing;
  const columns = [
    words.contestant,
    ...[words.speed, words.times, words.median, words.half],
    ...[words.first, words.calls, words.difference],
  ];
  return html`<details class="numbers" part="numbers">
    <summary>${words.heading}</summary>
    <div class="wide" role="group" tabindex="0" aria-label=${words.heading}>
      <table>
        <thead>
          <tr>
            ${columns.map((column) => html`<th scope="col">${column}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${compared.map((lane) => row(session, lane, strings))}
        </tbody>
      </table>
    </div>
    <p class="why">${words.note}</p>
  </details>`;
}

function row(session: SpeedSession, lane: Lane, { speed, common }: SpeedWords): TemplateResult {
  const { numbers: words, names } = speed;
  const { decimal } = common;
  const figures = session.figuresOf(lane);
  const times = session.timesPlain(lane);
  const cells = [
    figures && threeFigures(figures.gigaflops, decimal),
    times && threeFigures(times, decimal),
    figures && durationText(figures.median, decimal),
    figures && `${durationText(figures.low, decimal)} – ${durationText(figures.high, decimal)}`,
    firstCallText(session, lane, speed, decimal),
    figures && formatCount(lane.calls),
    shareText(lane.difference!, decimal),
  ];
  return html`<tr>
    <th scope="row">${names[lane.contestant]}</th>
    ${cells.map((cell) => html`<td>${cell ?? words.none}</td>`)}
  </tr>`;
}

/** A call that was over within one step of the clock has no time of its own. */
function firstCallText(
  { race }: SpeedSession,
  { firstCall }: Lane,
  { numbers }: SpeedWords['speed'],
  decimal: string,
): string | null {
  if (firstCall === null) return null;
  if (firstCall > 0) return durationText(firstCall, decimal);
  const clock = race?.clock ?? NaN;
  return Number.isFinite(clock) ? numbers.below(durationText(clock, decimal)) : null;
}
