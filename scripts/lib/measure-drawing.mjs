// How long the page is busy for each frame while somebody draws: node scripts/lib/measure-drawing.mjs [dist]
//
// It draws a spiral on a desktop's and on a telephone's screen, with 120 movements in a second as pens and good mice
// report them. Computing is counted in processor time; frames are missed in real time, on as busy a machine as this is.
// Without a graphics card other threads paint on the same processor, side by side with the page's own.

import { animationFrames, openPage, painting, part, record } from './trace-page.mjs';

const movesPerSecond = 120;
const moves = 4 * movesPerSecond;
const frameMs = 1000 / 60;

const screens = {
  '1440 pixels wide': { viewport: { width: 1440, height: 900 } },
  '390 pixels wide, three device pixels each': {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 3,
    hasTouch: true,
    isMobile: true,
  },
};

for (const [name, screen] of Object.entries(screens)) {
  const lab = await openPage({
    dist: process.argv[2],
    address: 'embed.html?element=conv-digits',
    screen,
  });
  report(name, await recordDrawing(lab.page));
  await lab.close();
}

async function recordDrawing(page) {
  const digits = page.locator('conv-digits');
  await digits.evaluate((element) => element.ready);
  const pad = digits.locator('[part="pad"]');
  await pad.scrollIntoViewIfNeeded();
  const paper = await pad.boundingBox();
  const place = (along) => ({
    x: paper.x + paper.width * (0.5 + 0.4 * along * Math.cos(along * 25)),
    y: paper.y + paper.height * (0.5 + 0.4 * along * Math.sin(along * 25)),
  });
  const debug = await page.context().newCDPSession(page);
  const mouse = (type, along) =>
    debug.send('Input.dispatchMouseEvent', {
      ...{ type, ...place(along), button: 'left' },
      ...{ buttons: type === 'mouseReleased' ? 0 : 1, clickCount: 1 },
    });
  return record(page, async () => {
    await mouse('mousePressed', 0);
    const began = performance.now();
    const sent = [];
    for (let move = 1; move <= moves; move++) {
      const due = began + (1000 * move) / movesPerSecond;
      await new Promise((done) => setTimeout(done, due - performance.now()));
      sent.push(mouse('mouseMoved', move / moves));
    }
    await Promise.all(sent);
    await mouse('mouseReleased', 1);
  });
}

function report(name, trace) {
  const frames = animationFrames(trace);
  const numbers = (values) =>
    `median ${part(values, 0.5).toFixed(1)} ms, 99 % ${part(values, 0.99).toFixed(1)} ms, ` +
    `most ${part(values, 1).toFixed(1)} ms`;
  const gaps = frames.slice(1).map(({ at }, place) => at - frames[place].at);
  const missed = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / frameMs) - 1), 0);
  const slow = frames.filter(({ task }) => task > frameMs);
  console.log(`${name}: ${frames.length} frames`);
  console.log(`  our work:                   ${numbers(frames.map(({ own }) => own))}`);
  console.log(`  with style, layout, paint:  ${numbers(frames.map(({ task }) => task))}`);
  console.log(`  on an average:              ${partsOf(frames)}`);
  console.log(
    `  longer than a frame:        ${slow.length}${slow.length ? `: ${partsOf(slow)}` : ''}`,
  );
  const others = (painting(trace) / frames.length).toFixed(1);
  console.log(`  painting, other threads:    ${others} ms for each frame`);
  console.log(`  frames missed:              ${missed} of ${frames.length + missed}`);
}

/** What some frames consist of, on an average. */
function partsOf(frames) {
  return Object.keys(frames[0].parts)
    .map((name) => {
      const sum = frames.reduce((total, { parts }) => total + parts[name], 0);
      return `${name} ${(sum / frames.length).toFixed(1)}`;
    })
    .join(', ');
}
