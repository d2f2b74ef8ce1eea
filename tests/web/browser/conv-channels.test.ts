/** <conv-channels> by pointer, finger and keys: what it shows, tells and restores. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { ConvChannelsElement } from '../../../web/src/elements/types.js';
import { assertAccessible, assertFits } from './accessibility.js';
import { nextAnswer } from './answers.js';
import { labTest, type Lab } from './harness.js';
import { assertBecomes, settled } from './settling.js';

async function openChannels(lab: Lab, query = ''): Promise<{ page: Page; demo: Locator }> {
  const page = await lab.open(`embed.html?element=conv-channels${query}`);
  const demo = page.locator('conv-channels');
  await demo.evaluate((element) => (element as ConvChannelsElement).ready);
  // Whoever leaves earlier breaks the download of the picture off, which is no fault of the page.
  await page.waitForLoadState('networkidle');
  return { page, demo };
}

const grid = (demo: Locator, name: string): Locator => demo.locator(`[data-grid="${name}"]`);

const cell = (demo: Locator, name: string, row: number, column: number): Locator =>
  grid(demo, name).locator(`.cell[data-row="${row}"][data-column="${column}"]`);

/** The numbers of a grid, '_' for those that are not known. */
async function numbersIn(demo: Locator, name: string): Promise<string> {
  await settled(demo);
  const texts = await grid(demo, name).locator('.upright').allInnerTexts();
  return texts.map((text) => text.trim() || '_').join(' ');
}

/** Each channel's part, the bias and the sum, as they are written out. */
async function partsIn(demo: Locator): Promise<string> {
  await settled(demo);
  const texts = await demo.locator('.parts .value').allInnerTexts();
  return texts.map((text) => text.trim() || '_').join(' ');
}

async function type(page: Page, place: Locator, text: string): Promise<void> {
  await place.dblclick();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

const stateOf = (demo: Locator): Promise<string> =>
  demo.evaluate((element) => (element as ConvChannelsElement).state);

labTest('the input and its kernels are there before the library has come', {}, async (lab) => {
  await lab.context.route('**/*.wasm', () => undefined);
  const page = await lab.open('embed.html?element=conv-channels');
  const demo = page.locator('conv-channels');
  await grid(demo, 'kernel-0').waitFor();
  assert.equal(await numbersIn(demo, 'kernel-0'), '−1 0 1 −1 0 1 −1 0 1');
  await assertBecomes(() => grid(demo, 'input-2').count(), 1);
  await lab.screenshot(page, 'channels-poster');
});

labTest('the parts of three channels add up to the number of the map', {}, async (lab) => {
  const { page, demo } = await openChannels(lab);
  // Red 1 + 1, green 0.5 + 0.5, blue 0.2 + 0.2 come in with the third column.
  assert.equal(await partsIn(demo), '2 1 0.4 0 3.4');
  await cell(demo, 'map', 1, 0).hover();
  assert.equal(await partsIn(demo), '3 1.5 0.6 0 5.1');
  for (const channel of [0, 1, 2]) {
    await assertBecomes(() => grid(demo, `input-${channel}`).locator('.mark.window').count(), 1);
  }
  await lab.screenshot(page, 'channels');
});

labTest(
  'a weight and a bias typed over change the map, and undo takes them back',
  {},
  async (lab) => {
    const { page, demo } = await openChannels(lab);
    const before = await numbersIn(demo, 'map');
    await type(page, cell(demo, 'kernel-1', 0, 0), '2');
    await assertBecomes(() => demo.getByLabel('Example').inputValue(), '');
    await demo.getByLabel('Bias').fill('10');
    await page.keyboard.press('Enter');
    await cell(demo, 'map', 0, 0).click();
    // Green: 0.5 · 2 + 0.5 instead of −0.5 + …: one and a half more.
    assert.equal(await partsIn(demo), '2 2.5 0.4 10 14.9');
    await demo.getByRole('button', { name: 'Undo' }).click();
    await demo.getByRole('button', { name: 'Undo' }).click();
    assert.equal(await numbersIn(demo, 'map'), before);
    await type(page, cell(demo, 'input-0', 0, 0), 'x');
    await demo.getByText('“x” is not a number').waitFor();
  },
);

labTest('ReLU makes of the map what is above 0', {}, async (lab) => {
  const { demo } = await openChannels(lab, '&filter=2');
  assert.match(await numbersIn(demo, 'map'), /^−1\.0 /);
  await demo.getByLabel('Activation').selectOption('relu');
  assert.match(await numbersIn(demo, 'map'), /^0\.0 /);
  await demo.getByText('ReLU', { exact: true }).waitFor();
});

labTest('steps add one channel after the other, and the bias last', {}, async (lab) => {
  const { page, demo } = await openChannels(lab);
  await demo.getByRole('button', { name: 'Back to the start' }).click();
  assert.equal(await numbersIn(demo, 'map'), Array(9).fill('_').join(' '));
  await demo.getByLabel('One step is').selectOption('product');
  const forward = demo.getByRole('button', { name: 'One step forward' });
  await forward.click();
  assert.equal(await partsIn(demo), '2 _ _ 0 2');
  await demo.getByText('row 1, column 1: 1 of 3 channels').waitFor();
  await forward.click();
  assert.equal(await partsIn(demo), '2 1 _ 0 3');
  await lab.screenshot(page, 'channels-step');
  await forward.click();
  await forward.click();
  await demo.getByText('row 1, column 1: with bias').waitFor();
  assert.match(await numbersIn(demo, 'map'), /^3\.4 _/);
});

labTest('grouped filters read their own channels, and the lines say so', {}, async (lab) => {
  const { page, demo } = await openChannels(lab, '&filters=groups');
  await assertBecomes(() => grid(demo, 'kernel-0').count(), 1);
  await assertBecomes(() => grid(demo, 'kernel-2').count(), 0);
  await demo.getByText('Map 1 reads channels 1 to 2.').first().waitFor();
  await assertBecomes(() => demo.locator('.connections line').count(), 8, 'half of 4 × 4');
  await demo.getByLabel('Filter that is looked at').selectOption('3');
  await assertBecomes(() => grid(demo, 'kernel-0').count(), 0);
  await assertBecomes(() => grid(demo, 'kernel-3').count(), 1);
  await lab.screenshot(page, 'channels-groups');
  await demo.getByLabel('Groups').selectOption('4');
  await assertBecomes(() => demo.locator('.connections line').count(), 4);
});

labTest('a small map that is clicked shows its filter', {}, async (lab) => {
  const { demo } = await openChannels(lab, '&filters=opponent');
  await grid(demo, 'maps').click({ position: { x: 110, y: 30 } });
  await settled(demo);
  await assertBecomes(() => demo.getByLabel('Filter that is looked at').inputValue(), '1');
  assert.equal(await numbersIn(demo, 'kernel-1'), '−1');
});

labTest('what a layer costs is counted as products', {}, async (lab) => {
  const { demo } = await openChannels(lab);
  const rows = await demo.locator('.cost tbody tr').allInnerTexts();
  const texts = rows.map((row) => row.replace(/\s+/g, ' '));
  assert.match(texts[0]!, /full 2 × 3×3×3 = 54 486/);
  assert.ok(texts.some((text) => /128 × 64×3×3 = 73.728/.test(text)));
});

labTest('the filters are applied to a picture that one chooses', {}, async (lab) => {
  const { page, demo } = await openChannels(lab);
  assert.deepEqual(
    lab.requests.filter((path) => path.startsWith('/samples/')),
    ['/samples/still-life.png'],
  );
  const arrived = page.waitForResponse(/test-card/);
  await demo.locator('#picture').selectOption('test-card');
  await arrived;
  await demo.locator('.results conv-map-view').nth(1).waitFor();
  await demo.getByLabel('Example').selectOption('single');
  await demo.getByText('A picture in colour has three channels.').waitFor();
});

labTest('the state restores what was seen', {}, async (lab) => {
  const { page, demo } = await openChannels(lab, '&filters=6 4 2&groups=2&filter=3&input=fade');
  await type(page, cell(demo, 'input-3', 1, 1), '0.125');
  await cell(demo, 'map', 2, 1).click();
  await page.mouse.move(0, 0);
  const state = await stateOf(demo);
  const again = await openChannels(lab, `&state=${state}`);
  assert.equal(await stateOf(again.demo), state);
  for (const name of ['input-3', 'kernel-4', 'map']) {
    assert.equal(await numbersIn(again.demo, name), await numbersIn(demo, name), name);
  }
  assert.equal(await partsIn(again.demo), await partsIn(demo));
  await again.demo.evaluate((element) => element.setAttribute('state', 'nonsense!'));
  assert.equal(await stateOf(again.demo), state, 'a damaged state changes nothing');
});

labTest('what does not fit is not taken', {}, async (lab) => {
  const { demo } = await openChannels(lab);
  const refused = await demo.evaluate((element) => {
    const demo = element as ConvChannelsElement;
    demo.filters = '11 1 3';
    demo.groups = '3';
    demo.filter = '9';
    demo.input = 'nowhere';
    return [demo.filters, demo.groups, demo.filter, demo.input];
  });
  assert.deepEqual(refused, ['colours', '1', '1', 'square']);
});

labTest('a question hides the number that it asks for, until it is answered', {}, async (lab) => {
  const { page, demo } = await openChannels(lab, '&quiz=');
  await cell(demo, 'map', 1, 1).getByText('?').waitFor();
  await cell(demo, 'map', 1, 1).hover();
  assert.match(await partsIn(demo), /\?$/);
  const told = nextAnswer(page);
  await demo.getByLabel('Your answer').fill('5.1');
  await demo.getByRole('button', { name: 'Check' }).click();
  const { correct } = (await told) as { correct: boolean };
  assert.equal(correct, true);
  await cell(demo, 'map', 1, 1).getByText('5.1').waitFor();
});

labTest('picture, table and program hold what is seen', {}, async (lab) => {
  const { demo } = await openChannels(lab);
  const [mime, size, table] = await demo.evaluate(async (element) => {
    const demo = element as ConvChannelsElement;
    const picture = await demo.exportImage();
    return [picture.type, picture.size, demo.exportData()] as const;
  });
  assert.equal(mime, 'image/png');
  assert.ok(size > 5000, `${size} bytes`);
  const lines = table.trim().split('\n');
  assert.equal(lines[0], 'grid,channel,row,column,value');
  assert.equal(lines.filter((line) => line.startsWith('input,')).length, 75);
  assert.equal(lines.filter((line) => line.startsWith('kernel,')).length, 27);
  assert.equal(lines.filter((line) => line.startsWith('map,')).length, 18);
  await assertBecomes(
    () => demo.getByRole('button', { name: 'Copy as PyTorch' }).isVisible(),
    true,
  );
});

labTest('keys walk through the map, and the sum is said', {}, async (lab) => {
  const { page, demo } = await openChannels(lab);
  await cell(demo, 'map', 0, 0).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await settled(demo);
  await assertBecomes(
    () => demo.locator('[role="status"].spoken-only').first().innerText(),
    'Map 1, row 2, column 1: 3 + 1.5 + 0.6 + 0 = 5.1',
  );
});

labTest(
  'a finger chooses a place and changes a weight',
  { width: 390, touch: true },
  async (lab) => {
    const { page, demo } = await openChannels(lab);
    await cell(demo, 'map', 1, 0).tap();
    assert.equal(await partsIn(demo), '3 1.5 0.6 0 5.1');
    const { width, height } = (await cell(demo, 'kernel-0', 0, 0).boundingBox())!;
    assert.ok(Math.min(width, height) >= 44, `a cell is ${width} × ${height}`);
    await type(page, cell(demo, 'kernel-0', 0, 2), '3');
    assert.equal(await partsIn(demo), '5 1.5 0.6 0 7.1');
    await lab.screenshot(page, 'channels-phone');
  },
);

for (const theme of ['light', 'dark'] as const) {
  for (const { width, touch, filters } of [
    { width: 320, touch: true, filters: 'colours' },
    { width: 1440, touch: false, filters: '10 10 3&groups=5' },
  ]) {
    labTest(
      `no rule of accessibility is broken at ${width} pixels, ${theme}, in German`,
      { width, theme, touch },
      async (lab) => {
        const { page, demo } = await openChannels(lab, `&lang=de&quiz=&filters=${filters}`);
        await demo.getByText('Was es kostet').waitFor();
        await assertAccessible(page);
        await assertFits(page);
        await lab.screenshot(page, 'channels-german');
      },
    );
  }
}

labTest(
  'forced colours and reduced motion keep the demo readable and still',
  { forcedColors: true, theme: 'dark', reducedMotion: true },
  async (lab) => {
    const { page } = await openChannels(lab, '&filters=depthwise');
    await assertAccessible(page);
    const running = await page.evaluate(
      () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
    );
    assert.equal(running, 0);
    await lab.screenshot(page, 'channels-forced-colours');
  },
);
