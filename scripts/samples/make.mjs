// Draws the ready pictures in web/samples: node scripts/samples/make.mjs
//
// They are scenes that this program computes, so nobody's photograph and nobody's face is in them, and the same program
// makes the same bytes. It runs by hand, once, and its results are committed: no build waits for it, and the library's
// C++ has nothing in it that the page does not need.

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { grain } from './noise.mjs';
import { encodePng } from './png.mjs';
import { scenes } from './scenes.mjs';

const target = resolve(dirname(fileURLToPath(import.meta.url)), '../../web/samples');
const side = 256;
const thumbnail = 52;

/** One scene as bytes: `samples` × `samples` rays for each pixel, light to screen values, and the grain of its film. */
function render({ paint, samples, grey = false, noise = 0, exposure = 1, isScreen = false }) {
  const channels = grey ? 1 : 3;
  const bytes = new Uint8Array(side * side * channels);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const light = average(paint, row, column, samples);
      for (let channel = 0; channel < channels; channel++) {
        const value = isScreen ? light[channel] : exposed(light[channel] * exposure);
        const dust = noise * grain(column, row, 100 + channel);
        bytes[(row * side + column) * channels + channel] = Math.round(
          255 * Math.min(1, Math.max(0, value + dust)),
        );
      }
    }
  }
  return { width: side, height: side, channels, bytes };
}

function average(paint, row, column, samples) {
  const sum = [0, 0, 0];
  for (let sample = 0; sample < samples * samples; sample++) {
    const right = column + ((sample % samples) + 0.5) / samples;
    const down = row + (Math.floor(sample / samples) + 0.5) / samples;
    const light = paint([(2 * right) / side - 1, 1 - (2 * down) / side]);
    for (let part = 0; part < 3; part++) sum[part] += light[part] / (samples * samples);
  }
  return sum;
}

/** Light of any strength as a screen value: a film's soft shoulder, then sRGB's curve. */
function exposed(light) {
  const film = (light * (2.51 * light + 0.03)) / (light * (2.43 * light + 0.59) + 0.14);
  return film <= 0.0031308 ? 12.92 * film : 1.055 * Math.min(1, film) ** (1 / 2.4) - 0.055;
}

/** All pictures side by side, each a fifth as large: what there is to choose from, in one small file. */
function overview(pictures) {
  const width = pictures.length * thumbnail;
  const bytes = new Uint8Array(width * thumbnail * 3);
  for (const [place, picture] of pictures.entries()) {
    for (let row = 0; row < thumbnail; row++) {
      for (let column = 0; column < thumbnail; column++) {
        const color = mean(picture, row * (side / thumbnail), column * (side / thumbnail));
        bytes.set(color, (row * width + place * thumbnail + column) * 3);
      }
    }
  }
  return { width, height: thumbnail, channels: 3, bytes };
}

function mean({ width, channels, bytes }, top, left) {
  const size = Math.ceil(side / thumbnail);
  const sums = [0, 0, 0];
  for (let row = Math.floor(top); row < Math.floor(top) + size; row++) {
    for (let column = Math.floor(left); column < Math.floor(left) + size; column++) {
      const place = (Math.min(side - 1, row) * width + Math.min(side - 1, column)) * channels;
      for (let part = 0; part < 3; part++) sums[part] += bytes[place + (part % channels)];
    }
  }
  return sums.map((sum) => Math.round(sum / size ** 2));
}

async function write(name, picture) {
  const file = encodePng(picture);
  await writeFile(join(target, `${name}.png`), file);
  console.log(`${name}.png ${(file.length / 1000).toFixed(1)} kB`);
}

await mkdir(target, { recursive: true });
const pictures = [];
for (const [name, scene] of Object.entries(scenes)) {
  pictures.push(render(scene));
  await write(name, pictures.at(-1));
}
await write('overview', overview(pictures));
