/**
 * The formula of <conv-channels>: each channel's products, what they add up to, and the rule with its indices. The table's
 * roles are said, for on a phone its rows are laid out as no table's rows are.
 */
import { html, mathml, nothing, type TemplateResult } from 'lit';
import type { ChannelsWords } from '../../strings/channels.js';
import type { ChannelsSession } from './channels-session.js';
import { placeSum, type ChannelSum } from './formula.js';

export function formulaView(session: ChannelsSession, strings: ChannelsWords): TemplateResult {
  const { formula: words } = strings.channels;
  return html`<section class="formula" part="formula" aria-labelledby="formula-heading">
    <h3 id="formula-heading">${words.heading}</h3>
    ${session.library === null ? nothing : written(session, strings)}
    <div class="rule">
      <span class="quiet" id="rule-name">${words.general}</span>
      <div class="wide" role="group" tabindex="0" aria-labelledby="rule-name">${rule(session)}</div>
      ${
        session.state.bank.groups > 1
          ? html`<p class="why">${words.groupNote(session.state.bank.groups)}</p>`
          : nothing
      }
    </div>
  </section>`;
}

function written(session: ChannelsSession, strings: ChannelsWords): TemplateResult {
  const { channels: all } = strings;
  const { formula: words } = all;
  const { place, done } = session.lookedAt;
  const sum = placeSum(session, { place, done }, strings);
  const isHidden = session.isBlank(place);
  const { count } = session.run;
  const line = (name: string, value: string, isDone: boolean, isLast: boolean): TemplateResult =>
    html`<tr role="row" class="${isDone ? '' : 'to-come'} ${isLast ? 'lit' : ''}">
      <th scope="row" role="rowheader">${name}</th>
      <td role="cell" class="products"></td>
      <td role="cell" class="value">${value}</td>
    </tr>`;
  const channelLine = (channel: ChannelSum, at: number): TemplateResult =>
    html`<tr role="row" class="${at < done ? '' : 'to-come'} ${at === done - 1 ? 'lit' : ''}">
      <th scope="row" role="rowheader">${channel.name}</th>
      <td role="cell" class="products">${channel.products.join(' + ')}</td>
      <td role="cell" class="value">${isHidden ? '·' : at < done ? channel.part : ''}</td>
    </tr>`;
  return html`<p class="place">
      ${words.place(all.map(session.state.filter), place.row + 1, place.column + 1)}
    </p>
    <div class="wide" role="group" tabindex="0" aria-labelledby="formula-heading">
      <table class="parts" role="table">
        <tbody role="rowgroup">
          ${sum.channels.map(channelLine)} ${line(words.bias, sum.bias, done > count, done > count)}
        </tbody>
        <tfoot role="rowgroup">
          ${line(words.total, isHidden ? '?' : sum.soFar, true, false)}
          ${
            sum.activated === null || done <= count
              ? nothing
              : line(words.relu, isHidden ? '?' : sum.activated, true, false)
          }
        </tfoot>
      </table>
    </div>`;
}

/** y[i, j, k] = b[i] + Σ_l Σ_m Σ_n x[l, j + m, k + n] · w[i, l, m, n] */
function rule({ state, run }: ChannelsSession): TemplateResult {
  const last = state.bank.side - 1;
  const isGrouped = state.bank.groups > 1;
  const sum = (inner: string, first: number, to: number): TemplateResult =>
    mathml`<munderover><mo movablelimits="false">∑</mo><mrow><mi>${inner}</mi><mo form="infix">=</mo><mn>${first}</mn></mrow><mn>${to}</mn></munderover>`;
  const comma = mathml`<mo>,</mo>`;
  const open = mathml`<mo stretchy="false">[</mo>`;
  const close = mathml`<mo stretchy="false">]</mo>`;
  const index = (outer: string, inner: string): TemplateResult =>
    last === 0 ? mathml`<mi>${outer}</mi>` : mathml`<mi>${outer}</mi><mo>+</mo><mi>${inner}</mi>`;
  const window = last === 0 ? nothing : mathml`${sum('m', 0, last)}${sum('n', 0, last)}`;
  // Channels of the weights count from the beginning of the group.
  const channel =
    isGrouped && run.first > 0
      ? mathml`<mi>l</mi><mo>−</mo><mn>${run.first}</mn>`
      : mathml`<mi>l</mi>`;
  const cell = last === 0 ? nothing : mathml`${comma}<mi>m</mi>${comma}<mi>n</mi>`;
  return html`<math display="block"
    ><mrow
      ><mi>y</mi>${open}<mi>i</mi>${comma}<mi>j</mi>${comma}<mi>k</mi>${close}<mo form="infix">=</mo
      ><mi>b</mi>${open}<mi>i</mi>${close}<mo>+</mo>${sum(
        'l',
        run.first,
        run.first + run.count - 1,
      )}${window}<mi>x</mi>${open}<mi>l</mi>${comma}${index('j', 'm')}${comma}${index(
        'k',
        'n',
      )}${close}<mo>·</mo><mi>w</mi>${open}<mi>i</mi>${comma}${channel}${cell}${close}</mrow
    ></math
  >`;
}
