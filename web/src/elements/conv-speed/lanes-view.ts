/** The contestants as bars, one below the other: as long as they are fast, with a mark for each sample. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { cellTexts } from '../../draw/cell-text.js';
import { durationText, shareText, threeFigures } from '../../draw/race-text.js';
import { niceScale, type NiceScale } from '../../draw/scale.js';
import { gigaflops, type Contestant } from '../../state/race-figures.js';
import type { SpeedWords } from '../../strings/speed.js';
import { setStyle } from '../base/set-style.js';
import type { Lane } from './race.js';
import type { SpeedSession } from './speed-session.js';

export function lanesView(session: SpeedSession, strings: SpeedWords): TemplateResult {
  const { speed: words } = strings;
  const scale = scaleOf(session);
  return html`<section class="race" part="race" aria-labelledby="race-heading">
    <h3 id="race-heading" class="spoken-only">${words.chart}</h3>
    <ol class="lanes">
      ${session.lanes.map((lane) => laneView(session, lane, scale, strings))}
    </ol>
    ${scale === null ? nothing : axisView(scale, strings)}
    ${session.race === null ? html`<p class="why caption">${words.instructions}</p>` : nothing}
  </section>`;
}

/** What the processor is told to do for four multiply-adds: instruction by instruction, the parts that are done at once. */
const instructions: Readonly<Record<Contestant, readonly (readonly string[])[]>> = {
  javascript: new Array<readonly string[][]>(4).fill([['×'], ['+']]).flat(),
  scalar: new Array<readonly string[][]>(4).fill([['×'], ['+']]).flat(),
  simd: [
    ['×', '×', '×', '×'],
    ['+', '+', '+', '+'],
  ],
  relaxed: [['×+', '×+', '×+', '×+']],
};

/** Before a race one sees what is to be expected. */
function instructionsView({ contestant }: Lane): TemplateResult {
  return html`<div class="instructions number" aria-hidden="true">
    ${instructions[contestant].map(
      (parts) =>
        html`<span class="instruction">${parts.map((part) => html`<i>${part}</i>`)}</span>`,
    )}
  </div>`;
}

/** Of all marks; null before there are any. */
export function scaleOf(session: SpeedSession): NiceScale | null {
  const speeds = session.lanes
    .filter(({ status }) => status === 'ready')
    .flatMap(({ warmUp, samples }) => [...warmUp, ...samples])
    .filter((time) => time > 0)
    .map((time) => gigaflops(session.multiplyAdds, time));
  return speeds.length === 0 ? null : niceScale(speeds, 5);
}

function laneView(
  session: SpeedSession,
  lane: Lane,
  scale: NiceScale | null,
  strings: SpeedWords,
): TemplateResult {
  const { speed: words } = strings;
  const { contestant } = lane;
  const isFirst = session.outcome?.first.includes(contestant) ?? false;
  const isOut = ['absent', 'failed', 'wrong'].includes(lane.status);
  return html`<li class="lane ${isFirst ? 'first' : ''}" data-contestant=${contestant}>
    <div class="name">
      <strong>${words.names[contestant]}</strong>
      <span class="quiet">${words.hows[contestant]}</span>
    </div>
    ${
      session.race === null
        ? instructionsView(lane)
        : isOut
          ? outView(lane, strings)
          : html`${trackView(session, lane, scale)} ${figuresView(session, lane, strings)}`
    }
  </li>`;
}

/** Why somebody does not race, in place of the bar. */
function outView({ status, reason, difference }: Lane, strings: SpeedWords): TemplateResult {
  const { lane: words, failedHint } = strings.speed;
  if (status === 'absent') return html`<p class="out">${words.absent}</p>`;
  if (status === 'failed')
    return html`<p class="out">
      <span class="wrong">✗</span> ${words.failed(reason)} ${failedHint}
    </p>`;
  const apart = shareText(difference ?? NaN, strings.common.decimal);
  return html`<p class="out"><span class="wrong">✗</span> ${words.wrong(apart)}</p>`;
}

function trackView(session: SpeedSession, lane: Lane, scale: NiceScale | null): TemplateResult {
  const figures = session.figuresOf(lane);
  const latest = lane.warmUp.at(-1);
  const isWarming = figures === null && latest !== undefined;
  const speed = figures?.gigaflops ?? (latest ? gigaflops(session.multiplyAdds, latest) : 0);
  const share = scale === null ? 0 : Math.min(1, speed / scale.high);
  const marks = (times: readonly number[]): string =>
    times
      .filter((time) => time > 0 && scale !== null)
      .map((time) => {
        const at = (1000 * gigaflops(session.multiplyAdds, time)) / scale!.high;
        return `M${at.toFixed(1)} 0V10`;
      })
      .join('');
  return html`<div class="track" aria-hidden="true">
    <div
      class="fill ${isWarming ? 'warming' : ''}"
      ${setStyle({ width: `${(100 * share).toFixed(2)}%` })}
    ></div>
    <svg class="marks" viewBox="0 0 1000 10" preserveAspectRatio="none">
      ${svg`<path class="warm" d=${marks(lane.warmUp)} /><path d=${marks(lane.samples)} />`}
    </svg>
  </div>`;
}

function figuresView(session: SpeedSession, lane: Lane, strings: SpeedWords): TemplateResult {
  const { speed: words, common } = strings;
  const figures = session.figuresOf(lane);
  if (figures === null)
    return html`<p class="figures quiet">${statusText(session, lane, strings)}</p>`;
  const times = session.timesPlain(lane);
  return html`<p class="figures number">
    <span class="speed">${words.gigaflops(threeFigures(figures.gigaflops, common.decimal))}</span>
    <span class="time">${words.perCall(durationText(figures.median, common.decimal))}</span>
    <span class="times"
      >${times === null ? '' : words.times(threeFigures(times, common.decimal))}</span
    >
  </p>`;
}

/** Where somebody stands who has no figures yet. */
function statusText({ race }: SpeedSession, lane: Lane, { speed }: SpeedWords): string {
  const { lane: words } = speed;
  if (lane.status === 'waiting') return race?.phase === 'loading' ? words.loading : words.waiting;
  return lane.warmUp.length > 0 && race?.phase !== 'done' ? words.warming : words.ready;
}

function axisView(scale: NiceScale, { speed: words, common }: SpeedWords): TemplateResult {
  const texts = cellTexts(scale.ticks, common.decimal);
  return html`<div class="axis" aria-hidden="true">
    <div class="ticks number">
      ${scale.ticks.map(
        (tick, at) =>
          html`<span ${setStyle({ left: `${(100 * tick) / scale.high}%` })}>${texts[at]!}</span>`,
      )}
    </div>
    <span class="unit quiet">${words.axis}</span>
  </div>`;
}
