// How long the page is busy for each frame of <conv-filters> while a weight changes, in Chromium:
//
//   node scripts/lib/measure-filters.mjs [dist]
//
// Pictures of 256 × 256 and 512 × 512 in colour, kernels of 3 × 3 to 11 × 11. It reads the time that the main thread
// computed in each animation frame from Chromium's own trace: processor time, so that a busy machine does not count.

import { animationFrames, openPage, part, record } from './trace-page.mjs';

const changes = 60;

const lab = await openPage({
  dist: process.argv[2],
  address: 'embed.html?element=conv-filters',
  screen: { viewport: { width: 1440, height: 1000 } },
});
const { page } = lab;
const filters = page.locator('conv-filters');
await filters.evaluate((element) => element.ready);
for (const side of [256, 512]) {
  await filters
    .locator('input[type="file"]')
    .setInputFiles({ name: 'noise.png', mimeType: 'image/png', buffer: await noise(side) });
  await filters.getByText(`${side} × ${side}`).waitFor();
  for (const kernel of [3, 5, 7, 9, 11]) {
    const { median, slow } = await measure(kernel);
    console.log(
      `${side} × ${side} × 3, kernel ${kernel} × ${kernel}: median ${median} ms, 95 % ${slow} ms`,
    );
  }
}
await lab.close();

/** A picture in which no two neighbours are alike. */
async function noise(side) {
  const bytes = await page.evaluate(async (side) => {
    const canvas = new OffscreenCanvas(side, side);
    const context = canvas.getContext('2d');
    const image = context.createImageData(side, side);
    for (let i = 0; i < image.data.length; i++)
      image.data[i] = i % 4 === 3 ? 255 : (i * 7919) % 256;
    context.putImageData(image, 0, 0);
    return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())];
  }, side);
  return Buffer.from(bytes);
}

async function measure(kernel) {
  const trace = await record(page, () =>
    filters.evaluate(
      async (element, { kernel, changes }) => {
        const rows = Array.from({ length: kernel }, () => new Array(kernel).fill(1));
        for (let change = 0; change < changes; change++) {
          rows[0][0] = 1 + change / changes;
          element.kernel = `${JSON.stringify(rows)} / ${kernel * kernel}`;
          await new Promise((done) => requestAnimationFrame(done));
        }
      },
      { kernel, changes },
    ),
  );
  // Each change is drawn by one callback; the ones that only wait for the next frame take next to nothing.
  const drawn = animationFrames(trace)
    .slice(-changes)
    .map(({ own }) => own);
  return { median: part(drawn, 0.5).toFixed(2), slow: part(drawn, 0.95).toFixed(2) };
}
