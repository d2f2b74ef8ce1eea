/** <conv-similarity> by pointer, finger and keys: what it shows, tells and restores. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { ConvChangeDetail, ConvSimilarityElement } from '../../../web/src/elements/types.js';
import { assertAccessible, assertFits } from './accessibility.js';
import { nextAnswer } from './answers.js';
import { labTest, type Lab } from './harness.js';
import { assertBecomes, settled } from './settling.js';

async function openSimilarity(lab: Lab, query = ''): Promise<{ page: Page; demo: Locator }> {
  const page = await lab.open(`embed.html?element=conv-similarity${query}`);
  const demo = page.locator('conv-similarity');
  await demo.evaluate((element) => (element as ConvSimilarityElement).ready);
  await demo.locator('[part="stage"]').waitFor();
  return { page, demo };
}

const surface = (demo: Locator, part: string): Locator => demo.locator(`[part="${part}"] .surface`);

/** 'row 33, column 27', of the patch under the window. */
async function placeOf(demo: Locator): Promise<string> {
  await settled(demo);
  return demo.locator('.table .quiet').first().innerText();
}

/** Name, before, now and verdict of each number. */
async function numbersOf(demo: Locator): Promise<string[][]> {
  await settled(demo);
  return demo
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent.trim())),
    );
}

const verdictsOf = async (demo: Locator): Promise<string[]> =>
  (await numbersOf(demo)).map((cells) => cells[3]!);

const templateOf = (demo: Locator): Promise<string> =>
  demo.evaluate((element) => (element as ConvSimilarityElement).template);

const stateOf = (demo: Locator): Promise<string> =>
  demo.evaluate((element) => (element as ConvSimilarityElement).state);

labTest('a template is found where it was taken, and others like it', {}, async (lab) => {
  const { page, demo } = await openSimilarity(lab);
  const numbers = await numbersOf(demo);
  assert.equal(numbers[3]![2], '1.000', 'cosine');
  assert.equal(numbers[4]![2], '1.000', 'Pearson');
  const matches = demo.locator('.matches li');
  await assertBecomes(() => matches.first().innerText(), /^\s*1\.00\s+row 33, column 27/);
  assert.ok((await matches.count()) > 2);
  await demo.getByText('The dot product is largest at').waitFor();
  await lab.screenshot(page, 'similarity');
});

labTest(
  'multiplying moves the product, adding also the cosine, nothing Pearson',
  {},
  async (lab) => {
    const { page, demo } = await openSimilarity(lab);
    await demo.locator('.matches button').nth(1).click();
    const [same, changed] = ['= same', '≠ changed'];
    await demo.getByRole('slider', { name: 'Multiply by' }).fill('20');
    assert.deepEqual(await verdictsOf(demo), [changed, changed, same, same, same]);
    await demo.getByRole('slider', { name: 'Multiply by' }).fill('10');
    assert.deepEqual(await verdictsOf(demo), [same, same, same, same, same]);
    await demo.getByRole('slider', { name: 'Add', exact: true }).fill('10');
    assert.deepEqual(await verdictsOf(demo), [changed, changed, same, changed, same]);
    await lab.screenshot(page, 'similarity-brighter');
  },
);

labTest('the window follows the pointer, and stays where it is clicked', {}, async (lab) => {
  const { page, demo } = await openSimilarity(lab);
  const before = await placeOf(demo);
  const picture = surface(demo, 'picture');
  await picture.hover({ position: { x: 20, y: 20 } });
  assert.equal(await placeOf(demo), 'row 1, column 1');
  await page.mouse.move(0, 0);
  assert.equal(await placeOf(demo), before);
  await surface(demo, 'correlations').click({ position: { x: 3, y: 3 } });
  await page.mouse.move(0, 0);
  assert.equal(await placeOf(demo), 'row 1, column 1');
});

labTest('what is said of the window is what the maps show there', {}, async (lab) => {
  const { page, demo } = await openSimilarity(lab, '&gain=1.5&offset=0.1');
  await surface(demo, 'picture').click({ position: { x: 150, y: 190 } });
  await page.mouse.move(0, 0);
  const numbers = await numbersOf(demo);
  const shown = await demo.locator('.here').allInnerTexts();
  assert.deepEqual(shown, [numbers[0]![2], numbers[4]![2]]);
});

labTest('keys move the window pixel by pixel, and stay inside', {}, async (lab) => {
  const { page, demo } = await openSimilarity(lab);
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    document.addEventListener('keydown', ({ key }) => heard.push(key));
  });
  await surface(demo, 'picture').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  assert.equal(await placeOf(demo), 'row 34, column 28');
  await page.keyboard.press('Shift+ArrowLeft');
  assert.equal(await placeOf(demo), 'row 34, column 12');
  const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  assert.deepEqual(
    heard.filter((key) => key.startsWith('Arrow')),
    [],
  );
  await demo.getByRole('button', { name: 'Take what is under the window' }).click();
  await settled(demo);
  assert.equal(await templateOf(demo), '33 11 17 17');
});

labTest(
  'a box that is dragged becomes the template, and one undo takes it back',
  {},
  async (lab) => {
    const { page, demo } = await openSimilarity(lab);
    const before = await templateOf(demo);
    await demo.getByRole('button', { name: 'Select with a box' }).click();
    await settled(demo);
    const picture = surface(demo, 'picture');
    await picture.scrollIntoViewIfNeeded();
    const box = (await picture.boundingBox())!;
    const pixel = box.width / 128;
    const at = (pixels: number): number => (pixels + 0.5) * pixel;
    await page.mouse.move(box.x + at(60), box.y + at(40));
    await page.mouse.down();
    await page.mouse.move(box.x + at(65), box.y + at(50), { steps: 3 });
    await page.mouse.move(box.x + at(69), box.y + at(51), { steps: 3 });
    await page.mouse.up();
    await page.mouse.move(0, 0);
    await settled(demo);
    assert.equal(await templateOf(demo), '40 60 12 10');
    assert.equal(await placeOf(demo), 'row 41, column 61');
    await lab.screenshot(page, 'similarity-selected');
    await demo.getByRole('button', { name: 'Undo' }).click();
    await settled(demo);
    assert.equal(await templateOf(demo), before);
  },
);

labTest('a flat kernel finds nothing, and it is said why', {}, async (lab) => {
  const { demo } = await openSimilarity(lab);
  await demo.getByLabel('Template').selectOption('box-5');
  await demo.getByText('All numbers of this kernel are alike').waitFor();
  await demo.getByText('Nothing in the picture is as much alike.').waitFor();
  await demo.getByText('no angle').waitFor({ state: 'detached' });
  await demo.getByText('Subtract the means').click();
  await demo.getByText('no angle: one of them has no length').waitFor();
});

labTest('another picture is searched, and the threshold decides what is boxed', {}, async (lab) => {
  const { demo } = await openSimilarity(lab);
  await demo.getByRole('slider', { name: 'At least' }).fill('20');
  await settled(demo);
  const few = await demo.locator('.matches li').count();
  await demo.getByRole('slider', { name: 'At least' }).fill('4');
  await settled(demo);
  const many = await demo.locator('.matches li').count();
  assert.ok(many > few, `${many} and ${few}`);
  assert.equal(many, await demo.locator('[part="picture"] .mark.field').count());
  await demo.getByRole('button', { name: 'Craters, on grainy film' }).click();
  await settled(demo);
  assert.equal(
    await demo.evaluate((element) => (element as ConvSimilarityElement).picture),
    'moon',
  );
});

labTest('the state restores what was seen, and a change tells who made it', {}, async (lab) => {
  const query = '&picture=moon&template=30 40 11 13&gain=0.5&offset=0.25&threshold=0.4';
  const { page, demo } = await openSimilarity(lab, query);
  await demo.getByText('Subtract the means').click();
  await surface(demo, 'picture').click({ position: { x: 150, y: 160 } });
  await page.mouse.move(0, 0);
  const numbers = await numbersOf(demo);
  const state = await stateOf(demo);
  const again = await openSimilarity(lab, `&state=${state}`);
  assert.equal(await stateOf(again.demo), state);
  assert.deepEqual(await numbersOf(again.demo), numbers);
  await again.demo.evaluate((element) => element.setAttribute('state', 'nonsense!'));
  assert.equal(await stateOf(again.demo), state, 'a damaged state changes nothing');
  await again.page.evaluate(() => {
    const changes: ConvChangeDetail[] = [];
    Object.assign(window, { changes });
    document.documentElement.addEventListener('conv-change', ({ detail }) => changes.push(detail));
  });
  await again.demo.getByRole('slider', { name: 'Multiply by' }).fill('12');
  await settled(again.demo);
  await again.demo.evaluate((element) => ((element as ConvSimilarityElement).offset = '0'));
  await settled(again.demo);
  const changes = await again.page.evaluate(
    () => (window as unknown as { changes: ConvChangeDetail[] }).changes,
  );
  assert.deepEqual(
    changes.map(({ source }) => source),
    ['user', 'program'],
  );
});

labTest('questions are checked and told', {}, async (lab) => {
  const { page, demo } = await openSimilarity(lab, '&quiz=');
  const told = nextAnswer(page);
  await demo.getByLabel('Your answer').fill('5');
  await demo.getByRole('button', { name: 'Check' }).click();
  const { question, ...answer } = await told;
  assert.match(String(question), /dot product of \(1; 2; 3\) and \(2; 0; 1\)/);
  assert.deepEqual(answer, { given: '5', expected: '5', correct: true });
  for (const expected of ['0', '0.6', '1', '-1']) {
    await demo.getByRole('button', { name: 'Next question' }).click();
    await demo.getByLabel('Your answer').fill(expected);
    await demo.getByRole('button', { name: 'Check' }).click();
    await demo.getByText('✓ Right.').waitFor();
  }
});

labTest('picture and table hold what is seen', {}, async (lab) => {
  const { demo } = await openSimilarity(lab);
  const [type, size, table] = await demo.evaluate(async (element) => {
    const demo = element as ConvSimilarityElement;
    const picture = await demo.exportImage();
    return [picture.type, picture.size, demo.exportData()] as const;
  });
  assert.equal(type, 'image/png');
  assert.ok(size > 20_000, `${size} bytes`);
  const lines = table.trim().split('\n');
  assert.equal(lines[0], 'series,row,column,value');
  assert.equal(lines.filter((line) => line.startsWith('template,')).length, 17 * 17);
  assert.equal(lines.filter((line) => line.startsWith('correlations,')).length, 112 * 112);
  const best = lines.find((line) => line.startsWith('correlations,33,27,'))!;
  assert.ok(Number(best.split(',')[3]) > 0.9999);
});

labTest('with controls="none" maps, vectors and numbers are there', {}, async (lab) => {
  const { demo } = await openSimilarity(lab, '&controls=none');
  await assertBecomes(() => demo.getByRole('button').count(), 0);
  await assertBecomes(() => demo.getByRole('slider').count(), 0);
  assert.equal((await numbersOf(demo)).length, 5);
});

labTest('a finger moves the window', { width: 390, touch: true }, async (lab) => {
  const { page, demo } = await openSimilarity(lab);
  await surface(demo, 'picture').tap({ position: { x: 10, y: 10 } });
  assert.equal(await placeOf(demo), 'row 1, column 1');
  await lab.screenshot(page, 'similarity-phone');
});

for (const theme of ['light', 'dark'] as const) {
  for (const { width, touch } of [
    { width: 320, touch: true },
    { width: 1440, touch: false },
  ]) {
    labTest(
      `no rule of accessibility is broken at ${width} pixels, ${theme}, in German`,
      { width, theme, touch },
      async (lab) => {
        const { page, demo } = await openSimilarity(lab, '&lang=de&quiz=&offset=0.2');
        await demo.getByText('Was sie vergleicht').waitFor();
        await assertAccessible(page);
        await assertFits(page);
        await lab.screenshot(page, 'similarity-german');
      },
    );
  }
}

labTest(
  'forced colours keep vectors and numbers readable',
  { forcedColors: true, theme: 'dark' },
  async (lab) => {
    const { page } = await openSimilarity(lab);
    await assertAccessible(page);
    await lab.screenshot(page, 'similarity-forced-colours');
  },
);
