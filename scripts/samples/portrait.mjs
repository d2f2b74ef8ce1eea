// A doll with a knitted cap in the last light: a face, smooth cheeks, wool, and a background out of focus.

import {
  capsule,
  cameraRay,
  ellipsoid,
  hit,
  melt,
  nearer,
  normalAt,
  ring,
  shade,
  sphere,
} from './march.mjs';
import { fractal, hash, noise } from './noise.mjs';
import { add, blend, clamp, mix, scale, smoothStep, subtract, unit } from './vector.mjs';

const eye = [0.55, 0.3, 4.6];
const target = [0.02, 0.15, 0];
const lights = {
  sky: [0.23, 0.27, 0.36],
  lamps: [
    { direction: unit([-0.7, 0.75, 0.75]), color: [1.75, 1.45, 1.1], shadows: true },
    { direction: unit([0.95, 0.25, -0.25]), color: [0.42, 0.5, 0.75], shadows: false },
  ],
};

/** The cap's ribs, seen from above, and the rows of its stitches. */
function knit([x, y, z]) {
  const around = Math.atan2(x, z);
  return 0.014 * Math.cos(around * 34) + 0.007 * Math.cos(y * 62 + 1.5 * Math.cos(around * 34));
}

function scene(p) {
  const mirrored = [Math.abs(p[0]), p[1], p[2]];
  const head = melt(
    ellipsoid(p, [0.86, 0.93, 0.86]),
    ellipsoid(subtract(mirrored, [0.34, -0.33, 0.36]), [0.42, 0.36, 0.42]),
    0.22,
  );
  const nose = sphere(subtract(p, [0, -0.08, 0.93]), 0.13);
  const ears = ellipsoid(subtract(mirrored, [0.88, -0.08, 0]), [0.12, 0.2, 0.13]);
  let found = [melt(melt(head, nose, 0.09), ears, 0.06), 'skin'];
  found = nearer(found, [sphere(subtract(mirrored, [0.31, 0.13, 0.7]), 0.185), 'eye']);
  found = nearer(found, [
    capsule(mirrored, [0.16, 0.43, 0.85], [0.46, 0.38, 0.75], 0.04) +
      0.008 * noise(p[0] * 60, p[1] * 60),
    'brow',
  ]);
  found = nearer(found, [mouth(mirrored), 'mouth']);
  const cap = Math.max(
    ellipsoid(subtract(p, [0, 0.16, -0.06]), [0.97, 1.02, 0.99]),
    0.57 - p[1] + 0.1 * p[2],
  );
  found = nearer(found, [cap + knit(p), 'cap']);
  const brim = ring(subtract(p, [0, 0.6, -0.04]), 0.87, 0.125);
  found = nearer(found, [brim * 0.9 + 0.016 * Math.cos(Math.atan2(p[0], p[2]) * 40), 'brim']);
  const pompom = subtract(p, [0.05, 1.32, -0.1]);
  const fluff = fractal(pompom[0] * 16 + 9, pompom[1] * 16 + pompom[2] * 11, 3);
  found = nearer(found, [(sphere(pompom, 0.25) + 0.12 * fluff) * 0.7, 'brim']);
  const scarf = ring(subtract(p, [0, -1.0, -0.02]), 0.6, 0.27);
  found = nearer(found, [
    scarf + 0.012 * Math.cos(p[1] * 44 + 5 * Math.atan2(p[0], p[2])),
    'scarf',
  ]);
  found = nearer(found, [ellipsoid(subtract(p, [0, -1.95, -0.1]), [1.45, 0.95, 0.8]), 'coat']);
  return found;
}

function mouth([x, y, z]) {
  const bend = y + 0.5 - 1.5 * x * x;
  return Math.max(Math.hypot(bend, z - 0.79 + 0.55 * x * x) - 0.045, x - 0.32) * 0.8;
}

const red = [0.62, 0.09, 0.07];
const cream = [0.86, 0.78, 0.62];

function surface(material, p) {
  const wool = { gloss: 0.02, polish: 6 };
  switch (material) {
    case 'skin': {
      const cheek = Math.exp(-12 * ((Math.abs(p[0]) - 0.5) ** 2 + (p[1] + 0.2) ** 2));
      return {
        color: mix([0.8, 0.55, 0.4], [0.85, 0.3, 0.23], 0.65 * cheek),
        gloss: 0.16,
        polish: 16,
      };
    }
    case 'eye':
      return iris(p);
    case 'brow':
      return { color: [0.13, 0.07, 0.04], ...wool };
    case 'mouth':
      return { color: [0.42, 0.08, 0.07], gloss: 0.2, polish: 30 };
    case 'cap':
      return { color: p[1] > 0.88 && p[1] < 1.0 ? cream : red, ...wool };
    case 'brim':
      return { color: cream, ...wool };
    case 'scarf': {
      const stripe = Math.floor((Math.atan2(p[0], p[2]) * 18) / Math.PI + 40) % 2;
      return { color: stripe ? [0.1, 0.24, 0.42] : [0.75, 0.68, 0.5], ...wool };
    }
    default:
      return {
        color: scale([0.13, 0.17, 0.16], 0.8 + 0.5 * fractal(p[0] * 40, p[1] * 40, 2)),
        ...wool,
      };
  }
}

function iris(p) {
  // Both look a little to the side, as at somebody.
  const centre = [Math.sign(p[0]) * 0.31 - 0.012, 0.13, 0.7];
  const away = Math.hypot(p[0] - centre[0] - 0.025, p[1] - centre[1]);
  const rays = 0.8 + 0.4 * noise(8 * Math.atan2(p[1] - centre[1], p[0] - centre[0]), 3);
  let color = mix(
    scale([0.16, 0.33, 0.42], rays),
    [0.86, 0.85, 0.82],
    smoothStep(0.098, 0.108, away),
  );
  color = mix([0.01, 0.01, 0.012], color, smoothStep(0.045, 0.055, away));
  return { color, gloss: 1.4, polish: 220 };
}

/** Trees and lamps, far out of focus. */
function background([x, y]) {
  let color = mix(
    [0.05, 0.075, 0.07],
    [0.34, 0.26, 0.2],
    smoothStep(-0.9, 1, y + 0.3 * noise(x * 1.7 + 5, y)),
  );
  color = mix(
    color,
    [0.06, 0.1, 0.075],
    0.65 * smoothStep(0.45, 0.7, fractal(x * 1.6 + 3, y * 0.8, 2, 5)),
  );
  for (let lamp = 0; lamp < 16; lamp++) {
    const [u, v] = [hash(lamp, 1, 7) * 2.4 - 1.2, hash(lamp, 2, 7) * 1.9 - 0.8];
    const radius = 0.07 + 0.09 * hash(lamp, 3, 7);
    const inside = 1 - smoothStep(radius * 0.88, radius, Math.hypot(x - u, y - v));
    const glow = mix([0.85, 0.5, 0.2], [0.55, 0.6, 0.5], hash(lamp, 4, 7));
    color = add(color, scale(glow, inside * blend(0.1, 0.42, hash(lamp, 5, 7))));
  }
  return color;
}

export function portrait(place) {
  const ray = cameraRay(eye, target, 3.0, place);
  const distance = hit(scene, eye, ray, 9);
  if (distance === null) return background(place);
  const point = add(eye, scale(ray, distance));
  const [, material] = scene(point);
  const normal = normalAt(scene, point);
  const color = shade(scene, { point, normal, ray }, surface(material, point), lights);
  return color.map((value) => clamp(value, 0, 4));
}
