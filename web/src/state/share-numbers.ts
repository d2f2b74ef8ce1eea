/** Any number in a share text, so that it comes back exactly: few bytes for what people type, ten for the rest. */
import type { ShareReader, ShareWriter } from './share-bytes.js';

const mostDecimals = 6;
const exact = mostDecimals + 1;

export function writeNumber(writer: ShareWriter, value: number): void {
  for (let decimals = 0; decimals <= mostDecimals; decimals++) {
    const scaled = Math.round(value * 10 ** decimals);
    if (Math.abs(scaled) < 2 ** 30 && scaled / 10 ** decimals === value) {
      writer.count(decimals).step(scaled);
      return;
    }
  }
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  writer.count(exact).count(bits.getUint32(0)).count(bits.getUint32(4));
}

/** NaN for a damaged text. */
export function readNumber(reader: ShareReader): number {
  const decimals = reader.count();
  if (decimals <= mostDecimals) return reader.step() / 10 ** decimals;
  if (decimals !== exact) return NaN;
  const [high, low] = [reader.count(), reader.count()];
  if (!(high < 2 ** 32 && low < 2 ** 32)) return NaN;
  const bits = new DataView(new ArrayBuffer(8));
  bits.setUint32(0, high);
  bits.setUint32(4, low);
  return bits.getFloat64(0);
}
