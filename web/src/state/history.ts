/**
 * A value with what undo goes back to and redo forward to.
 *
 *   let history = startHistory(kernel);
 *   history = remember(history, edited);
 *   history = undo(history);   // history.now is `kernel` again
 */
export interface History<Value> {
  readonly now: Value;
  /** The newest last. */
  readonly past: readonly Value[];
  /** The nearest last. */
  readonly future: readonly Value[];
}

/** Steps of undo that are kept. */
const historyLength = 200;

export function startHistory<Value>(now: Value): History<Value> {
  return { now, past: [], future: [] };
}

/** The same value again is no step. */
export function remember<Value>(history: History<Value>, next: Value): History<Value> {
  if (next === history.now) return history;
  return { now: next, past: [...history.past, history.now].slice(-historyLength), future: [] };
}

export function undo<Value>(history: History<Value>): History<Value> {
  const { now, past, future } = history;
  return past.length === 0
    ? history
    : { now: past.at(-1)!, past: past.slice(0, -1), future: [...future, now] };
}

export function redo<Value>(history: History<Value>): History<Value> {
  const { now, past, future } = history;
  return future.length === 0
    ? history
    : { now: future.at(-1)!, past: [...past, now], future: future.slice(0, -1) };
}
