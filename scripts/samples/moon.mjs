// Craters in low light, on grainy film: relief for emboss and edges, grain for smoothing. One channel.

import { fractal, hash } from './noise.mjs';
import { clamp, dot, unit } from './vector.mjs';

/** Big ones first: later craters dig into earlier ones. */
const craters = Array.from({ length: 420 }, (_, which) => {
  const size = 0.012 + 0.3 * hash(which, 3, 21) ** (which < 6 ? 0.8 : 9) * (which < 6 ? 1.1 : 0.8);
  return { x: 2.6 * hash(which, 1, 21) - 1.3, y: 2.6 * hash(which, 2, 21) - 1.3, size };
}).sort((a, b) => b.size - a.size);

function height(x, y) {
  let ground = 0.08 * fractal(x * 2.2 + 7, y * 2.2, 7, 22);
  for (const crater of craters) {
    const [u, v] = [x - crater.x, y - crater.y];
    if (Math.abs(u) > 1.9 * crater.size || Math.abs(v) > 1.9 * crater.size) continue;
    const away = Math.hypot(u, v) / crater.size + 0.06 * (fractal(x * 14, y * 14, 2, 23) - 0.5);
    ground += crater.size * profile(away, crater.size);
  }
  return 0.55 * ground;
}

/** A bowl with a rim that runs out; large ones have a flat floor and a peak in the middle. */
function profile(away, size) {
  if (away > 1.8) return 0;
  const bowl = size > 0.1 ? Math.max(away * away - 1, -0.42) : away * away - 1;
  const peak = size > 0.16 ? 0.22 * Math.exp(-90 * away * away) : 0;
  const rim = 0.16 * Math.exp(-16 * (away - 1) ** 2);
  return (away < 1 ? 0.42 * bowl : 0) + rim + peak;
}

const sun = unit([-0.82, 0.3, 0.34]);

export function moon([x, y]) {
  const step = 0.004;
  const across = height(x + step, y) - height(x - step, y);
  const up = height(x, y + step) - height(x, y - step);
  const facing = Math.max(0, dot(unit([-across, -up, 2 * step]), sun));
  const dust = 0.75 + 0.5 * fractal(x * 5 + 3, y * 5, 4, 24);
  const value = clamp(1.35 * facing * dust + 0.03);
  return [value, value, value];
}
