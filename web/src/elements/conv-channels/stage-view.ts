/** The channels one below the other, each with its kernel and its part; then the map that is their sum. */
import { html, nothing, type TemplateResult } from 'lit';
import { valueText } from '../../draw/cell-text.js';
import type { GridFit } from '../../draw/grid-fit.js';
import { layoutMaps } from '../../draw/map-grid.js';
import type { Palette } from '../../draw/palettes.js';
import { setActivation, setBias, type FilterActivation } from '../../state/channels-filters.js';
import type { ChannelsState } from '../../state/channels-state.js';
import { parseValue } from '../../state/parse-matrix.js';
import type { ChannelsWords } from '../../strings/channels.js';
import type { GridEvent } from '../parts/grid-event.js';
import type { LayerEvent } from '../parts/layer-event.js';
import { legend } from '../parts/legend.js';
import '../parts/map-view.js';
import '../parts/number-grid.js';
import { scaleTicks } from '../parts/value-scale.js';
import type { ChannelsSession } from './channels-session.js';
import type { ChannelShow, ChannelsShow, GridShow } from './channels-show.js';

export type GridName = 'input' | 'kernel' | 'part' | 'map';

export interface StageView {
  readonly session: ChannelsSession;
  readonly show: ChannelsShow;
  readonly palette: Palette;
  readonly fit: GridFit;
  readonly strings: ChannelsWords;
  /** `channel` counts from the first of the input. */
  readonly onGridEvent: (grid: GridName, channel: number, event: GridEvent) => void;
  readonly onMapEvent: (event: LayerEvent) => void;
  readonly onChange: (patch: Partial<ChannelsState>) => void;
}

export function channelRows(view: StageView): TemplateResult {
  const { show, strings, fit } = view;
  const { channels: words, common } = strings;
  return html`<div class="channels ${fit.isRow ? 'in-row' : 'stacked'}" part="channels">
      ${show.channels.map((channel) => channelRow(view, channel))}
    </div>
    <div class="scales">
      ${legend({
        ...{ stops: show.weightScale.stops, label: words.scales.weight },
        ticks: scaleTicks(show.weightScale, common.decimal),
      })}
      ${legend({
        ...{ stops: show.mapScale.stops, label: words.scales.output },
        ticks: scaleTicks(show.mapScale, common.decimal),
      })}
    </div>`;
}

function channelRow(view: StageView, shown: ChannelShow): TemplateResult {
  const { session, strings } = view;
  const { channels: words } = strings;
  const { channel, input, read } = shown;
  const { input: stack, filter } = session.state;
  const name = words.channel(channel, stack.channels);
  if (read === null) return unseenRow(view, shown, name);
  const sign = (text: string): TemplateResult =>
    html`<span class="sign" aria-hidden="true">${text}</span>`;
  return html`<section class="channel" aria-label=${name}>
    <h3>${name}</h3>
    <div class="line">
      ${grid(view, 'input', channel, input, `${words.input}, ${name}`)}
      <div class="joined">
        ${sign('⋆')}
        ${grid(view, 'kernel', channel, read.kernel, `${words.filter(filter)}, ${name}`)}
      </div>
      <div class="joined">
        ${sign('=')} ${grid(view, 'part', channel, read.part, `${words.part}, ${name}`)}
      </div>
    </div>
  </section>`;
}

/** Side of the picture of a channel that is not read, in CSS pixels. */
const unseenSide = 40;

/** What the filter does not read is a small picture: there, and of no effect. */
function unseenRow(
  { strings }: StageView,
  { channel, input }: ChannelShow,
  name: string,
): TemplateResult {
  const { rows: height, columns: width } = input.table;
  return html`<section class="channel unseen" aria-label=${name}>
    <h3>${name}</h3>
    <div class="line">
      <conv-map-view
        data-grid="unseen-${channel}"
        .grid=${layoutMaps({ channels: 1, height, width }, { perRow: 1, side: unseenSide })}
        .colors=${input.table.colors}
        .still=${true}
        .name=${name}
      ></conv-map-view>
      <p class="quiet">${strings.channels.unseen}</p>
    </div>
  </section>`;
}

const columns: Readonly<Record<GridName, number>> = { input: 0, kernel: 1, part: 2, map: 2 };

function grid(
  view: StageView,
  name: GridName,
  channel: number,
  { table, marks }: GridShow,
  title: string,
): TemplateResult {
  const { session, fit, strings } = view;
  const { channels: words } = strings;
  const short = words.shortChannel(channel, session.state.input.channels);
  const nameOf = (row: number, column: number): string => {
    const text = table.texts[row * table.columns + column] || words.unknown;
    const place = [row + 1, column + 1, text] as const;
    if (name === 'map') return words.mapCell(words.map(session.state.filter), ...place);
    if (name === 'input') return words.inputCell(short, ...place);
    return name === 'kernel' ? words.weightCell(short, ...place) : words.partCell(short, ...place);
  };
  return html`<div class="scroll">
    <conv-number-grid
      data-grid=${name === 'map' ? 'map' : `${name}-${channel}`}
      .table=${table}
      .marks=${marks}
      .name=${title}
      .cellName=${nameOf}
      .cell=${fit.cell}
      .cellWidth=${fit.widths[columns[name]] ?? 0}
      .editable=${name === 'input' || name === 'kernel'}
      .strings=${strings.tools.grid}
      @grid-event=${(event: GridEvent) => view.onGridEvent(name, channel, event)}
    ></conv-number-grid>
  </div>`;
}

/** The sum of the parts with its bias and activation: the map of the filter. */
export function sumView(view: StageView): TemplateResult {
  const { session, show, strings, onChange } = view;
  const { channels: words, common } = strings;
  const { filter, bank } = session.state;
  const onBias = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    const value = parseValue(field.value);
    if (value !== null) onChange({ bank: setBias(bank, filter, value) });
    else field.value = valueText(bank.biases[filter]!, common.decimal);
  };
  const onActivation = (event: Event): void => {
    const kind = (event.target as HTMLSelectElement).value as FilterActivation;
    onChange({ bank: setActivation(bank, filter, kind) });
  };
  return html`<section class="sum-panel" part="map" aria-labelledby="map-heading">
    <h3 id="map-heading">${words.map(filter)}: ${words.sum}</h3>
    ${grid(view, 'map', 0, show.map, words.map(filter))}
    <div class="tools">
      <div class="field">
        <label for="bias">${words.bias}</label>
        <input
          id="bias"
          class="text"
          type="text"
          inputmode="text"
          autocomplete="off"
          .value=${valueText(bank.biases[filter]!, common.decimal)}
          @change=${onBias}
        />
      </div>
      <div class="field">
        <label for="activation">${words.activation}</label>
        <select id="activation" @change=${onActivation}>
          ${(['none', 'relu'] as const).map(
            (kind) =>
              html`<option value=${kind} ?selected=${kind === bank.activations[filter]}>
                ${words.activations[kind]}
              </option>`,
          )}
        </select>
      </div>
    </div>
  </section>`;
}

/** Side of one small map, in CSS pixels; five stand side by side. */
const mapSide = 64;

export function mapsView(view: StageView): TemplateResult | typeof nothing {
  const { session, show, strings } = view;
  const { channels: words } = strings;
  const { filter, bank } = session.state;
  const { rows, columns: across } = session.map;
  if (session.library === null) return nothing;
  const shape = { channels: bank.filters, height: rows, width: across };
  const chosen = {
    ...{ firstChannel: filter, lastChannel: filter, top: 0, left: 0 },
    ...{ height: rows, width: across },
  };
  return html`<section class="maps" aria-labelledby="maps-heading">
    <h3 id="maps-heading">${words.maps}</h3>
    <conv-map-view
      data-grid="maps"
      .grid=${layoutMaps(shape, { perRow: Math.min(5, bank.filters), side: mapSide })}
      .colors=${show.mapColors}
      .marks=${[{ kind: 'map', region: chosen }]}
      .labels=${bank.biases.map((_, at) => words.map(at))}
      .name=${words.maps}
      @layer-event=${view.onMapEvent}
    ></conv-map-view>
    <p class="why">${words.mapsHint}</p>
  </section>`;
}
