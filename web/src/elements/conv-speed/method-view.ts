/** How the race is measured and what it does not say, to be opened by whoever wants to know. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatPercent } from '../../draw/numbers.js';
import { durationText } from '../../draw/race-text.js';
import type { SpeedWords } from '../../strings/speed.js';
import type { SpeedSession } from './speed-session.js';

const parts = [
  ...(['task', 'contestants', 'answers', 'warmUp'] as const),
  ...(['clock', 'rounds', 'unit', 'silent'] as const),
] as const;

export function methodView(session: SpeedSession, strings: SpeedWords): TemplateResult {
  const { method: words } = strings.speed;
  return html`<details class="method" part="method">
    <summary>${words.heading}</summary>
    <div class="prose">
      ${parts.map(
        (part) =>
          html`<p>
            <strong>${words[part].title}</strong> ${words[part].text}
            ${part === 'clock' ? seenClock(session, strings) : nothing}
          </p>`,
      )}
    </div>
  </details>`;
}

/** What this browser's clock was seen to do in the race that is there. */
function seenClock({ race }: SpeedSession, { speed, common }: SpeedWords): string {
  if (race === null || !Number.isFinite(race.clock)) return '';
  const { decimal } = common;
  return speed.method.clock.seen(
    durationText(race.clock, decimal),
    durationText(race.sample, decimal),
    formatPercent(race.clock / race.sample, decimal),
  );
}
