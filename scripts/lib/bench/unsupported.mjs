/** What a contestant cannot compute at all, as opposed to what goes wrong: its cell stays empty. */
export class Unsupported extends Error {
  // By name and not by class: it comes from another frame, and minified.
  name = 'Unsupported';
}
