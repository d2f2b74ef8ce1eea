// 8-bit PNG files, grey or RGB, from rows of bytes.

import { deflateSync } from 'node:zlib';

/** `bytes`: height rows of width pixels with `channels` (1 or 3) bytes each. */
export function encodePng({ width, height, channels, bytes }) {
  const stride = width * channels;
  const filtered = Buffer.alloc(height * (stride + 1));
  let above = new Uint8Array(stride);
  for (let row = 0; row < height; row++) {
    const line = bytes.subarray(row * stride, (row + 1) * stride);
    filtered.set(smallestFilter(line, above, channels), row * (stride + 1));
    above = line;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, channels === 1 ? 0 : 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(filtered, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Of PNG's five predictions the one that leaves the smallest differences, as the specification advises. */
function smallestFilter(line, above, step) {
  let best = null;
  let least = Infinity;
  for (let kind = 0; kind < 5; kind++) {
    const out = new Uint8Array(line.length + 1);
    out[0] = kind;
    let cost = 0;
    for (let i = 0; i < line.length; i++) {
      const left = i >= step ? line[i - step] : 0;
      const corner = i >= step ? above[i - step] : 0;
      const difference = (line[i] - predict(kind, left, above[i], corner)) & 255;
      out[i + 1] = difference;
      cost += Math.min(difference, 256 - difference);
    }
    if (cost < least) [best, least] = [out, cost];
  }
  return best;
}

function predict(kind, left, up, corner) {
  if (kind === 0) return 0;
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return (left + up) >> 1;
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((each) => Math.abs(guess - each));
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(checksum(body), body.length + 4);
  return out;
}

function checksum(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}
