/** <conv-filters> by pointer, finger and keys: pictures in, filtered pictures and sums out. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { ConvFiltersElement } from '../../../web/src/elements/types.js';
import { assertAccessible, assertFits } from './accessibility.js';
import { nextAnswer } from './answers.js';
import { labTest, type Lab } from './harness.js';
import { assertBecomes } from './settling.js';

interface Opened {
  readonly page: Page;
  readonly filters: Locator;
}

async function open(lab: Lab, query = ''): Promise<Opened> {
  const page = await lab.open(`embed.html?element=conv-filters${query}`);
  const filters = page.locator('conv-filters');
  await ready(filters);
  await frame(page);
  return { page, filters };
}

const ready = (filters: Locator): Promise<void> =>
  filters.evaluate((element) => (element as ConvFiltersElement).ready);

const stateOf = (filters: Locator): Promise<string> =>
  filters.evaluate((element) => (element as ConvFiltersElement).state);

/** channel,row,column → value, of what is shown. */
async function resultOf(filters: Locator): Promise<Map<string, number>> {
  const table = await filters.evaluate((element) => (element as ConvFiltersElement).exportData());
  const lines = table.trim().split('\n').slice(1);
  return new Map(
    lines.map((line) => {
      const [channel, row, column, value] = line.split(',');
      return [`${channel},${row},${column}`, Number(value)];
    }),
  );
}

const picture = (filters: Locator, part: 'before' | 'after'): Locator =>
  filters.locator(`conv-picture-view[part="${part}"]`);

const frame = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );

labTest('a kernel is edited and the picture follows', {}, async (lab) => {
  const { page, filters } = await open(lab, '&picture=test-card&kernel=identity&color=grey');
  const before = await resultOf(filters);
  assert.equal(before.size, 256 * 256);
  await filters.locator('#preset').selectOption('box-3');
  await frame(page);
  const blurred = await resultOf(filters);
  // The mean of nine pixels around row 100, column 20, where stripes are two pixels wide.
  let sum = 0;
  for (const row of [99, 100, 101]) {
    for (const column of [19, 20, 21]) sum += before.get(`1,${row},${column}`)!;
  }
  assert.ok(Math.abs(blurred.get('1,100,20')! - sum / 9) < 1e-6);
  const cell = filters.locator('conv-number-grid [role="gridcell"]').nth(4);
  await cell.click();
  await page.keyboard.type('10');
  await page.keyboard.press('Enter');
  await frame(page);
  const sharper = await resultOf(filters);
  assert.ok(Math.abs(sharper.get('1,100,20')! - (sum + 9 * before.get('1,100,20')!) / 9) < 1e-5);
});

labTest(
  'pointing shows the sum of one pixel, a click keeps it, Escape lets it go',
  {},
  async (lab) => {
    const { page, filters } = await open(lab, '&picture=test-card&kernel=sobel-x&color=grey');
    const after = picture(filters, 'after');
    const box = (await after.boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.2);
    const panel = filters.locator('[part="pixel"]');
    await panel.getByRole('heading', { name: /Pixel in row \d+, column \d+/ }).waitFor();
    await page.mouse.move(5, 5);
    await panel.getByText('Point at a picture').waitFor();

    await page.mouse.click(box.x + box.width * 0.3, box.y + box.height * 0.2);
    await page.mouse.move(5, 5);
    const heading = await panel.getByRole('heading').innerText();
    const [, row, column] = /row (\d+), column (\d+)/.exec(heading)!;
    const value = (await resultOf(filters)).get(`1,${row},${column}`)!;
    const shown = (await panel.locator('.one-sum .value').innerText()).replace('−', '-');
    assert.ok(
      Math.abs(Number(shown.replace('= ', '')) - value) <= 0.0005,
      `${shown}, not ${value}`,
    );
    await assertBecomes(() => panel.locator('td').count(), 9);
    const products = await panel.locator('.product').allInnerTexts();
    const total = products.reduce((sum, text) => sum + Number(text.replace('−', '-')), 0);
    assert.ok(Math.abs(total - value) <= 9 * 0.0005, 'nine rounded products add up to the sum');
    await after.locator('.surface').focus();
    await page.keyboard.press('Escape');
    await panel.getByText('Point at a picture').waitFor();
  },
);

labTest('keys walk from pixel to pixel and enlarge', {}, async (lab) => {
  const { page, filters } = await open(lab, '&picture=moon');
  await picture(filters, 'after').locator('.surface').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  const panel = filters.locator('[part="pixel"]');
  await panel.getByRole('heading', { name: 'Pixel in row 145, column 130' }).waitFor();
  await picture(filters, 'after')
    .getByText(/^Row 145, column 130: /)
    .waitFor({ state: 'attached' });
  await page.keyboard.press('+');
  await filters.getByText('1.5×').waitFor();
  await page.keyboard.press('0');
  await filters.getByText('1.0×').waitFor();
});

labTest('the divider of the split view goes by mouse and by keys', {}, async (lab) => {
  const { page, filters } = await open(lab, '&view=split&picture=landscape&kernel=laplacian');
  const divider = filters.getByRole('slider', { name: 'Divider' });
  await assertBecomes(() => divider.getAttribute('aria-valuenow'), '50');
  const box = (await picture(filters, 'after').boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 4, box.y + 60, { steps: 4 });
  await page.mouse.up();
  await frame(page);
  await assertBecomes(() => divider.getAttribute('aria-valuenow'), '25');
  await divider.press('End');
  await frame(page);
  await assertBecomes(() => divider.getAttribute('aria-valuenow'), '100');
  await divider.press('PageDown');
  await frame(page);
  await assertBecomes(() => divider.getAttribute('aria-valuenow'), '90');
  await lab.screenshot(page, 'filters-split');
});

labTest(
  'steps are added, moved, switched off and removed, and the field grows with them',
  {},
  async (lab) => {
    const { page, filters } = await open(lab, '&kernel=sobel-x');
    await filters.getByText('depends on 3 × 3 pixels').waitFor();
    await filters.getByRole('button', { name: 'Add a filter' }).click();
    await filters.getByText('Through all 2 steps', { exact: false }).waitFor();
    await filters.getByText('7 × 7 pixels', { exact: false }).waitFor();
    await filters.getByRole('button', { name: 'Gaussian 5×5 one step earlier' }).click();
    await filters.getByText('Result: Gaussian 5×5 → Sobel x').waitFor();
    assert.equal(
      await filters.evaluate((element) => (element as ConvFiltersElement).kernel),
      'gaussian-5 | sobel-x',
    );
    await filters.getByRole('switch', { name: 'Sobel x is on' }).uncheck();
    await filters.getByText('depends on 5 × 5 pixels').waitFor();
    await filters.getByRole('button', { name: 'Remove Gaussian 5×5' }).click();
    await filters.getByText('No filter is on: the result is the picture itself.').first().waitFor();
    await page.mouse.move(0, 0);
  },
);

labTest('a gradient has magnitude and direction', {}, async (lab) => {
  const { page, filters } = await open(
    lab,
    '&picture=test-card&kernel=sobel&color=grey&show=direction',
  );
  await filters.getByRole('img', { name: /Colours of the directions/ }).waitFor();
  const box = (await picture(filters, 'after').boundingBox())!;
  // Between two columns of the checkerboard: dark left, light right, so it goes up to the right.
  await page.mouse.click(box.x + (box.width * 32) / 256, box.y + (box.height * 40.5) / 256);
  const text = await filters.locator('[part="pixel"] .polar').innerText();
  assert.match(text, /√\(.*²\) = 3\.2\d\d at (0|180|−180)°/);
  await lab.screenshot(page, 'filters-gradient');
});

labTest('clipped pixels are counted and said', {}, async (lab) => {
  const { filters } = await open(lab, '&picture=still-life&kernel=sharpen&show=picture');
  const values = [...(await resultOf(filters))];
  const clipped = new Set(
    values
      .filter(([, value]) => value < -0.5 / 255 || value > 1 + 0.5 / 255)
      .map(([place]) => place.slice(place.indexOf(','))),
  );
  const said = await filters.getByText(/pixels .* lie below 0 or above 1/).innerText();
  assert.equal(
    Number(/([\d\u202f]+) pixels/.exec(said)![1]!.replaceAll('\u202f', '')),
    clipped.size,
  );
});

labTest('the state restores exactly what was seen', {}, async (lab) => {
  const { page, filters } = await open(
    lab,
    '&picture=buttons&kernel=gaussian-3 | [[1, 2], [3, -4]] / 2&padding=full&paddingMode=reflect&operation=convolution&view=split',
  );
  await filters.getByRole('button', { name: 'Enlarge' }).click();
  const box = (await picture(filters, 'after').boundingBox())!;
  await page.mouse.click(box.x + box.width * 0.8, box.y + box.height * 0.4);
  await page.mouse.move(0, 0);
  await frame(page);
  const state = await stateOf(filters);
  const again = await lab.open(`embed.html?element=conv-filters&state=${state}`);
  const restored = again.locator('conv-filters');
  await ready(restored);
  await frame(again);
  assert.equal(await stateOf(restored), state);
  assert.deepEqual(await resultOf(restored), await resultOf(filters));
  const text = (locator: Locator): Promise<string> => locator.locator('.below').innerText();
  assert.equal(await text(restored), await text(filters));
});

labTest('a drawing is filtered while it is drawn', {}, async (lab) => {
  const { page, filters } = await open(lab, '&kernel=identity');
  await filters.getByRole('button', { name: 'Draw', exact: true }).click();
  const pad = filters.locator('[part="pad"]');
  const box = (await pad.boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.25, box.y + box.height * 0.5);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.75, box.y + box.height * 0.5, { steps: 5 });
  await frame(page);
  const drawn = await resultOf(filters);
  assert.equal(drawn.get('1,128,128'), 0, 'ink is black while the pen is still down');
  assert.equal(drawn.get('1,20,128'), 1, 'paper is white');
  await page.mouse.up();
  await lab.screenshot(page, 'filters-drawing');
});

/** A PNG of one colour, made in the page. */
function pngBytes(page: Page, width: number, height: number): Promise<number[]> {
  return page.evaluate(
    async ({ width, height }) => {
      const canvas = document.createElement('canvas');
      canvas.width = width;
      canvas.height = height;
      const context = canvas.getContext('2d')!;
      context.fillStyle = 'rgb(255 0 0)';
      context.fillRect(0, 0, width, height);
      const blob = await new Promise<Blob>((done) => canvas.toBlob((made) => done(made!)));
      return [...new Uint8Array(await blob.arrayBuffer())];
    },
    { width, height },
  );
}

labTest(
  'a file of one’s own is scaled down, said so, and stays out of the link',
  {},
  async (lab) => {
    const { page, filters } = await open(lab, '&kernel=identity');
    const buffer = Buffer.from(await pngBytes(page, 1024, 256));
    await filters
      .getByLabel('Open a picture from your machine')
      .setInputFiles({ name: 'red.png', mimeType: 'image/png', buffer });
    await filters
      .getByText('Your picture has 1024 × 256 pixels. It was scaled down to 512 × 128')
      .waitFor();
    const result = await resultOf(filters);
    assert.equal(result.size, 3 * 512 * 128);
    assert.deepEqual(
      ['1,64,256', '2,64,256', '3,64,256'].map((place) => result.get(place)),
      [1, 0, 0],
    );
    const restored = (
      await lab.open(`embed.html?element=conv-filters&state=${await stateOf(filters)}`)
    ).locator('conv-filters');
    await ready(restored);
    await restored.getByText('a picture of its author’s own').waitFor();
    assert.equal((await resultOf(restored)).size, 3 * 256 * 256);
  },
);

labTest(
  'what is no picture is refused with a sentence, and what was seen stays',
  {},
  async (lab) => {
    const { filters } = await open(lab);
    const choose = (name: string, mimeType: string): Promise<void> =>
      filters
        .getByLabel('Open a picture from your machine')
        .setInputFiles({ name, mimeType, buffer: Buffer.from('no picture') });
    await choose('notes.txt', 'text/plain');
    await filters.getByText('This file is not a picture.').waitFor();
    await choose('broken.png', 'image/png');
    await filters.getByText('This picture could not be read.').waitFor();
    assert.equal((await resultOf(filters)).size, 3 * 256 * 256);
  },
);

labTest('a picture is dropped, and pasted', {}, async (lab) => {
  const { page, filters } = await open(lab);
  for (const [kind, side] of [
    ['drop', 40],
    ['paste', 60],
  ] as const) {
    const bytes = await pngBytes(page, side, side);
    await filters.evaluate(
      (element, { kind, bytes }) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], 'a.png', { type: 'image/png' }));
        const target = element.shadowRoot!.querySelector('.stage')!;
        const options = { bubbles: true, cancelable: true, composed: true };
        target.dispatchEvent(
          kind === 'drop'
            ? new DragEvent('drop', { ...options, dataTransfer: data })
            : new ClipboardEvent('paste', { ...options, clipboardData: data }),
        );
      },
      { kind, bytes },
    );
    await filters.getByText(`Your picture: ${side} × ${side} pixels.`).waitFor();
  }
});

labTest('a photograph taken with the camera on its side stands upright', {}, async (lab) => {
  const { page, filters } = await open(lab);
  const upright = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(40, 20);
    canvas.getContext('2d')!.fillRect(0, 0, 40, 20);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  // EXIF behind the first two bytes: big endian, one entry, orientation (0x0112), a short, once, 6: to be turned clockwise.
  const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0];
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, ...entry, 0, 0, 0, 0];
  const exif = [...Buffer.from('Exif\0\0', 'latin1'), ...tiff];
  const turned = [
    ...upright.slice(0, 2),
    0xff,
    0xe1,
    0,
    exif.length + 2,
    ...exif,
    ...upright.slice(2),
  ];
  for (const [name, bytes, size] of [
    ['as-it-is.jpg', upright, '40 × 20'],
    ['turned.jpg', turned, '20 × 40'],
  ] as const) {
    await filters
      .locator('input[type="file"]')
      .setInputFiles({ name, mimeType: 'image/jpeg', buffer: Buffer.from(bytes) });
    await filters.getByText(`Your picture: ${size} pixels.`).waitFor();
  }
});

labTest('a filter that was removed comes back with its edits', {}, async (lab) => {
  const { page, filters } = await open(lab, '&kernel=box-3 | sobel');
  const kernel = (): Promise<string> =>
    filters.evaluate((element) => (element as ConvFiltersElement).kernel);
  await filters.locator('conv-number-grid [role="gridcell"]').nth(4).click();
  await page.keyboard.type('10');
  await page.keyboard.press('Enter');
  const edited = await kernel();
  assert.match(edited, /10.* \| sobel$/);
  await filters.getByRole('button', { name: /^Remove my own/ }).click();
  assert.equal(await kernel(), 'sobel');
  await page.keyboard.press('Control+z');
  assert.equal(await kernel(), edited);
  await page.keyboard.press('Control+z');
  assert.equal(await kernel(), 'box-3 | sobel');
});

labTest(
  'the camera is asked for by a click alone, filtered live, and stops out of view',
  {},
  async (lab) => {
    await lab.context.grantPermissions(['camera']);
    await lab.context.addInitScript(() => {
      // The empty page before the first one has no cameras.
      if (navigator.mediaDevices === undefined) return;
      const counting = window as unknown as { asked: number; tracks: MediaStreamTrack[] };
      counting.asked = 0;
      counting.tracks = [];
      const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (constraints) => {
        counting.asked += 1;
        const stream = await original(constraints);
        counting.tracks.push(...stream.getTracks());
        return stream;
      };
    });
    const { page, filters } = await open(lab, '&kernel=laplacian');
    const counted = (): Promise<{ asked: number; live: number }> =>
      page.evaluate(() => {
        const { asked, tracks } = window as unknown as {
          asked: number;
          tracks: MediaStreamTrack[];
        };
        return { asked, live: tracks.filter(({ readyState }) => readyState === 'live').length };
      });
    assert.deepEqual(await counted(), { asked: 0, live: 0 });
    await filters.getByRole('button', { name: 'Camera', exact: true }).click();
    await filters.getByText('The camera is on.').waitFor();
    assert.deepEqual(await counted(), { asked: 1, live: 1 });
    // The fake camera's picture changes, so the sum of its edges does.
    const sum = async (): Promise<number> =>
      [...(await resultOf(filters)).values()].reduce((total, value) => total + Math.abs(value), 0);
    const first = await sum();
    for (let wait = 0; wait < 50 && (await sum()) === first; wait++) await page.waitForTimeout(100);
    assert.notEqual(await sum(), first);
    await lab.screenshot(page, 'filters-camera');
    // Another tab, as far as a page can know.
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
      document.dispatchEvent(new Event('visibilitychange'));
      Reflect.deleteProperty(document, 'hidden');
    });
    await filters.getByText('The camera went off').waitFor();
    assert.deepEqual(await counted(), { asked: 1, live: 0 });
    await filters.getByRole('button', { name: 'Camera', exact: true }).click();
    await filters.getByText('The camera is on.').waitFor();
    assert.deepEqual(await counted(), { asked: 2, live: 1 });
    await filters.evaluate((element) => element.remove());
    assert.deepEqual(await counted(), { asked: 2, live: 0 });
  },
);

labTest('a camera that is refused is explained, and everything else goes on', {}, async (lab) => {
  await lab.context.addInitScript(() => {
    if (navigator.mediaDevices === undefined) return;
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  const { filters } = await open(lab);
  await filters.getByRole('button', { name: 'Camera', exact: true }).click();
  await filters.getByText('The camera was not allowed.').waitFor();
  await filters.getByRole('button', { name: 'Craters, on grainy film' }).click();
  await filters.getByRole('button', { name: 'Craters', pressed: true }).waitFor();
});

labTest(
  'a finger pins a pixel, two enlarge, and the page scrolls by one',
  { width: 390, touch: true },
  async (lab) => {
    const { page, filters } = await open(lab);
    const after = picture(filters, 'after');
    await after.tap();
    await filters.getByRole('heading', { name: /Pixel in row/ }).waitFor();
    const box = (await after.boundingBox())!;
    const debug = await page.context().newCDPSession(page);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const touch = (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      apart: number | null,
    ): Promise<unknown> =>
      debug.send('Input.dispatchTouchEvent', {
        type,
        touchPoints:
          apart === null
            ? []
            : [
                { x: x - apart, y, id: 1 },
                { x: x + apart, y, id: 2 },
              ],
      });
    await touch('touchStart', 15);
    for (const apart of [20, 30, 45, 60]) await touch('touchMove', apart);
    await touch('touchEnd', null);
    await frame(page);
    const zoom = Number.parseFloat(await filters.locator('.zoom .number').innerText());
    assert.ok(zoom > 2, `enlarged ${zoom} times`);
    assert.equal(await page.evaluate(() => visualViewport!.scale), 1, 'the page itself is not');
    await lab.screenshot(page, 'filters-phone');
  },
);

labTest('a question is answered, explained and told to the page', {}, async (lab) => {
  const { page, filters } = await open(lab, '&quiz=');
  const told = nextAnswer(page);
  await filters.getByLabel('Your answer').fill('1');
  await filters.getByRole('button', { name: 'Check' }).click();
  const { given, expected, correct } = await told;
  assert.deepEqual({ given, expected, correct }, { given: '1', expected: '1', correct: true });
  await filters.getByText('Right.').waitFor();
  for (const answer of ['0', '4', '3', '7']) {
    await filters.getByRole('button', { name: 'Next question' }).click();
    await filters.getByLabel('Your answer').fill(answer);
    await filters.getByRole('button', { name: 'Check' }).click();
    await filters.getByText('Right.').waitFor();
  }
});

for (const theme of ['light', 'dark'] as const) {
  for (const { width, touch } of [
    { width: 320, touch: true },
    { width: 768, touch: true },
    { width: 1440, touch: false },
  ]) {
    labTest(
      `conv-filters fits ${width} pixels, ${theme}, in German, and breaks no rule of accessibility`,
      { width, theme, touch },
      async (lab) => {
        const { page, filters } = await open(lab, '&quiz=&lang=de&kernel=gaussian-5%20|%20sobel');
        await filters.getByText('Filter, einer nach dem anderen').waitFor();
        const after = picture(filters, 'after');
        await (touch ? after.tap() : after.click());
        await filters.getByRole('heading', { name: /Pixel in Zeile/ }).waitFor();
        await assertFits(page);
        await assertAccessible(page);
        await lab.screenshot(page, 'filters');
      },
    );
  }
}
