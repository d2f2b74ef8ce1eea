/** Which map is made from which channels: a line for each kernel. */
import { html, svg, type TemplateResult } from 'lit';
import type { Palette } from '../../draw/palettes.js';
import { channelsPerGroup, firstChannelOf } from '../../state/channels-filters.js';
import type { ChannelsWords } from '../../strings/channels.js';
import { setStyle } from '../base/set-style.js';
import type { ChannelsSession } from './channels-session.js';
import { hueOf } from './channels-show.js';

/** In the units of the drawing, which are CSS pixels where there is room. */
const width = 260;
const pitch = 30;
const [left, right] = [84, 184];

export function connectionsView(
  { state }: ChannelsSession,
  palette: Palette,
  { channels: words }: ChannelsWords,
): TemplateResult {
  const { bank, filter } = state;
  const most = Math.max(bank.channels, bank.filters);
  const height = most * pitch;
  const y = (at: number, of: number): number => ((at + 0.5) * height) / of;
  const seen = bank.biases.map((_, map) => {
    const first = firstChannelOf(bank, map);
    return { map, first, last: first + channelsPerGroup(bank) - 1 };
  });
  const lines = seen.flatMap(({ map, first, last }) =>
    Array.from({ length: last - first + 1 }, (_, at) => ({ map, channel: first + at })),
  );
  // What is looked at lies above the others.
  const sorted = [...lines].sort((a, b) => Number(a.map === filter) - Number(b.map === filter));
  const sentences = seen.map(({ map, first, last }) =>
    words.connections.sees(words.map(map), first + 1, last + 1),
  );
  return html`<section class="group" part="connections" aria-labelledby="connections-heading">
    <h3 id="connections-heading">${words.connections.heading}</h3>
    <svg
      class="connections"
      viewBox="0 0 ${width} ${height}"
      role="img"
      aria-label=${words.connections.name(sentences.join(' '))}
      ${setStyle({ 'max-width': `${width}px` })}
    >
      ${sorted.map(
        ({ map, channel }) =>
          svg`<line class=${map === filter ? 'chosen' : ''} x1=${left} x2=${right}
            y1=${y(channel, bank.channels)} y2=${y(map, bank.filters)} />`,
      )}
      ${Array.from({ length: bank.channels }, (_, channel) => {
        const hue = hueOf(palette, channel, bank.channels);
        const fill = hue === null ? 'var(--conv-quiet)' : `rgb(${hue.join(' ')})`;
        const middle = y(channel, bank.channels);
        return svg`<circle cx=${left} cy=${middle} r="7" ${setStyle({ fill })} />
          <text x=${left - 14} y=${middle} text-anchor="end">${words.shortChannel(channel, bank.channels)}</text>`;
      })}
      ${seen.map(({ map }) => {
        const middle = y(map, bank.filters);
        return svg`<rect class=${map === filter ? 'chosen' : ''} x=${right - 7} y=${middle - 7}
            width="14" height="14" />
          <text x=${right + 14} y=${middle}>${words.map(map)}</text>`;
      })}
    </svg>
    <p class="why">${sentences[filter]}</p>
  </section>`;
}
