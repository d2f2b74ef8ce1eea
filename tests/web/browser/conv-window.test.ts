/** <conv-window> by pointer, finger and keys: what it shows, tells and restores, and what it refuses. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { ConvChangeDetail, ConvWindowElement } from '../../../web/src/elements/types.js';
import { assertAccessible, assertFits } from './accessibility.js';
import { nextAnswer } from './answers.js';
import { labTest, type Lab } from './harness.js';
import { assertBecomes, assertSteady, settled } from './settling.js';

async function openWindow(lab: Lab, query = ''): Promise<{ page: Page; demo: Locator }> {
  const page = await lab.open(`embed.html?element=conv-window${query}`);
  const demo = page.locator('conv-window');
  await demo.evaluate((element) => (element as ConvWindowElement).ready);
  return { page, demo };
}

type GridName = 'input' | 'kernel' | 'output';

const grid = (demo: Locator, name: GridName): Locator => demo.locator(`[data-grid="${name}"]`);

const cell = (demo: Locator, name: GridName, row: number, column: number): Locator =>
  grid(demo, name).locator(`.cell[data-row="${row}"][data-column="${column}"]`);

/** The numbers of a grid, '_' for those that are not known; without what stands below them. */
async function numbersIn(demo: Locator, name: GridName): Promise<string> {
  await settled(demo);
  return grid(demo, name).evaluate((element) => {
    const ownText = (cell: Element): string =>
      [...cell.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.textContent?.trim())
        .join('');
    const cells = [...element.shadowRoot!.querySelectorAll('.upright')];
    return cells.map((cell) => ownText(cell) || '_').join(' ');
  });
}

/** The sum as it is written out, without spaces. */
async function sumIn(demo: Locator): Promise<string> {
  await settled(demo);
  return (await demo.locator('.sum').evaluate((sum) => sum.textContent)).replace(/\s+/g, '');
}

/** Waits until the window stands at a place, such as 'Row 1, column 2'. */
const standsAt = (demo: Locator, place: string): Promise<void> =>
  demo.locator('.formula .place', { hasText: place }).waitFor();

const stateOf = (demo: Locator): Promise<string> =>
  demo.evaluate((element) => (element as ConvWindowElement).state);

const blackboard = '60 70 50 60 70 50 20 30 20';

labTest(
  'the blackboard example is there before the library, with its first sum',
  {},
  async (lab) => {
    await lab.context.route('**/*.wasm', () => undefined);
    const page = await lab.open('embed.html?element=conv-window');
    const demo = page.locator('conv-window');
    await grid(demo, 'output').waitFor();
    assert.equal(await numbersIn(demo, 'output'), blackboard);
    assert.equal(await sumIn(demo), '(0×1)+(10×0)+(20×0)+(30×2)=60');
    await lab.screenshot(page, 'window-poster');
  },
);

labTest('what the poster says is what the library computes', {}, async (lab) => {
  const { page, demo } = await openWindow(lab);
  assert.equal(await numbersIn(demo, 'output'), blackboard);
  assert.equal(await sumIn(demo), '(0×1)+(10×0)+(20×0)+(30×2)=60');
  await lab.screenshot(page, 'window');
});

labTest('pointing at an output moves the window and writes its sum out', {}, async (lab) => {
  const { page, demo } = await openWindow(lab);
  await cell(demo, 'output', 1, 1).hover();
  await standsAt(demo, 'Row 2, column 2');
  assert.equal(await sumIn(demo), '(30×1)+(30×0)+(20×0)+(20×2)=70');
  await assertBecomes(() => cell(demo, 'input', 1, 1).innerText(), /30\s*×1/);
  await page.mouse.move(0, 0);
  await standsAt(demo, 'Row 1, column 1');
  await cell(demo, 'output', 2, 0).click();
  await page.mouse.move(0, 0);
  await standsAt(demo, 'Row 3, column 1');
});

labTest('pointing at a weight lights every place where it is used', {}, async (lab) => {
  const { page, demo } = await openWindow(lab);
  await cell(demo, 'kernel', 1, 1).hover();
  await demo.getByText('at all 9 places').waitFor();
  await assertBecomes(() => grid(demo, 'input').locator('.mark.touch').count(), 9);
  await assertBecomes(() => demo.locator('.product.lit').count(), 1);
  await lab.screenshot(page, 'window-weight');
});

labTest('pointing at an input shows the outputs that it counts in', {}, async (lab) => {
  const { demo } = await openWindow(lab);
  await cell(demo, 'input', 1, 1).hover();
  await demo.getByText('counts in 4 outputs').waitFor();
  await assertBecomes(() => grid(demo, 'output').locator('.mark.touch').count(), 4);
});

for (const width of [1440, 390]) {
  labTest(`what pointing tells moves nothing at ${width} pixels`, { width }, async (lab) => {
    const { demo } = await openWindow(lab);
    await assertSteady(demo, cell(demo, 'input', 1, 1), cell(demo, 'kernel', 1, 1));
    assert.match(await demo.locator('.note').innerText(), /used at all 9 places/);
  });
}

labTest('in the pictures one points just as well', {}, async (lab) => {
  const { demo } = await openWindow(lab);
  const picture = demo.locator('[part="output"] conv-map-view');
  await picture.hover({ position: { x: 100, y: 100 } });
  await standsAt(demo, 'Row 3, column 3');
});

labTest(
  'a number typed over another changes the output, and Escape keeps the old one',
  {},
  async (lab) => {
    const { page, demo } = await openWindow(lab);
    await cell(demo, 'input', 0, 0).click();
    await page.keyboard.type('5');
    await page.keyboard.press('Enter');
    assert.equal((await numbersIn(demo, 'output')).split(' ')[0], '65');
    await cell(demo, 'kernel', 0, 0).dblclick();
    await page.keyboard.type('7');
    await page.keyboard.press('Escape');
    assert.equal(await numbersIn(demo, 'kernel'), '1 0 0 2');
    await cell(demo, 'kernel', 0, 0).dblclick();
    await page.keyboard.type('1/2');
    await page.keyboard.press('Enter');
    assert.equal(await numbersIn(demo, 'kernel'), '0.5 0.0 0.0 2.0');
    await assertBecomes(() => demo.getByLabel('Preset').inputValue(), 'custom');
    await demo.getByRole('button', { name: 'Undo' }).click();
    await assertBecomes(() => demo.getByLabel('Preset').inputValue(), 'blackboard');
  },
);

labTest(
  'input, kernel, settings and starting again are taken back one after the other, by key and by button',
  {},
  async (lab) => {
    const { page, demo } = await openWindow(lab);
    await cell(demo, 'input', 0, 0).click();
    await page.keyboard.type('5');
    await page.keyboard.press('Enter');
    await demo.getByLabel('Preset').selectOption('box-3');
    await demo.getByText('same', { exact: true }).click();
    const changed = await numbersIn(demo, 'output');
    await demo.getByRole('button', { name: 'Start again' }).click();
    assert.equal(await numbersIn(demo, 'output'), blackboard);

    await page.keyboard.press('Control+z');
    assert.equal(await numbersIn(demo, 'output'), changed);
    const undo = demo.getByRole('button', { name: 'Undo' });
    await undo.click();
    await assertBecomes(() => demo.getByRole('radio', { name: 'valid' }).isChecked(), true);
    await undo.click();
    await assertBecomes(() => demo.getByLabel('Preset').inputValue(), 'blackboard');
    assert.equal((await numbersIn(demo, 'output')).split(' ')[0], '65');
    await undo.click();
    assert.equal(await numbersIn(demo, 'output'), blackboard);
    await assertBecomes(() => undo.isDisabled(), true);
    await cell(demo, 'input', 0, 0).focus();
    for (let step = 0; step < 3; step++) await page.keyboard.press('Control+Shift+z');
    assert.equal(await numbersIn(demo, 'output'), changed);
  },
);

labTest(
  'on a phone the settings are folded until somebody wants them',
  { width: 390 },
  async (lab) => {
    const { demo } = await openWindow(lab);
    const preset = demo.getByLabel('Preset');
    await assertBecomes(() => preset.isVisible(), false);
    await demo.locator('summary', { hasText: 'Kernel' }).click();
    await preset.selectOption('identity');
    assert.equal(await numbersIn(demo, 'kernel'), '0 0 0 0 1 0 0 0 0');
    await assertBecomes(() => preset.isVisible(), true, 'it stays open');
  },
);

labTest('what is no number is refused at its cell and never stored', {}, async (lab) => {
  const { page, demo } = await openWindow(lab);
  await cell(demo, 'input', 1, 1).click();
  const before = await stateOf(demo);
  await page.keyboard.press('Enter');
  await page.keyboard.type('12x');
  await page.keyboard.press('Enter');
  await demo.getByText('“12x” is not a number').waitFor();
  await page.keyboard.press('Tab');
  assert.equal(await numbersIn(demo, 'output'), blackboard);
  assert.equal(await stateOf(demo), before);
});

labTest('keys walk through the grids, and the window follows', {}, async (lab) => {
  const { page, demo } = await openWindow(lab);
  await cell(demo, 'output', 0, 0).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await standsAt(demo, 'Row 2, column 2');
  await page.keyboard.press('End');
  await standsAt(demo, 'Row 2, column 3');
  await page.keyboard.press('PageDown');
  await standsAt(demo, 'Row 3, column 3');
  await page.keyboard.press(' ');
  await page.keyboard.press('Tab');
  await standsAt(demo, 'Row 3, column 3');
  const spoken = demo.locator('[role="status"].spoken-only');
  await assertBecomes(
    () => spoken.innerText(),
    'Row 3, column 3: (20 × 1) + (10 × 0) + (5 × 0) + (0 × 2) = 20',
  );
});

labTest('used keys stay inside: a page around does not hear them', {}, async (lab) => {
  const { page, demo } = await openWindow(lab);
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    document.addEventListener('keydown', ({ key }) => heard.push(key));
  });
  await cell(demo, 'input', 0, 0).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('4');
  await page.keyboard.press('Enter');
  await demo.getByRole('slider', { name: 'Place in the calculation' }).focus();
  await page.keyboard.press('ArrowRight');
  const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  assert.deepEqual(heard, []);
});

labTest(
  'convolution turns the kernel, and an edit goes to the cell that one sees',
  {},
  async (lab) => {
    const { page, demo } = await openWindow(lab);
    await demo.getByRole('radio', { name: 'Convolution' }).check();
    await demo.getByText('Kernel, turned').waitFor();
    assert.equal(await numbersIn(demo, 'kernel'), '2 0 0 1');
    assert.equal((await numbersIn(demo, 'output')).split(' ')[0], '30');
    await cell(demo, 'kernel', 0, 1).dblclick();
    await page.keyboard.type('3');
    await page.keyboard.press('Enter');
    assert.equal(await numbersIn(demo, 'kernel'), '2 3 0 1');
    assert.equal(
      await demo.evaluate((element) => (element as ConvWindowElement).kernel),
      '[[1, 0], [3, 2]]',
    );
  },
);

labTest('in full mode convolution commutes, and correlation does not', {}, async (lab) => {
  const { page, demo } = await openWindow(lab, '&operation=convolution');
  await demo.getByRole('button', { name: 'Swap input and kernel' }).click();
  await demo.getByText('convolution commutes').waitFor();
  assert.equal(await numbersIn(demo, 'input').then((text) => text.split(' ').length), 64);
  await demo.getByRole('radio', { name: 'Cross-correlation' }).check();
  await demo.getByText('does not commute').waitFor();
  assert.ok((await demo.locator('.order .mark.differs').count()) > 0);
  await lab.screenshot(page, 'window-order');
});

labTest('a stride that does not divide evenly hatches what is never read', {}, async (lab) => {
  const { page, demo } = await openWindow(lab, '&stride=2&kernel=sobel-x&input=edge');
  assert.equal(await numbersIn(demo, 'output').then((text) => text.split(' ').length), 4);
  await assertBecomes(() => grid(demo, 'input').locator('.cell.unused').count(), 11);
  await demo.getByText('the last row and the last column (hatched) are never read').waitFor();
  await lab.screenshot(page, 'window-stride');
});

labTest('stride and dilation are drawn beside each other, with their numbers', {}, async (lab) => {
  const { demo } = await openWindow(lab, '&stride=2 1&dilation=1 2&kernel=sobel-x&input=edge');
  const marks = (group: string): Locator => demo.locator(`[aria-labelledby="${group}"] .mark`);
  await demo.getByText('Windows begin at 4 of 36 cells.').waitFor();
  await assertBecomes(() => marks('stride-group').count(), 4);
  await demo.getByText('One window reads 9 cells and reaches over 3 × 5.').waitFor();
  await assertBecomes(() => marks('dilation-group').count(), 9);
});

labTest('borders are ghost cells that show what they are made of', {}, async (lab) => {
  const { demo } = await openWindow(lab, '&padding=1');
  await assertBecomes(() => grid(demo, 'input').locator('.cell.ghost').count(), 20);
  const corner = cell(demo, 'input', 0, 0);
  for (const [mode, number] of [
    ['zeros', '0'],
    ['replicate', '0'],
    ['reflect', '30'],
    ['circular', '0'],
  ] as const) {
    await demo.getByLabel('Border made of').selectOption(mode);
    await settled(demo);
    await assertBecomes(() => corner.innerText(), new RegExp(`^${number}\\b`), mode);
  }
});

labTest('impossible settings cannot be reached', {}, async (lab) => {
  const { demo } = await openWindow(lab);
  const rows = demo.locator('conv-kernel-editor').getByRole('slider', { name: 'Rows' });
  await assertBecomes(() => rows.getAttribute('max'), '4', 'no kernel larger than the input');
  await assertBecomes(
    () => demo.locator('conv-kernel-editor option[value="box-5"]').isDisabled(),
    true,
  );
  await demo.getByRole('radio', { name: 'full' }).check();
  await demo.getByText('overlap at all').waitFor();
  await assertBecomes(() => rows.getAttribute('max'), '11');
  const refused = await demo.evaluate((element) => {
    const demo = element as ConvWindowElement;
    demo.padding = 'valid';
    demo.kernel = 'box-5';
    demo.stride = '0';
    demo.input = '1 2; 3';
    return [demo.kernel, demo.stride, demo.input, demo.padding];
  });
  assert.deepEqual(refused, ['blackboard', '1', 'blackboard', 'valid']);
});

labTest('steps uncover the output product by product, forward and back', {}, async (lab) => {
  const { page, demo } = await openWindow(lab);
  await demo.getByRole('button', { name: 'Back to the start' }).click();
  assert.equal(await numbersIn(demo, 'output'), Array(9).fill('_').join(' '));
  const forward = demo.getByRole('button', { name: 'One step forward' });
  await forward.click();
  assert.equal((await numbersIn(demo, 'output')).split(' ')[0], '60');
  await demo.getByLabel('One step is').selectOption('product');
  await forward.click();
  assert.equal(await sumIn(demo), '(10×1)+(10×0)+(30×0)+(30×2)=10sofar');
  await lab.screenshot(page, 'window-product');
  const scrubber = demo.getByRole('slider', { name: 'Place in the calculation' });
  await scrubber.press('ArrowLeft');
  await scrubber.press('ArrowLeft');
  await demo.getByText('row 1, column 1, 3 of 4').waitFor();
  await scrubber.press('End');
  assert.equal(await numbersIn(demo, 'output'), blackboard);
});

labTest('what plays stops when one points at something', {}, async (lab) => {
  const { demo } = await openWindow(lab);
  await demo.getByRole('button', { name: 'Play' }).click();
  await demo.getByRole('button', { name: 'Pause' }).waitFor();
  await demo.getByText('row 1, column 3', { exact: true }).waitFor();
  await cell(demo, 'input', 0, 0).hover();
  await demo.getByRole('button', { name: 'Play' }).waitFor();
});

labTest('the state restores what was seen', {}, async (lab) => {
  const query =
    '&kernel=gaussian-3&padding=0 1 2 0&paddingMode=replicate&stride=2 1&operation=convolution';
  const { demo } = await openWindow(lab, query);
  await cell(demo, 'output', 1, 2).click();
  await demo.getByLabel('Speed').selectOption('3');
  const state = await stateOf(demo);
  const again = await openWindow(lab, `&state=${state}`);
  assert.equal(await stateOf(again.demo), state);
  for (const name of ['input', 'kernel', 'output'] as const) {
    assert.equal(await numbersIn(again.demo, name), await numbersIn(demo, name), name);
  }
  await standsAt(again.demo, 'Row 2, column 3');
  await again.demo.evaluate((element) => element.setAttribute('state', 'nonsense!'));
  assert.equal(await stateOf(again.demo), state, 'a damaged state changes nothing');
});

labTest('a change is told with the state and with who made it', {}, async (lab) => {
  const { page, demo } = await openWindow(lab);
  await page.evaluate(() => {
    const changes: ConvChangeDetail[] = [];
    Object.assign(window, { changes });
    document.documentElement.addEventListener('conv-change', ({ detail }) => changes.push(detail));
  });
  const changes = (): Promise<ConvChangeDetail[]> =>
    page.evaluate(() => (window as unknown as { changes: ConvChangeDetail[] }).changes);
  await demo.getByRole('radio', { name: 'same' }).check();
  await page.waitForFunction(
    () => (window as unknown as { changes: object[] }).changes.length === 1,
  );
  await demo.evaluate((element) => ((element as ConvWindowElement).dilation = '2'));
  await page.waitForFunction(
    () => (window as unknown as { changes: object[] }).changes.length === 2,
  );
  assert.deepEqual(
    (await changes()).map(({ source }) => source),
    ['user', 'program'],
  );
  assert.equal((await changes())[1]!.state, await stateOf(demo));
});

labTest('a question hides the number that it asks for, until it is answered', {}, async (lab) => {
  const { page, demo } = await openWindow(lab, '&quiz=');
  await cell(demo, 'output', 1, 1).getByText('?').waitFor();
  await cell(demo, 'output', 1, 1).hover();
  assert.match(await sumIn(demo), /=\?$/);
  const told = nextAnswer(page);
  await demo.getByLabel('Your answer').fill('70');
  await demo.getByRole('button', { name: 'Check' }).click();
  const { question, ...answer } = await told;
  assert.match(String(question), /row 2, column 2/);
  assert.deepEqual(answer, { given: '70', expected: '70', correct: true });
  await cell(demo, 'output', 1, 1).getByText('70').waitFor();
  await demo.getByText('(30 × 1) + (30 × 0) + (20 × 0) + (20 × 2) = 70.').waitFor();
  await demo.getByRole('button', { name: 'Next question' }).click();
  await demo.getByLabel('Your answer').fill('4');
  await demo.getByRole('button', { name: 'Check' }).click();
  await demo.getByText('Not quite: it is 3.').waitFor();
});

labTest('a table pasted into the kernel becomes the kernel', {}, async (lab) => {
  const { demo } = await openWindow(lab);
  await demo.getByText('Paste a table').click();
  await demo.locator('textarea').fill('np.array([[1, 2, 1], [0, 0, 0]]) / 4');
  await demo.getByRole('button', { name: 'Use it' }).click();
  assert.equal(await numbersIn(demo, 'kernel'), '1 2 1 0 0 0');
  await demo.locator('textarea').fill('1 2; 3');
  await demo.getByRole('button', { name: 'Use it' }).click();
  await demo.getByText('not a table of numbers').waitFor();
  assert.equal(await numbersIn(demo, 'kernel'), '1 2 1 0 0 0');
});

labTest('picture, table and program hold what is seen', {}, async (lab) => {
  const { demo } = await openWindow(lab, '&padding=1&kernel=box-3');
  await lab.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const [type, size, table] = await demo.evaluate(async (element) => {
    const demo = element as ConvWindowElement;
    const picture = await demo.exportImage();
    return [picture.type, picture.size, demo.exportData()] as const;
  });
  assert.equal(type, 'image/png');
  assert.ok(size > 5000, `${size} bytes`);
  const lines = table.trim().split('\n');
  assert.equal(lines[0], 'grid,row,column,value');
  assert.equal(lines.filter((line) => line.startsWith('input,')).length, 16);
  assert.equal(lines.filter((line) => line.startsWith('kernel,')).length, 9);
  assert.equal(lines.filter((line) => line.startsWith('output,')).length, 16);
  await demo.getByRole('button', { name: 'Copy as NumPy' }).click();
  await demo.getByText('Copied.').waitFor();
  const program = await demo.page().evaluate(() => navigator.clipboard.readText());
  assert.match(program, /np\.pad\(x, \(\(1, 1\), \(1, 1\)\), mode="constant"\)/);
  assert.match(program, /\/ 9$/m);
});

labTest('with controls="none" the numbers, the formula and the size are there', {}, async (lab) => {
  const { demo } = await openWindow(lab, '&controls=none');
  await assertBecomes(() => demo.getByRole('button').count(), 0);
  await assertBecomes(() => demo.getByRole('radio').count(), 0);
  await assertBecomes(() => demo.getByRole('slider').count(), 0);
  assert.equal(await numbersIn(demo, 'output'), blackboard);
});

labTest(
  'a finger moves the window and changes a number',
  { width: 390, touch: true },
  async (lab) => {
    const { page, demo } = await openWindow(lab);
    await cell(demo, 'output', 2, 1).tap();
    await standsAt(demo, 'Row 3, column 2');
    const { width, height } = (await cell(demo, 'output', 0, 0).boundingBox())!;
    assert.ok(Math.min(width, height) >= 44, `a cell is ${width} × ${height}`);
    await cell(demo, 'kernel', 0, 1).dblclick();
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    assert.equal(await numbersIn(demo, 'kernel'), '1 1 0 2');
    await lab.screenshot(page, 'window-phone');
  },
);

labTest('with reduced motion the kernel jumps', { reducedMotion: true }, async (lab) => {
  const { page, demo } = await openWindow(lab);
  await demo.getByRole('radio', { name: 'Convolution' }).check();
  await demo.getByText('Kernel, turned').waitFor();
  assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
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
        const { page, demo } = await openWindow(
          lab,
          '&lang=de&quiz=&padding=same&stride=2&kernel=sobel-y',
        );
        await demo.getByText('Größe der Ausgabe').waitFor();
        await assertAccessible(page);
        await assertFits(page);
        await lab.screenshot(page, 'window-german');
      },
    );
  }
}

labTest(
  'forced colours keep the grids readable',
  { forcedColors: true, theme: 'dark' },
  async (lab) => {
    const { page } = await openWindow(lab, '&padding=1');
    await assertAccessible(page);
    await lab.screenshot(page, 'window-forced-colours');
  },
);
