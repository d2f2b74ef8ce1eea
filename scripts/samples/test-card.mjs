// A test card: flat areas, steps, ramps, stripes of every width and direction, a star, letters. What a filter does to
// each of these is known beforehand. Values are those of the screen, so that a step is a step in numbers too.

/** Letters of 5 × 7 dots, a row a number, the leftmost dot the highest bit. */
const letters = {
  C: [14, 17, 16, 16, 16, 17, 14],
  O: [14, 17, 17, 17, 17, 17, 14],
  N: [17, 25, 21, 19, 17, 17, 17],
  V: [17, 17, 17, 17, 17, 10, 4],
  S: [15, 16, 16, 14, 1, 1, 30],
  P: [30, 17, 17, 30, 16, 16, 16],
  E: [31, 16, 16, 30, 16, 16, 31],
};

/** Pixels from the top left of 256 × 256, and what is painted inside: a function of the place within, to [r, g, b]. */
const fields = [
  { left: 16, top: 16, width: 96, height: 64, paint: checks },
  {
    left: 128,
    top: 16,
    width: 112,
    height: 32,
    paint: ([x], { width }) => grey(Math.floor((8 * x) / width) / 7),
  },
  { left: 128, top: 48, width: 112, height: 32, paint: ([x], { width }) => grey(x / width) },
  { left: 16, top: 96, width: 48, height: 48, paint: ([x]) => stripe(x, 2) },
  { left: 64, top: 96, width: 48, height: 48, paint: ([x]) => stripe(x, 6) },
  { left: 16, top: 144, width: 48, height: 48, paint: ([, y]) => stripe(y, 3) },
  { left: 64, top: 144, width: 48, height: 48, paint: ([x, y]) => stripe(x + y, 8) },
  { left: 128, top: 96, width: 112, height: 96, paint: star },
  { left: 16, top: 208, width: 136, height: 32, paint: word },
  { left: 168, top: 208, width: 72, height: 32, paint: colors },
];

function checks([x, y]) {
  return grey((Math.floor(x / 16) + Math.floor(y / 16)) % 2 ? 0.1 : 0.9);
}

function star([x, y], { width, height }) {
  const [u, v] = [x - width / 2, y - height / 2];
  const away = Math.hypot(u, v);
  if (away > 46) return background;
  if (away < 4) return grey(0.1);
  return grey(Math.sin(16 * Math.atan2(v, u)) > 0 ? 0.9 : 0.1);
}

function word([x, y]) {
  const text = 'CONVSCOPE';
  const [dot, top] = [2, 9];
  const which = Math.floor(x / (7.5 * dot));
  const [column, row] = [Math.floor((x - which * 7.5 * dot) / dot), Math.floor((y - top) / dot)];
  const rows = letters[text[which]] ?? [];
  return ((rows[row] ?? 0) >> (4 - column)) & (column < 5 ? 1 : 0) ? grey(0.08) : grey(0.92);
}

function colors([x], { width }) {
  return [
    [0.85, 0.15, 0.15],
    [0.2, 0.7, 0.25],
    [0.2, 0.35, 0.85],
  ][Math.min(2, Math.floor((3 * x) / width))];
}

const background = grey(0.5);

function grey(value) {
  return [value, value, value];
}

function stripe(place, width) {
  return grey(Math.floor(place / width) % 2 ? 0.1 : 0.9);
}

export function testCard([x, y]) {
  const [column, row] = [(x + 1) * 128, (1 - y) * 128];
  const field = fields.find(
    ({ left, top, width, height }) =>
      column >= left && column < left + width && row >= top && row < top + height,
  );
  return field === undefined
    ? background
    : field.paint([column - field.left, row - field.top], field);
}
