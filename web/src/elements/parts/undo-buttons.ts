/** Taking back and doing again, for a demo's one history: two buttons and the keys that everybody knows. */
import { html, type TemplateResult } from 'lit';
import { redo, undo, type History } from '../../state/history.js';
import type { UndoStrings } from '../../strings/en/tools.js';
import { icons } from './icons.js';

export interface UndoView<Value> {
  readonly history: History<Value>;
  readonly strings: UndoStrings;
  /** With the history that undo or redo leads to. */
  readonly onTravel: (history: History<Value>) => void;
}

export function undoButtons<Value>({
  history,
  strings,
  onTravel,
}: UndoView<Value>): TemplateResult {
  return html`<div class="buttons">
    <button
      aria-label=${strings.undo}
      title=${strings.undo}
      ?disabled=${history.past.length === 0}
      @click=${() => onTravel(undo(history))}
    >
      ${icons.undo}
    </button>
    <button
      aria-label=${strings.redo}
      title=${strings.redo}
      ?disabled=${history.future.length === 0}
      @click=${() => onTravel(redo(history))}
    >
      ${icons.redo}
    </button>
  </div>`;
}

/** The buttons, and the one that brings back what the demo began with; that can be taken back like everything. */
export function historyTools<Value>(
  view: UndoView<Value> & { readonly onReset: () => void },
): TemplateResult {
  return html`<div class="together">
    ${undoButtons(view)}
    <button @click=${view.onReset}>${view.strings.reset}</button>
  </div>`;
}

/** Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y (⌘ on a Mac) as the history that they lead to; null for every other key, and in text. */
export function undoByKey<Value>(
  event: KeyboardEvent,
  history: History<Value>,
): History<Value> | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || isText(event.composedPath()[0])) {
    return null;
  }
  const key = event.key.toLowerCase();
  const isRedo = key === 'y' || (key === 'z' && event.shiftKey);
  if (!isRedo && key !== 'z') return null;
  event.preventDefault();
  return isRedo ? redo(history) : undo(history);
}

/** There the browser itself takes back what was typed. */
function isText(target: EventTarget | undefined): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && target.type === 'text')
  );
}
