/**
 * Numbers as a short text for links: whole numbers of any size as bytes (seven bits each, the eighth says that more
 * follow), bytes as base64url.
 *
 *   const writer = new ShareWriter();
 *   writer.count(300).step(-2);
 *   writer.text                              // 'rAID'
 *   const reader = ShareReader.from('rAID');
 *   reader?.count(), reader?.step()          // 300, -2
 */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export class ShareWriter {
  readonly #bytes: number[] = [];

  /** A whole number, 0 or more. */
  count(value: number): this {
    let rest = value;
    while (rest > 127) {
      this.#bytes.push((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    this.#bytes.push(rest);
    return this;
  }

  /** A whole number of either sign; small ones take one byte. */
  step(value: number): this {
    return this.count(value < 0 ? -2 * value - 1 : 2 * value);
  }

  get text(): string {
    let text = '';
    for (let place = 0; place < this.#bytes.length; place += 3) {
      const [first = 0, second = 0, third = 0] = this.#bytes.slice(place, place + 3);
      const group = (first << 16) | (second << 8) | third;
      const letters = [18, 12, 6, 0].map((shift) => alphabet.charAt((group >> shift) & 63));
      text += letters.slice(0, Math.min(4, this.#bytes.length - place + 1)).join('');
    }
    return text;
  }
}

export class ShareReader {
  #place = 0;
  readonly #bytes: readonly number[];

  private constructor(bytes: readonly number[]) {
    this.#bytes = bytes;
  }

  /** Null for a text that no ShareWriter wrote. */
  static from(text: string): ShareReader | null {
    if (text.length % 4 === 1) return null;
    const bytes: number[] = [];
    let bits = 0;
    let held = 0;
    for (const letter of text) {
      const value = alphabet.indexOf(letter);
      if (value < 0) return null;
      held = (held << 6) | value;
      bits += 6;
      if (bits >= 8) {
        bits -= 8;
        bytes.push((held >> bits) & 255);
        held &= (1 << bits) - 1;
      }
    }
    return new ShareReader(bytes);
  }

  get atEnd(): boolean {
    return this.#place >= this.#bytes.length;
  }

  /** NaN when nothing is left or the number is absurdly long; NaN fails every comparison of the caller's checks. */
  count(): number {
    let value = 0;
    for (let scale = 1; scale < 2 ** 35; scale *= 128) {
      const byte = this.#bytes[this.#place++];
      if (byte === undefined) return NaN;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
    return NaN;
  }

  step(): number {
    const value = this.count();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }
}
