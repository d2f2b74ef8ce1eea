// Solid things by their distance: rays walk as far as nothing can be hit. After J. C. Hart, "Sphere tracing", 1996.

import {
  add,
  clamp,
  cross,
  dot,
  length,
  multiply,
  reflect,
  scale,
  subtract,
  unit,
} from './vector.mjs';

/** The ray through a place of the picture, x and y −1 … 1, y up. `zoom` is the focal length in half pictures. */
export function cameraRay(eye, target, zoom, [x, y]) {
  const forward = unit(subtract(target, eye));
  const right = unit(cross(forward, [0, 1, 0]));
  const up = cross(right, forward);
  return unit(add(scale(forward, zoom), add(scale(right, x), scale(up, y))));
}

/** How far along the ray the scene begins; null for the sky. `scene(point)` is [distance, material]. */
export function hit(scene, eye, ray, farthest = 30) {
  let travelled = 0;
  for (let step = 0; step < 160 && travelled < farthest; step++) {
    const [distance] = scene(add(eye, scale(ray, travelled)));
    if (distance < 0.0006 * (1 + travelled)) return travelled;
    travelled += distance * 0.85;
  }
  return null;
}

export function normalAt(scene, point) {
  const step = 0.0008;
  const slope = [0, 1, 2].map((axis) => {
    const shift = [0, 0, 0];
    shift[axis] = step;
    return scene(add(point, shift))[0] - scene(subtract(point, shift))[0];
  });
  return unit(slope);
}

/** 1 in full light, 0 in full shadow; between them where the lamp is half hidden. */
export function lightReaching(scene, point, toLamp, softness = 10, farthest = 8) {
  let reaching = 1;
  let travelled = 0.02;
  for (let step = 0; step < 60 && travelled < farthest; step++) {
    const [distance] = scene(add(point, scale(toLamp, travelled)));
    reaching = Math.min(reaching, (softness * distance) / travelled);
    if (reaching < 0.002) return 0;
    travelled += clamp(distance, 0.01, 0.3);
  }
  return clamp(reaching);
}

/** How open the place is to the sky: corners are darker. */
export function openness(scene, point, normal) {
  let hidden = 0;
  for (let step = 1; step <= 5; step++) {
    const reach = 0.05 * step;
    hidden += (reach - scene(add(point, scale(normal, reach)))[0]) / 2 ** step;
  }
  return clamp(1 - 3.2 * hidden);
}

/**
 * The colour of a place under lamps { direction, color, shadows } and a sky, as paint with a gloss of its own.
 * `surface` is { color, gloss 0 … 1, polish: how small the highlight is }.
 */
export function shade(scene, { point, normal, ray }, surface, { lamps, sky }) {
  const open = openness(scene, point, normal);
  let light = scale(sky, open * (0.6 + 0.4 * normal[1]));
  let shine = [0, 0, 0];
  for (const { direction, color, shadows } of lamps) {
    const facing = dot(normal, direction);
    if (facing <= 0) continue;
    const reaching = shadows
      ? lightReaching(scene, add(point, scale(normal, 0.004)), direction)
      : open;
    light = add(light, scale(color, facing * reaching));
    const glance = Math.max(0, dot(reflect(ray, normal), direction)) ** surface.polish;
    shine = add(shine, scale(color, glance * reaching * surface.gloss));
  }
  return add(multiply(surface.color, light), shine);
}

// --- shapes: the distance from a point to a thing at the origin ------------------------------------

export const sphere = (p, radius) => length(p) - radius;
export const ellipsoid = (p, [a, b, c]) => {
  const inner = length([p[0] / a, p[1] / b, p[2] / c]);
  const outer = length([p[0] / (a * a), p[1] / (b * b), p[2] / (c * c)]);
  return outer === 0 ? -Math.min(a, b, c) : (inner * (inner - 1)) / outer;
};
export const capsule = (p, a, b, radius) => {
  const [from, along] = [subtract(p, a), subtract(b, a)];
  const part = clamp(dot(from, along) / dot(along, along));
  return length(subtract(from, scale(along, part))) - radius;
};
/** Upright, around the y axis. */
export const cylinder = ([x, y, z], radius, halfHeight, rounding = 0) => {
  const across = Math.hypot(x, z) - radius + rounding;
  const along = Math.abs(y) - halfHeight + rounding;
  const outside = Math.hypot(Math.max(across, 0), Math.max(along, 0));
  return Math.min(Math.max(across, along), 0) + outside - rounding;
};
/** Lying flat, around the y axis. */
export const ring = ([x, y, z], radius, thickness) =>
  Math.hypot(Math.hypot(x, z) - radius, y) - thickness;

/** Of two [distance, material] the nearer. */
export const nearer = (a, b) => (a[0] < b[0] ? a : b);
/** Two distances that flow into each other over `width`. */
export const melt = (a, b, width) => {
  const part = clamp(0.5 + (0.5 * (b - a)) / width);
  return b + (a - b) * part - width * part * (1 - part);
};
