// Mountains over a lake with firs on its shore: soft far away, rough close by, sharp against the sky.

import { cameraRay } from './march.mjs';
import { fractal, hash, noise } from './noise.mjs';
import { add, blend, clamp, dot, mix, scale, smoothStep, unit } from './vector.mjs';

const eye = [0, 0.62, 0];
const target = [0, 0.98, 8];
const sun = unit([-0.75, 0.55, -0.1]);
const sunlight = [1.75, 1.5, 1.2];
const skylight = [0.3, 0.38, 0.52];

/** Height of the ground above the water. */
function height(x, z, octaves) {
  let [sum, weight, u, v] = [0, 1, x * 0.17 + 11.4, z * 0.17 + 3.1];
  for (let octave = 0; octave < octaves; octave++) {
    const ridge = 1 - Math.abs(2 * noise(u, v, octave) - 1);
    sum += weight * ridge * ridge;
    weight *= 0.44;
    [u, v] = [1.7 * u + 1.1 * v, 1.7 * v - 1.1 * u];
  }
  const valley = smoothStep(3.4, 11, z + 0.5 * Math.abs(x) + 1.5 * noise(x * 0.7, z * 0.7, 40));
  return valley * (4.6 * (sum / 1.8) ** 1.9 + 0.25) - 0.18;
}

/** Where the ray meets the ground; null for the sky. */
function ground(from, ray) {
  let before = 0.3;
  for (let along = 0.3; along < 34; along *= 1.012) {
    const [x, y, z] = add(from, scale(ray, along));
    if (y > 4) return null;
    if (y < height(x, z, 8)) return refine(from, ray, before, along);
    before = along;
  }
  return null;
}

function refine(from, ray, low, high) {
  for (let step = 0; step < 12; step++) {
    const middle = (low + high) / 2;
    const [x, y, z] = add(from, scale(ray, middle));
    if (y < height(x, z, 8)) high = middle;
    else low = middle;
  }
  return high;
}

function slope(x, z, step) {
  const across = height(x + step, z, 10) - height(x - step, z, 10);
  const along = height(x, z + step, 10) - height(x, z - step, 10);
  return unit([-across, 2 * step, -along]);
}

function sunReaching([x, y, z]) {
  let reaching = 1;
  for (let along = 0.08; along < 5; along *= 1.22) {
    const [u, v, w] = add([x, y, z], scale(sun, along));
    reaching = Math.min(reaching, (9 * (v - height(u, w, 6))) / along);
    if (reaching <= 0) return 0;
  }
  return clamp(reaching);
}

function sky(ray) {
  const up = clamp(ray[1] * 2.2);
  let color = mix([0.8, 0.78, 0.76], [0.1, 0.27, 0.62], up ** 0.6);
  const [u, v] = [ray[0] / (ray[1] + 0.22), ray[2] / (ray[1] + 0.22)];
  const cloud = fractal(u * 1.3 + 4, v * 0.8, 6, 60);
  color = mix(
    color,
    [1.02, 0.97, 0.92],
    0.85 * smoothStep(0.53, 0.78, cloud) * smoothStep(0.02, 0.2, ray[1]),
  );
  return color;
}

function land(from, ray) {
  const along = ground(from, ray);
  if (along === null) return sky(ray);
  const point = add(from, scale(ray, along));
  const [x, y, z] = point;
  const normal = slope(x, z, 0.004 * along);
  const rough = fractal(x * 9, z * 9 + y * 6, 3, 70);
  const rock = mix([0.2, 0.175, 0.16], [0.36, 0.33, 0.3], rough);
  const wooded = smoothStep(1.15, 0.5, y + 0.5 * rough) * smoothStep(0.45, 0.7, normal[1]);
  const snowy =
    smoothStep(1.05, 1.5, y + 0.5 * rough) * smoothStep(0.5, 0.72, normal[1] + 0.2 * (rough - 0.5));
  let paint = mix(rock, scale([0.075, 0.12, 0.05], 0.7 + 0.8 * noise(x * 30, z * 30)), wooded);
  paint = mix(paint, [0.86, 0.88, 0.93], snowy);
  const facing = Math.max(0, dot(normal, sun)) * sunReaching(add(point, [0, 0.01, 0]));
  const light = add(scale(sunlight, facing), scale(skylight, 0.5 + 0.5 * normal[1]));
  const color = paint.map((value, part) => value * light[part]);
  return mix([0.62, 0.68, 0.76], color, Math.exp(-((along / 26) ** 1.5)));
}

function water(ray) {
  const along = -eye[1] / ray[1];
  const [x, , z] = add(eye, scale(ray, along));
  const calm = 0.02 + 0.05 * smoothStep(0.4, 0.7, fractal(x * 0.5, z * 0.35, 2, 81));
  const ripple = (u) => fractal(x * 3 + u, z * 16, 3, 80) - 0.5;
  const mirrored = unit([ray[0] + calm * ripple(0), -ray[1] + 0.6 * calm * ripple(50), ray[2]]);
  const shown = land([x, 0.002, z], [mirrored[0], Math.max(0.005, mirrored[1]), mirrored[2]]);
  const glance = blend(0.55, 0.88, smoothStep(0.35, 0.05, -ray[1]));
  return mix([0.04, 0.085, 0.1], shown, glance);
}

/** Firs on the near shore, dark before everything: their distance from the middle of the stem in parts of its height. */
const firs = [
  [-0.9, -1.06, 1.32],
  [-0.72, -1.05, 0.92],
  [-0.55, -1.06, 0.62],
  [-1.02, -1.05, 1.0],
  [0.95, -1.06, 1.12],
  [0.78, -1.06, 0.74],
  [0.64, -1.06, 0.46],
  [1.05, -1.06, 0.8],
];

function fir([x, y]) {
  return firs.some(([foot, bottom, tall], which) => {
    const up = (y - bottom) / tall;
    if (up < 0 || up > 1) return false;
    const level = up * 15 + 0.6 * hash(which, 1);
    const bough = 0.6 + 0.4 * (1 - (level % 1));
    const needle = 0.75 + 0.5 * noise(x * 50 + 90 * which, y * 90);
    const width = 0.2 * tall * (1 - up) ** 0.9 * bough * needle + 0.006 * (1 - up);
    return Math.abs(x - foot) < width;
  });
}

function shore([x, y]) {
  const edge = -0.9 + 0.12 * x * x + 0.05 * fractal(x * 4 + 9, 2, 3, 90) + 0.022 * noise(x * 90, 5);
  return y < edge;
}

export function landscape(place) {
  const ray = cameraRay(eye, target, 1.75, place);
  if (fir(place)) {
    const lit = 0.5 + noise(place[0] * 60, place[1] * 60, 91);
    return scale([0.03, 0.045, 0.03], lit * (1.5 + place[0] * -0.6));
  }
  if (shore(place)) {
    const blade = fractal(place[0] * 60, place[1] * 14, 2, 92);
    return mix([0.035, 0.04, 0.015], [0.2, 0.19, 0.06], blade ** 2);
  }
  return ray[1] < 0 && (ground(eye, ray) ?? Infinity) > -eye[1] / ray[1]
    ? water(ray)
    : land(eye, ray);
}
