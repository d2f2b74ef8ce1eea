/** A race as plain shapes for a file: a bar for each contestant, as long as it is fast. */
import { cellTexts } from './cell-text.js';
import { niceScale } from './scale.js';
import type { SceneShape } from './scene.js';

export interface RaceBar {
  readonly name: string;
  /** Under the name. */
  readonly how: string;
  /** Behind the bar; without a speed in its place. */
  readonly text: string;
  /** Null for who is not ranked. */
  readonly speed: number | null;
  /** Whether it belongs to the fastest. */
  readonly isFirst: boolean;
}

export interface RaceScene {
  readonly width: number;
  readonly height: number;
  readonly groups: readonly { readonly shapes: readonly SceneShape[]; readonly moved: number }[];
}

const margin = 32;
const width = 1040;
/** Where bars begin, and the most that one is long. */
const left = 372;
const longest = 280;
const [titleLine, lane, barHeight] = [26, 56, 22];
/** Letters in a line of notes. */
const lineLength = 130;

/** `titles` above, `notes` below, in as many lines as they need; `unit` is that of the speeds. */
export function raceScene(
  bars: readonly RaceBar[],
  {
    titles,
    notes,
    unit,
    decimal,
  }: {
    readonly titles: readonly string[];
    readonly notes: readonly string[];
    readonly unit: string;
    readonly decimal: string;
  },
): RaceScene {
  const lines = notes.flatMap(linesOf);
  const top = margin + titles.length * titleLine + 8;
  const bottom = top + bars.length * lane;
  const { high, ticks } = niceScale(
    bars.map(({ speed }) => speed ?? 0),
    5,
  );
  const tickTexts = cellTexts(ticks, decimal);
  const at = (speed: number): number => left + (longest * speed) / high;
  const shapes: SceneShape[] = [
    ...titles.map((text, line) => textAt('title', margin, margin + line * titleLine, text)),
    ...ticks.flatMap((tick, place): SceneShape[] => [
      { kind: 'path', role: tick === 0 ? 'zero' : 'grid', d: `M${at(tick)} ${top}V${bottom}` },
      { ...textAt('tick', at(tick), bottom + 14, tickTexts[place]!), anchor: 'middle' },
    ]),
    textAt('tick', at(high) + 20, bottom + 14, unit),
    ...bars.flatMap((bar, place) => barShapes(bar, top + place * lane, at)),
    ...lines.map((text, line) => textAt('hint', margin, bottom + 46 + line * 20, text)),
  ];
  const height = bottom + 46 + lines.length * 20 + margin / 2;
  return { width, height, groups: [{ shapes, moved: 0 }] };
}

function linesOf(text: string): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!;
    if (line !== '' && line.length + word.length >= lineLength) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}

function barShapes(
  { name, how, text, speed, isFirst }: RaceBar,
  top: number,
  at: (speed: number) => number,
): SceneShape[] {
  const middle = top + lane / 2;
  const bar: SceneShape = {
    ...{ kind: 'rect', role: isFirst ? 'lit' : 'bar' },
    ...{ x: left, y: middle - barHeight / 2, width: at(speed ?? 0) - left, height: barHeight },
  };
  return [
    textAt('title', margin, middle - 9, name),
    textAt('hint', margin, middle + 10, how),
    ...(speed === null ? [] : [bar]),
    textAt('tick', at(speed ?? 0) + 12, middle, text),
  ];
}

function textAt(
  role: 'title' | 'tick' | 'hint',
  x: number,
  y: number,
  text: string,
): SceneShape & { kind: 'text' } {
  return { kind: 'text', role, x, y, text, anchor: 'start' };
}
