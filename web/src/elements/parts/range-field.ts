import { html, nothing, type TemplateResult } from 'lit';

/** A whole number by a slider, with its name above and its value beside. */
export interface RangeField {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  /** What stands for the value where it counts steps of something; the value itself by default. */
  readonly text?: string;
  readonly least: number;
  readonly most: number;
  readonly onInput: (value: number) => void;
}

/** With nothing to choose from it stays, but does not move: so one sees that there is a limit. */
export function rangeField(field: RangeField): TemplateResult {
  const { id, label, value, text, least, most, onInput } = field;
  // The keys that move it are its own; others, such as those for taking back, are for the demo.
  const onKey = (event: KeyboardEvent): void => {
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
  };
  const onEvent = (event: Event): void => onInput(Number((event.target as HTMLInputElement).value));
  return html`<div class="slider">
    <label for=${id}>${label}</label>
    <output for=${id}>${text ?? value}</output>
    <input
      type="range"
      id=${id}
      min=${least}
      max=${Math.max(least, most)}
      .value=${String(value)}
      aria-valuetext=${text ?? nothing}
      ?disabled=${most <= least}
      @input=${onEvent}
      @keydown=${onKey}
    />
  </div>`;
}
