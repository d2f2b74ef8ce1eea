/** Options of an element, as the text of an attribute and as a part of a demo's state. */

export interface Option<State> {
  readonly read: (state: State) => string;
  /** What it changes; null for a text that says nothing. `now` is what it changes. */
  readonly parse: (text: string, now: State) => Partial<State> | null;
}

export type Options<State> = Readonly<Record<string, Option<State>>>;

/** A part of the state under its own name; null changes nothing. */
export function patch<State, Name extends keyof State>(
  name: Name,
  value: State[Name] | null,
): Partial<State> | null {
  return value === null ? null : ({ [name]: value } as unknown as Partial<State>);
}

/** One of some words. What nobody knows is as if it were not there: the usual word. */
export function wordOption<State, Name extends keyof State>(
  name: Name,
  words: readonly (State[Name] & string)[],
  usual: State,
): Option<State> {
  return {
    read: (state) => String(state[name]),
    parse: (text) => patch(name, words.find((word) => word === text) ?? usual[name]),
  };
}
