/** What was measured as a table and as a drawing, and programs that measure the same elsewhere. */
import { formatCount } from '../../draw/numbers.js';
import type { Palette } from '../../draw/palettes.js';
import { raceScene, type RaceBar } from '../../draw/race-scene.js';
import { durationText, shareText, threeFigures } from '../../draw/race-text.js';
import { sceneSvg, type SceneLook, type SceneRole } from '../../draw/scene.js';
import { speedCode } from '../../state/as-code/speed.js';
import type { SpeedWords } from '../../strings/speed.js';
import { resultText } from './outcome.js';
import { productText } from './product.js';
import type { Lane } from './race.js';
import type { SpeedSession } from './speed-session.js';

/**
 * One line per value. Series: setting, machine; of each contestant status and answer, and times in milliseconds for one
 * call: warm-up and sample one by one, what the samples come to as figure.
 */
export function exportTable(session: SpeedSession, { speed }: SpeedWords): string {
  const { state, race, multiplyAdds } = session;
  const lines = [speed.data.header];
  const add = (series: string, contestant: string, name: string | number, value: unknown): void => {
    if (value !== null) lines.push(`${series},${contestant},${name},${cell(value)}`);
  };
  for (const [name, value] of Object.entries(state)) add('setting', '', name, value);
  add('setting', '', 'multiplyAdds', multiplyAdds);
  add('machine', '', 'userAgent', navigator.userAgent);
  if (race !== null) {
    add('machine', '', 'clockMs', race.clock);
    add('machine', '', 'sampleMs', race.sample);
    add('setting', '', 'roundsDone', race.done);
  }
  for (const lane of session.lanes) addLane(session, lane, add);
  return `${lines.join('\n')}\n`;
}

function addLane(
  session: SpeedSession,
  lane: Lane,
  add: (series: string, contestant: string, name: string | number, value: unknown) => void,
): void {
  const { contestant, status, reason, difference, firstCall, calls, warmUp, samples } = lane;
  add('status', contestant, 'status', status);
  add('status', contestant, 'reason', reason === '' ? null : reason);
  add('answer', contestant, 'difference', difference);
  add('time', contestant, 'firstCall', firstCall);
  const figures = session.figuresOf(lane);
  if (figures !== null) {
    for (const [name, value] of Object.entries(figures)) add('figure', contestant, name, value);
    add('figure', contestant, 'timesPlain', session.timesPlain(lane));
    add('figure', contestant, 'callsInSample', calls);
  }
  for (const [at, time] of warmUp.entries()) add('warm-up', contestant, at + 1, time);
  for (const [at, time] of samples.entries()) add('sample', contestant, at + 1, time);
}

/** Six digits say more than any clock knows; a text with commas or quotes stands in quotes. */
function cell(value: unknown): string {
  if (typeof value === 'number' && !Number.isInteger(value))
    return String(Number(value.toPrecision(6)));
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function exportDrawing(
  session: SpeedSession,
  palette: Palette,
  strings: SpeedWords,
): string {
  const { speed: words } = strings;
  const product = `${productText(session.state, strings)} = ${words.multiplyAdds(formatCount(session.multiplyAdds))}`;
  const done = session.race?.isTold ? [words.drawing.rounds(session.race.done)] : [];
  const scene = raceScene(
    session.lanes.map((lane) => barOf(session, lane, strings)),
    {
      titles: [product],
      notes: [resultText(session, strings), ...done, navigator.userAgent].filter(
        (text) => text !== '',
      ),
      unit: words.axis,
      decimal: strings.common.decimal,
    },
  );
  return sceneSvg(scene, `rgb(${palette.panel.join(',')})`, looksOf(palette));
}

function barOf(session: SpeedSession, lane: Lane, { speed, common }: SpeedWords): RaceBar {
  const { contestant, status, difference } = lane;
  const figures = session.figuresOf(lane);
  const times = session.timesPlain(lane);
  const number = (value: number): string => threeFigures(value, common.decimal);
  const parts = figures && [
    speed.gigaflops(number(figures.gigaflops)),
    speed.perCall(durationText(figures.median, common.decimal)),
    ...(times === null ? [] : [speed.times(number(times))]),
  ];
  const out =
    status === 'wrong'
      ? speed.lane.wrong(shareText(difference ?? NaN, common.decimal))
      : status === 'absent'
        ? speed.lane.absent
        : '';
  return {
    ...{ name: speed.names[contestant], how: speed.hows[contestant] },
    text: parts?.join(', ') ?? out,
    speed: figures?.gigaflops ?? null,
    isFirst: session.outcome?.first.includes(contestant) ?? false,
  };
}

function looksOf(palette: Palette): Partial<Record<SceneRole, SceneLook>> {
  const isDark = palette.panel[0] < 128;
  const [line, edge, quiet] = isDark
    ? ['#2f353b', '#757f8a', '#a3abb5']
    : ['#e3e0d8', '#8b877c', '#5b6470'];
  const ink = `rgb(${palette.ink.join(',')})`;
  return {
    grid: { stroke: line },
    zero: { stroke: edge },
    bar: { fill: quiet },
    lit: { fill: ink },
    tick: { fill: ink, fontSize: 13 },
    title: { fill: ink, fontSize: 14 },
    hint: { fill: quiet, fontSize: 12 },
  };
}

/** Null for sizes that are not raced. */
export function exportCode({
  state,
  problem,
}: SpeedSession): Readonly<Record<string, string>> | null {
  return problem === null ? speedCode(state) : null;
}
