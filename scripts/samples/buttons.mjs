// Buttons on a cloth, some with two holes, some with four, in light that falls off to one side: a thing to be looked
// for, among others that are nearly like it, brighter and darker.

import { fractal, hash, noise } from './noise.mjs';
import { clamp, dot, mix, scale, smoothStep, unit } from './vector.mjs';

const radius = 0.135;
const paints = [
  [0.72, 0.16, 0.12],
  [0.14, 0.34, 0.6],
  [0.85, 0.72, 0.3],
  [0.8, 0.78, 0.72],
  [0.2, 0.45, 0.28],
  [0.36, 0.22, 0.14],
];

/** On a grid that is shaken, so that none lies on another; all the same way round, as a template needs it. */
const buttons = Array.from({ length: 30 }, (_, which) => {
  const [column, row] = [which % 6, Math.floor(which / 6)];
  return {
    x: -0.83 + 0.334 * column + 0.045 * (hash(which, 1, 31) - 0.5) + (row % 2 ? 0.02 : -0.02),
    y: 0.78 - 0.39 * row + 0.07 * (hash(which, 2, 31) - 0.5),
    paint: paints[Math.floor(hash(which, 3, 31) * paints.length)],
    holes: hash(which, 4, 31) < 0.3 ? 4 : 2,
  };
});

function holesOf({ holes }) {
  if (holes === 2)
    return [
      [-0.042, 0],
      [0.042, 0],
    ];
  return [
    [-0.036, -0.036],
    [0.036, -0.036],
    [-0.036, 0.036],
    [0.036, 0.036],
  ];
}

function under(x, y) {
  return buttons.find((button) => Math.hypot(x - button.x, y - button.y) < radius) ?? null;
}

function height(x, y) {
  const weave = 0.003 * Math.sin(x * 130) * Math.sin(y * 130);
  const button = under(x, y);
  if (button === null) return weave;
  const away = Math.hypot(x - button.x, y - button.y) / radius;
  const isHole = holesOf(button).some(
    ([u, v]) => Math.hypot(x - button.x - u, y - button.y - v) < 0.02,
  );
  if (isHole) return weave;
  const edge = Math.sqrt(Math.max(0, 1 - away ** 8));
  const dish = 0.016 * smoothStep(0.78, 0.62, away);
  return 0.03 * edge + 0.022 * edge * Math.exp(-70 * (away - 0.82) ** 2) - dish;
}

/** How much of the lamp is hidden behind a button to the upper left. */
function shadow(x, y) {
  let light = 1;
  for (let step = 1; step <= 6; step++) {
    const along = 0.011 * step;
    const over = height(x - along, y + 0.8 * along) - height(x, y) - 0.55 * along;
    light = Math.min(light, 1 - 50 * Math.max(0, over));
  }
  return clamp(light, 0.15);
}

const lamp = unit([-0.6, 0.5, 0.75]);

export function buttonCloth([x, y]) {
  const step = 0.003;
  const across = height(x + step, y) - height(x - step, y);
  const up = height(x, y + step) - height(x, y - step);
  const normal = unit([-across, -up, 2 * step]);
  const button = under(x, y);
  const inHole =
    button !== null &&
    holesOf(button).some(([u, v]) => Math.hypot(x - button.x - u, y - button.y - v) < 0.02);
  const cloth = scale([0.3, 0.33, 0.36], 0.75 + 0.5 * fractal(x * 6, y * 6, 4, 32));
  const paint =
    button === null
      ? cloth
      : inHole
        ? [0.03, 0.03, 0.03]
        : mix(button.paint, [1, 1, 1], 0.06 * noise(x * 20, y * 20));
  const falling = 1.25 - 0.8 * smoothStep(-1.1, 1.2, 0.8 * x - 0.6 * y);
  const lit = 0.25 + 1.3 * Math.max(0, dot(normal, lamp)) * shadow(x, y);
  const shine =
    button === null || inHole ? 0 : 0.6 * Math.max(0, dot(normal, unit([-0.32, 0.27, 0.92]))) ** 60;
  return paint.map((value) => (value * lit + shine) * falling);
}
