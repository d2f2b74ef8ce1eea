/** What a race has come to, in sentences. */
import { durationText, threeFigures } from '../../draw/race-text.js';
import type { Contestant } from '../../state/race-figures.js';
import type { SpeedWords } from '../../strings/speed.js';
import type { SpeedSession } from './speed-session.js';

/** Of a race that is over; says why where there is no result. */
export function outcomeText(session: SpeedSession, strings: SpeedWords): string {
  return [stateText(session, strings), resultText(session, strings)]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** Why it ended early or could not be timed; '' for a race that ran to its end. */
export function stateText(
  { race, stopReason }: SpeedSession,
  { speed, common }: SpeedWords,
): string {
  if (race === null) return '';
  if (race.isClockTooCoarse) return speed.coarseClock(durationText(race.clock, common.decimal));
  if (stopReason === null) return '';
  const tooFew = race.isTold ? '' : ` ${speed.phases.tooFew}`;
  return speed.phases[stopReason](race.done, race.rounds) + tooFew;
}

/** Who was fastest, and who was wrong; '' before a race has said something. */
export function resultText(session: SpeedSession, { speed, common }: SpeedWords): string {
  const { race, outcome, wrong } = session;
  if (race === null || race.phase !== 'done') return '';
  const { outcome: words, names } = speed;
  const list = (each: readonly Contestant[]): string =>
    inWords(
      each.map((name) => names[name]),
      words.and,
    );
  const wrongText = wrong.length === 0 ? '' : words.wrong(list(wrong));
  if (outcome === null) {
    const isNobody = wrong.length > 0 && !race.lanes.some(({ status }) => status === 'ready');
    return isNobody ? `${wrongText} ${words.nobody}` : wrongText;
  }
  const { first, ranked, times } = outcome;
  const gigaflops = speed.gigaflops(threeFigures(ranked[0]!.gigaflops, common.decimal));
  const sentences = [
    first.length === 1
      ? words.first(names[first[0]!], gigaflops)
      : words.tie(list(first), gigaflops),
    times === null || first.includes('javascript')
      ? ''
      : words.times(threeFigures(times, common.decimal)),
    wrongText,
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

/** 'a, b and c' */
function inWords(names: readonly string[], and: string): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)!}`;
}
