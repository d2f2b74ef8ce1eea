// A red apple, a green pear and a blue cup on a wooden table: one thing for each part of a colour.

import {
  cameraRay,
  capsule,
  cylinder,
  hit,
  melt,
  nearer,
  normalAt,
  shade,
  sphere,
} from './march.mjs';
import { fractal, noise } from './noise.mjs';
import { add, length, mix, scale, smoothStep, subtract, unit } from './vector.mjs';

const eye = [0.35, 1.9, 5.4];
const target = [0.1, 0.5, 0];
const lights = {
  sky: [0.36, 0.38, 0.42],
  lamps: [
    { direction: unit([-0.75, 0.8, 0.55]), color: [1.75, 1.6, 1.35], shadows: true },
    { direction: unit([0.9, 0.3, 0.4]), color: [0.2, 0.24, 0.32], shadows: false },
  ],
};

const apple = [-1.12, 0.4, 0.55];
const pear = [0.08, 0.5, -0.25];
const cup = [1.12, 0.56, 0.4];

function appleAt(p) {
  const [x, y, z] = subtract(p, apple);
  const across = Math.hypot(x, z);
  // A ball that is turned around an axis beside its middle, so that it has a hollow at the stem.
  const body = Math.hypot(across - 0.2, y * 1.02 - 0.05) - 0.4 + 0.05 * Math.max(0, -y);
  return nearer(
    [body * 0.9, 'apple'],
    [capsule([x, y, z], [0, 0.2, 0], [0.07, 0.56, 0.02], 0.025), 'stem'],
  );
}

function pearAt(p) {
  const place = subtract(p, pear);
  const body = melt(sphere(place, 0.52), sphere(subtract(place, [0.04, 0.68, 0]), 0.26), 0.42);
  return nearer(
    [body, 'pear'],
    [capsule(place, [0.06, 0.85, 0], [0.17, 1.16, 0.04], 0.028), 'stem'],
  );
}

function cupAt(p) {
  const place = subtract(p, cup);
  const outer = cylinder(place, 0.5, 0.56, 0.06);
  const hollow = cylinder(subtract(place, [0, 0.12, 0]), 0.43, 0.56, 0.05);
  const [x, y, z] = place;
  // The handle is a ring that stands upright and points to the right.
  const handle = Math.hypot(Math.hypot(x - 0.5, y * 0.92) - 0.29, z) - 0.07;
  const body = Math.max(melt(outer, handle, 0.06), -hollow);
  return [Math.max(body, -cylinder(subtract(place, [0, 0.12, 0]), 0.42, 0.6)), 'cup'];
}

const scene = (p) => nearer(nearer([p[1], 'table'], appleAt(p)), nearer(pearAt(p), cupAt(p)));

function wood([x, , z]) {
  const board = Math.floor(z * 0.9 + 20);
  const shift = 7.3 * noise(board * 3.1, 1);
  const ringed = 0.5 + 0.5 * Math.sin(26 * fractal(x * 0.35 + shift, z * 1.9 + board, 3, 4));
  const fibre = fractal(x * 2 + shift, z * 55, 2, 9);
  const seam = smoothStep(0, 0.035, Math.abs(((z * 0.9 + 20) % 1) - 0.5) * -1 + 0.5);
  const color = mix([0.34, 0.18, 0.085], [0.56, 0.34, 0.17], 0.55 * ringed + 0.45 * fibre);
  return { color: scale(color, 0.35 + 0.65 * seam), gloss: 0.14, polish: 24 };
}

function surface(material, p) {
  if (material === 'table') return wood(p);
  if (material === 'stem') return { color: [0.16, 0.1, 0.05], gloss: 0.05, polish: 8 };
  if (material === 'cup') {
    const isBand = Math.abs(p[1] - 0.78) < 0.05;
    return { color: isBand ? [0.75, 0.78, 0.8] : [0.035, 0.13, 0.6], gloss: 0.7, polish: 90 };
  }
  if (material === 'apple') {
    const [x, y, z] = subtract(p, apple);
    const streak = fractal(Math.atan2(x, z) * 7, y * 2.2, 3, 2);
    const yellow = smoothStep(0.3, 0.46, y) * smoothStep(0.5, 0.2, Math.hypot(x, z));
    const color = mix([0.62, 0.03, 0.025], [0.68, 0.16, 0.05], smoothStep(0.5, 0.75, streak));
    return { color: mix(color, [0.6, 0.45, 0.1], 0.8 * yellow), gloss: 0.5, polish: 50 };
  }
  const [x, y] = subtract(p, pear);
  const speckle = smoothStep(
    0.68,
    0.78,
    fractal(Math.atan2(x, p[2] + 0.25) * 9 + 30, y * 16, 2, 8),
  );
  return {
    color: mix([0.17, 0.47, 0.05], [0.3, 0.3, 0.06], 0.7 * speckle),
    gloss: 0.26,
    polish: 26,
  };
}

/** A wall with the light of a window on it. */
function wall([x, y]) {
  const plaster = 0.94 + 0.12 * fractal(x * 9, y * 9, 3, 12);
  const light = 0.34 + 0.3 * smoothStep(1.3, -0.9, length([x + 0.65, y - 0.7, 0]));
  return scale([0.9, 0.87, 0.8], light * plaster);
}

export function stillLife(place) {
  const ray = cameraRay(eye, target, 2.55, place);
  const distance = hit(scene, eye, ray, 9.5);
  if (distance === null) return wall(place);
  const point = add(eye, scale(ray, distance));
  const [, material] = scene(point);
  const normal = normalAt(scene, point);
  const color = shade(scene, { point, normal, ray }, surface(material, point), lights);
  return material === 'table' ? mix(color, wall(place), smoothStep(6.2, 9.5, distance)) : color;
}
