/** <conv-pooling> by pointer, finger and keys: what it shows, tells and restores, and what it refuses. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { ConvPoolingElement } from '../../../web/src/elements/types.js';
import { assertAccessible, assertFits } from './accessibility.js';
import { nextAnswer } from './answers.js';
import { labTest, type Lab } from './harness.js';
import { assertBecomes, settled } from './settling.js';

async function openPooling(lab: Lab, query = ''): Promise<{ page: Page; demo: Locator }> {
  const page = await lab.open(`embed.html?element=conv-pooling${query}`);
  const demo = page.locator('conv-pooling');
  await demo.evaluate((element) => (element as ConvPoolingElement).ready);
  return { page, demo };
}

type GridName = 'input' | 'output' | 'gradient' | 'inputGradient' | 'second' | 'secondPooled';

const grid = (demo: Locator, name: GridName): Locator => demo.locator(`[data-grid="${name}"]`);

const cell = (demo: Locator, name: GridName, row: number, column: number): Locator =>
  grid(demo, name).locator(`.cell[data-row="${row}"][data-column="${column}"]`);

/** The numbers of a grid, '_' for those that are not known. */
async function numbersIn(demo: Locator, name: GridName): Promise<string> {
  await settled(demo);
  const texts = await grid(demo, name).locator('.upright').allInnerTexts();
  return texts.map((text) => text.trim() || '_').join(' ');
}

/** The arithmetic as it is written out, without spaces. */
async function sumIn(demo: Locator): Promise<string> {
  await settled(demo);
  return (await demo.locator('.sum').evaluate((sum) => sum.textContent)).replace(/\s+/g, '');
}

async function type(page: Page, place: Locator, text: string): Promise<void> {
  await place.dblclick();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

const stateOf = (demo: Locator): Promise<string> =>
  demo.evaluate((element) => (element as ConvPoolingElement).state);

labTest('the blackboard example is pooled before the library has come', {}, async (lab) => {
  await lab.context.route('**/*.wasm', () => undefined);
  const page = await lab.open('embed.html?element=conv-pooling');
  const demo = page.locator('conv-pooling');
  await grid(demo, 'output').waitFor();
  assert.equal(await numbersIn(demo, 'output'), '30 30 20 20');
  assert.equal(await sumIn(demo), 'max(0,10,20,30)=30');
  await lab.screenshot(page, 'pooling-poster');
});

labTest('pointing at a pooled number shows its window and the cell that won', {}, async (lab) => {
  const { page, demo } = await openPooling(lab);
  await cell(demo, 'output', 1, 1).hover();
  assert.equal(await sumIn(demo), 'max(20,10,5,0)=20');
  await demo.getByText('It stands in row 3, column 3').waitFor();
  await assertBecomes(() => grid(demo, 'input').locator('.mark.cell').count(), 1);
  await demo.getByLabel('Mark where every maximum').check();
  await assertBecomes(() => grid(demo, 'input').locator('.mark.touch').count(), 4);
  await cell(demo, 'input', 0, 3).hover();
  assert.equal(await sumIn(demo), 'max(10,0,30,20)=30');
  await lab.screenshot(page, 'pooling');
});

labTest('of equal numbers the first wins, and the page says so', {}, async (lab) => {
  const { demo } = await openPooling(lab, '&input=1 7; 7 7');
  await demo.getByText('3 cells share the maximum. The first of them counts').waitFor();
  await demo.getByText('row 1, column 2.').waitFor();
});

labTest('the average is written out, with and without the zeros of the border', {}, async (lab) => {
  const { page, demo } = await openPooling(lab, '&kind=average&kernel=2&padding=1');
  assert.equal(await sumIn(demo), '(0+0+0+0)/4=0');
  await cell(demo, 'output', 0, 1).hover();
  assert.equal(await sumIn(demo), '(10+10+0+0)/4=5');
  await demo.getByText('2 cells of the border count as 0').waitFor();
  await page.mouse.move(0, 0);
  await demo.getByLabel('Zeros of the border count').uncheck();
  await cell(demo, 'output', 0, 1).hover();
  assert.equal(await sumIn(demo), '(10+10)/2=10');
  await lab.screenshot(page, 'pooling-average');
});

labTest('ceil mode keeps the window that hangs over the end', {}, async (lab) => {
  const { demo } = await openPooling(lab, '&input=1 2 3; 4 5 6; 7 8 9');
  assert.equal(await numbersIn(demo, 'output'), '5');
  await demo.getByLabel('Also a last window').check();
  assert.equal(await numbersIn(demo, 'output'), '5 6 8 9');
});

labTest(
  'backward, all of a gradient goes to the winner; of a mean everyone has a share',
  {},
  async (lab) => {
    const { page, demo } = await openPooling(lab, '&show=backward&stride=1');
    assert.equal(await numbersIn(demo, 'gradient'), '1 2 3 4 5 6 7 8 9');
    assert.equal(
      await numbersIn(demo, 'inputGradient'),
      '0 0 0 0 0 12 9 0 0 15 9 0 0 0 0 0',
      '1 + 2 + 4 + 5 = 12',
    );
    await cell(demo, 'inputGradient', 1, 1).hover();
    assert.equal(await sumIn(demo), '1+2+4+5=12');
    await cell(demo, 'inputGradient', 0, 0).hover();
    await demo.getByText('no window took this cell').waitFor();
    await type(page, cell(demo, 'gradient', 0, 0), '100');
    assert.match(await numbersIn(demo, 'inputGradient'), /^0 0 0 0 0 111 9/);
    await page.mouse.move(0, 0);
    await demo.getByText('All of the gradient 100 goes to the cell that won').waitFor();
    await lab.screenshot(page, 'pooling-backward');
    await demo.getByRole('radio', { name: 'Average' }).check();
    await demo.getByText('100 / 4 = 25 each').waitFor();
    await demo.getByRole('button', { name: 'Undo' }).click();
    await demo.getByRole('button', { name: 'Undo' }).click();
    assert.equal(await numbersIn(demo, 'gradient'), '1 2 3 4 5 6 7 8 9');
  },
);

labTest('a stroke that moves inside its windows changes no pooled value', {}, async (lab) => {
  const { page, demo } = await openPooling(lab);
  await demo.getByLabel('Example').selectOption('shift');
  await demo.getByText('12 of 64 numbers of the input differ, and 0 of 16').waitFor();
  await demo.getByText('Nothing behind the pooling can tell').waitFor();
  await demo.getByRole('button', { name: 'Right by one cell' }).click();
  await demo.getByText('12 of 64 numbers of the input differ, and 8 of 16').waitFor();
  await assertBecomes(() => grid(demo, 'secondPooled').locator('.mark.differs').count(), 8);
  await page.keyboard.press('ArrowLeft');
  await demo.getByText('and 0 of 16').waitFor();
  await lab.screenshot(page, 'pooling-shift');
});

labTest(
  'two inputs without a common number have one pooled map, until a maximum changes',
  {},
  async (lab) => {
    const { page, demo } = await openPooling(lab);
    await demo.getByLabel('Example').selectOption('two-inputs');
    await demo.getByText('16 of 16 numbers of the input differ, and 0 of 4').waitFor();
    await type(page, cell(demo, 'second', 0, 0), '8');
    await demo.getByText('and 0 of 4').waitFor();
    await type(page, cell(demo, 'second', 0, 0), '10');
    await demo.getByText('and 1 of 4').waitFor();
    await lab.screenshot(page, 'pooling-two-inputs');
  },
);

labTest('numbers are typed by keys, and what is none is refused', {}, async (lab) => {
  const { page, demo } = await openPooling(lab);
  await cell(demo, 'input', 0, 0).focus();
  await page.keyboard.type('99');
  await page.keyboard.press('Enter');
  assert.equal(await numbersIn(demo, 'output'), '99 30 20 20');
  await page.keyboard.type('1x');
  await page.keyboard.press('Enter');
  await demo.getByText('“1x” is not a number').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  assert.equal(await numbersIn(demo, 'output'), '30 30 20 20');
  await cell(demo, 'output', 0, 0).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await assertBecomes(
    () => demo.locator('[role="status"].spoken-only').first().innerText(),
    'Row 2, column 1: max(10, 20, 0, 5) = 20',
  );
});

labTest('steps uncover the pooled map window by window', {}, async (lab) => {
  const { demo } = await openPooling(lab);
  await demo.getByRole('button', { name: 'Back to the start' }).click();
  assert.equal(await numbersIn(demo, 'output'), '_ _ _ _');
  const forward = demo.getByRole('button', { name: 'One step forward' });
  await forward.click();
  assert.equal(await numbersIn(demo, 'output'), '30 _ _ _');
  await demo.getByLabel('One step is').selectOption('row');
  await forward.click();
  assert.equal(await numbersIn(demo, 'output'), '30 30 _ _');
});

labTest('impossible settings cannot be reached', {}, async (lab) => {
  const { demo } = await openPooling(lab);
  const padding = demo.locator('#padding-0');
  await assertBecomes(() => padding.getAttribute('max'), '1', 'half of the window');
  await assertBecomes(
    () => demo.locator('#kernel-0').getAttribute('max'),
    '4',
    'the input has 4 rows',
  );
  const refused = await demo.evaluate((element) => {
    const demo = element as ConvPoolingElement;
    demo.kernel = '5';
    demo.padding = '3';
    demo.input = '1 2; 3';
    return [demo.kernel, demo.padding, demo.input];
  });
  assert.deepEqual(refused, ['2', '0', 'blackboard']);
});

labTest('a drawn digit and its map are pooled as pictures', {}, async (lab) => {
  const { page, demo } = await openPooling(lab, '&input=seven');
  assert.deepEqual(
    lab.requests.filter((path) => path.includes('models/')),
    [],
    'a drawing needs no network',
  );
  await demo.getByLabel('Example').selectOption('map');
  await page.waitForResponse(/digits\.safetensors/);
  await grid(demo, 'output').hover({ position: { x: 80, y: 60 } });
  await demo.getByText(/It stands in row|share the maximum/).waitFor();
  const turn = demo.getByLabel('Turned by');
  await turn.fill('30');
  await demo.getByText('turned by 30°').waitFor();
  await lab.screenshot(page, 'pooling-map');
});

labTest('the state restores what was seen', {}, async (lab) => {
  const { page, demo } = await openPooling(
    lab,
    '&input=1 2 3; 4 5 6; 7 8 9.5&kind=average&kernel=2&stride=1&compare=-1 2&ceilMode=true',
  );
  await cell(demo, 'output', 1, 1).click();
  await page.mouse.move(0, 0);
  const state = await stateOf(demo);
  const again = await openPooling(lab, `&state=${state}`);
  assert.equal(await stateOf(again.demo), state);
  for (const name of ['input', 'output', 'second', 'secondPooled'] as const) {
    assert.equal(await numbersIn(again.demo, name), await numbersIn(demo, name), name);
  }
  assert.equal(await sumIn(again.demo), '(5.0+6.0+8.0+9.5)/4=7.125');
  await again.demo.evaluate((element) => element.setAttribute('state', 'nonsense!'));
  assert.equal(await stateOf(again.demo), state, 'a damaged state changes nothing');
});

labTest('a question hides the number that it asks for, until it is answered', {}, async (lab) => {
  const { page, demo } = await openPooling(lab, '&quiz=');
  await cell(demo, 'output', 1, 1).getByText('?').waitFor();
  await cell(demo, 'output', 1, 1).hover();
  assert.match(await sumIn(demo), /=\?$/);
  await assertBecomes(() => demo.locator('.product.lit').count(), 0, 'nor which of them it is');
  const told = nextAnswer(page);
  await demo.getByLabel('Your answer').fill('20');
  await demo.getByRole('button', { name: 'Check' }).click();
  const { question, ...answer } = await told;
  assert.match(String(question), /row 2, column 2/);
  assert.deepEqual(answer, { given: '20', expected: '20', correct: true });
  await cell(demo, 'output', 1, 1).getByText('20').waitFor();
});

labTest('picture, table and program hold what is seen', {}, async (lab) => {
  const { demo } = await openPooling(lab, '&show=backward');
  const [type, size, table] = await demo.evaluate(async (element) => {
    const demo = element as ConvPoolingElement;
    const picture = await demo.exportImage();
    return [picture.type, picture.size, demo.exportData()] as const;
  });
  assert.equal(type, 'image/png');
  assert.ok(size > 5000, `${size} bytes`);
  const lines = table.trim().split('\n');
  assert.equal(lines[0], 'grid,row,column,value');
  assert.ok(lines.includes('pooled,1,1,30'));
  assert.ok(lines.includes('taken from (place in the input),1,1,5'));
  assert.ok(lines.includes('gradient of the input,2,2,1'));
  await lab.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await demo.getByRole('button', { name: 'Copy as PyTorch' }).click();
  await demo.getByText('Copied.').waitFor();
  const program = await demo.page().evaluate(() => navigator.clipboard.readText());
  assert.match(program, /F\.max_pool2d/);
});

labTest('with controls="none" the grids and the arithmetic are there', {}, async (lab) => {
  const { demo } = await openPooling(lab, '&controls=none');
  await assertBecomes(() => demo.getByRole('button').count(), 0);
  await assertBecomes(() => demo.getByRole('slider').count(), 0);
  assert.equal(await numbersIn(demo, 'output'), '30 30 20 20');
});

labTest(
  'a finger moves the window and changes a number',
  { width: 390, touch: true },
  async (lab) => {
    const { page, demo } = await openPooling(lab);
    await cell(demo, 'output', 1, 0).tap();
    assert.equal(await sumIn(demo), 'max(10,20,0,5)=20');
    const { width, height } = (await cell(demo, 'output', 0, 0).boundingBox())!;
    assert.ok(Math.min(width, height) >= 44, `a cell is ${width} × ${height}`);
    await type(page, cell(demo, 'input', 3, 0), '25');
    assert.equal(await numbersIn(demo, 'output'), '30 30 25 20');
    await demo.getByRole('button', { name: 'Down by one cell' }).tap();
    await demo.getByText('Moved by 1 down and 1 to the right').waitFor();
    await lab.screenshot(page, 'pooling-phone');
  },
);

for (const theme of ['light', 'dark'] as const) {
  for (const { width, touch } of [
    { width: 320, touch: true },
    { width: 1440, touch: false },
  ]) {
    labTest(
      `no rule of accessibility is broken at ${width} pixels, ${theme}, in German`,
      { width, theme, touch },
      async (lab) => {
        const { page, demo } = await openPooling(
          lab,
          '&lang=de&show=backward&input=checkerboard&kind=average&kernel=3&stride=2&padding=1',
        );
        await demo.getByText('Größe der gepoolten Karte').waitFor();
        await assertAccessible(page);
        await assertFits(page);
        await lab.screenshot(page, 'pooling-german');
      },
    );
  }
}

labTest(
  'forced colours and reduced motion keep the demo readable and still',
  { forcedColors: true, theme: 'dark', reducedMotion: true },
  async (lab) => {
    const { page } = await openPooling(lab, '&padding=1&quiz=');
    await assertAccessible(page);
    const running = await page.evaluate(
      () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
    );
    assert.equal(running, 0);
    await lab.screenshot(page, 'pooling-forced-colours');
  },
);
