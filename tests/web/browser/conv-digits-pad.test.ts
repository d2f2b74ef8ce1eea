/** The pad of <conv-digits> under mouse, finger and keys: real events in, the right digit out. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { ConvDigitsElement } from '../../../web/src/elements/types.js';
import { digitsReady, one, seven } from './digits.js';
import { labTest } from './harness.js';

type Strokes = readonly (readonly (readonly [number, number])[])[];

const zero: Strokes = [
  Array.from({ length: 25 }, (_, step) => {
    const angle = (step / 24) * 2 * Math.PI;
    return [0.5 + 0.22 * Math.sin(angle), 0.5 - 0.34 * Math.cos(angle)] as const;
  }),
];

interface Paper {
  x: number;
  y: number;
  width: number;
  height: number;
}

async function paperOf(digits: Locator): Promise<Paper> {
  const pad = digits.locator('[part="pad"]');
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  assert.ok(box, 'the pad is on the page');
  return box;
}

async function drawByMouse(page: Page, digits: Locator, strokes: Strokes): Promise<void> {
  const paper = await paperOf(digits);
  for (const stroke of strokes) {
    for (const [place, [x, y]] of stroke.entries()) {
      await page.mouse.move(paper.x + x * paper.width, paper.y + y * paper.height, { steps: 3 });
      if (place === 0) await page.mouse.down();
    }
    await page.mouse.up();
  }
}

/** A finger: touch events come only through the debugger. */
async function drawByFinger(page: Page, digits: Locator, strokes: Strokes): Promise<void> {
  const paper = await paperOf(digits);
  const debug = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', point?: readonly [number, number]) =>
    debug.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: point
        ? [{ x: paper.x + point[0] * paper.width, y: paper.y + point[1] * paper.height }]
        : [],
    });
  for (const stroke of strokes) {
    for (const [place, point] of stroke.entries()) {
      await send(place === 0 ? 'touchStart' : 'touchMove', point);
    }
    await send('touchEnd');
  }
}

const digitOf = (digits: Locator): Promise<number | null> =>
  digits.evaluate((element) => (element as ConvDigitsElement).result?.digit ?? null);

const strokesOf = (digits: Locator): Promise<string> =>
  digits.evaluate((element) => (element as ConvDigitsElement).state);

labTest('a 7, a 1 and a 0 drawn with the mouse are read', {}, async (lab) => {
  const page = await lab.open('index.html');
  const digits = await digitsReady(page);
  assert.equal(await digitOf(digits), null, 'the example is not the visitor’s drawing');
  for (const [strokes, digit] of [
    [seven, 7],
    [one, 1],
    [zero, 0],
  ] as const) {
    await drawByMouse(page, digits, strokes);
    assert.equal(await digitOf(digits), digit);
    await lab.screenshot(page, `digits-mouse-${digit}`);
    await digits.getByRole('button', { name: 'Clear' }).click();
    assert.equal(await digitOf(digits), null);
  }
});

labTest('the answer is on the screen one frame after the last stroke', {}, async (lab) => {
  const page = await lab.open('index.html');
  const digits = await digitsReady(page);
  const shown = digits.evaluate(
    (element) =>
      new Promise<string>((resolve) => {
        element.addEventListener('pointerup', () => {
          // The element's own frame was asked for before this one, so it is drawn when this one runs.
          requestAnimationFrame(() =>
            queueMicrotask(() => {
              resolve(element.shadowRoot!.querySelector('.verdict')!.textContent);
            }),
          );
        });
      }),
  );
  await drawByMouse(page, digits, seven);
  assert.match(await shown, /7\s+This is a 7\./);
});

/** What the canvases show, through copies: reading the element's own would slow them down, and Chromium would say so. */
const picturesOf = (digits: Locator): Promise<string[]> =>
  digits.evaluate((element) => {
    const root = element.shadowRoot!;
    const views = [...root.querySelectorAll('conv-seen-view, [data-layer]')];
    return [root, ...views.map((view) => view.shadowRoot!)].map((within) => {
      const shown = within.querySelector('canvas')!;
      const copy = document.createElement('canvas');
      [copy.width, copy.height] = [shown.width, shown.height];
      copy.getContext('2d')!.drawImage(shown, 0, 0);
      return copy.toDataURL();
    });
  });

const numbersIn = (digits: Locator): Promise<string[]> =>
  digits.evaluate((element) => {
    const root = element.shadowRoot!;
    const rows = [...root.querySelectorAll('conv-value-row')].map((row) => row.shadowRoot!);
    return [
      ...root.querySelectorAll('.percent, .limit, .winner, .verdict p'),
      ...rows.flatMap((row) => [...row.querySelectorAll('.cells span')]),
    ].map((cell) => cell.textContent);
  });

labTest(
  'drawn bit by bit or restored at once, every pixel and number is the same',
  { reducedMotion: true },
  async (lab) => {
    const page = await lab.open('embed.html?element=conv-digits');
    const digits = await digitsReady(page);
    await drawByMouse(page, digits, zero);
    await drawByMouse(page, digits, one);
    await page.mouse.move(0, 0);
    const again = await lab.open(`embed.html?element=conv-digits&state=${await strokesOf(digits)}`);
    const restored = await digitsReady(again);
    const table = (locator: Locator): Promise<string> =>
      locator.evaluate((element) => (element as ConvDigitsElement).exportData());
    assert.equal(await table(digits), await table(restored));
    assert.deepEqual(await picturesOf(digits), await picturesOf(restored));
    assert.deepEqual(await numbersIn(digits), await numbersIn(restored));
  },
);

/** A shown layer's pixels and the number beside it, by its place. */
const layerShown = (digits: Locator, layer: number): Promise<string> =>
  digits.evaluate((element, layer) => {
    const view = element.shadowRoot!.querySelector(`[data-layer='${layer}']`)!;
    const { width, height } = view.shadowRoot!.querySelector('canvas')!;
    const copy = new OffscreenCanvas(width, height).getContext('2d')!;
    copy.drawImage(view.shadowRoot!.querySelector('canvas')!, 0, 0);
    const pixels = copy.getImageData(0, 0, width, height).data.join();
    return `${view.closest('.layer')!.querySelector('.limit')?.textContent} ${pixels}`;
  }, layer);

labTest(
  'while the pen is down the layers in sight follow it, and others once they come near',
  { width: 900, height: 800, reducedMotion: true },
  async (lab) => {
    const page = await lab.open('embed.html?element=conv-digits');
    const digits = await digitsReady(page);
    const paper = await paperOf(digits);
    const [near, far] = [0, 7];
    const before = [await layerShown(digits, near), await layerShown(digits, far)];
    await page.mouse.move(paper.x + paper.width / 2, paper.y + paper.height / 4);
    await page.mouse.down();
    await page.mouse.move(paper.x + paper.width / 2, paper.y + paper.height / 2, { steps: 9 });
    await page.waitForTimeout(100);
    assert.notEqual((await layerShown(digits, near)).slice(8), before[0]!.slice(8), 'its pixels');
    assert.equal(await layerShown(digits, far), before[1], 'out of sight, nothing is painted');
    await page.mouse.wheel(0, 5000);
    await page.waitForTimeout(300);
    assert.notEqual((await layerShown(digits, far)).slice(8), before[1]!.slice(8));
    await page.mouse.up();
    await page.waitForTimeout(300);
    const again = await lab.open(`embed.html?element=conv-digits&state=${await strokesOf(digits)}`);
    const restored = await digitsReady(again);
    for (const layer of [near, far])
      assert.equal(await layerShown(digits, layer), await layerShown(restored, layer));
  },
);

labTest(
  'undo takes ink, maps and numbers back to what they were',
  { reducedMotion: true },
  async (lab) => {
    const page = await lab.open('embed.html?element=conv-digits');
    const digits = await digitsReady(page);
    await drawByMouse(page, digits, one);
    const before = [await picturesOf(digits), await numbersIn(digits)];
    await drawByMouse(page, digits, seven);
    const after = await picturesOf(digits);
    for (const [place, picture] of after.entries()) {
      assert.notEqual(picture, before[0]![place], `canvas ${place} shows the new stroke`);
    }
    await digits.getByRole('button', { name: 'Undo' }).click();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done(null))));
    assert.deepEqual([await picturesOf(digits), await numbersIn(digits)], before);
  },
);

labTest(
  'a finger draws on the pad, and the page stands still meanwhile',
  { width: 390, touch: true },
  async (lab) => {
    const page = await lab.open('index.html');
    const digits = await digitsReady(page);
    await paperOf(digits);
    const before = await page.evaluate(() => window.scrollY);
    await drawByFinger(page, digits, one);
    assert.equal(await digitOf(digits), 1);
    assert.equal(await page.evaluate(() => window.scrollY), before);
    await lab.screenshot(page, 'digits-finger', { fullPage: false });
  },
);

labTest('the pen can be led by keys alone, and they stay inside', {}, async (lab) => {
  const page = await lab.open('index.html');
  const digits = await digitsReady(page);
  await page.evaluate(() => {
    const heard: string[] = [];
    (window as unknown as { heard: string[] }).heard = heard;
    document.addEventListener('keydown', ({ key }) => heard.push(key));
  });
  const pad = digits.locator('[part="pad"]');
  await pad.focus();
  await page.keyboard.press('Space');
  for (let step = 0; step < 14; step++) await page.keyboard.press('ArrowDown');
  await lab.screenshot(page, 'digits-keys', { fullPage: false });
  await page.keyboard.press('Space');
  assert.equal(await digitOf(digits), 1);
  await page.keyboard.press('Control+z');
  assert.equal(await digitOf(digits), null);
  await page.keyboard.press('Control+Shift+z');
  assert.equal(await digitOf(digits), 1);
  await page.keyboard.press('Delete');
  assert.equal(await digitOf(digits), null);
  const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  assert.deepEqual(
    heard.filter((key) => key !== 'Control' && key !== 'Shift'),
    [],
    'keys that the pad used went no further',
  );
  await page.keyboard.press('Tab');
  assert.notEqual(
    await pad.evaluate(
      (element) => (element.getRootNode() as ShadowRoot).activeElement === element,
    ),
    true,
    'Tab leaves the pad',
  );
});

labTest('undo and redo go stroke by stroke, by button', {}, async (lab) => {
  const page = await lab.open('index.html');
  const digits = await digitsReady(page);
  await drawByMouse(page, digits, one);
  const first = await strokesOf(digits);
  await drawByMouse(page, digits, seven);
  const both = await strokesOf(digits);
  await digits.getByRole('button', { name: 'Undo' }).click();
  assert.equal(await strokesOf(digits), first);
  await digits.getByRole('button', { name: 'Redo' }).click();
  assert.equal(await strokesOf(digits), both);
});

labTest('the right button leaves no ink', {}, async (lab) => {
  const page = await lab.open('index.html');
  const digits = await digitsReady(page);
  const paper = await paperOf(digits);
  await page.mouse.move(paper.x + 50, paper.y + 50);
  await page.mouse.down({ button: 'right' });
  await page.mouse.move(paper.x + 90, paper.y + 90);
  await page.mouse.up({ button: 'right' });
  assert.equal(await digitOf(digits), null);
});

labTest('a pad that changes its size keeps the drawing', { width: 1440 }, async (lab) => {
  const page = await lab.open('index.html');
  const digits = await digitsReady(page);
  await drawByMouse(page, digits, seven);
  const before = await strokesOf(digits);
  await page.setViewportSize({ width: 500, height: 900 });
  const pad = digits.locator('[part="pad"]');
  await page.waitForFunction(
    (canvas) => {
      const side = Math.round((canvas as HTMLCanvasElement).clientWidth * devicePixelRatio);
      return side > 320 && (canvas as HTMLCanvasElement).width === side;
    },
    await pad.elementHandle(),
  );
  assert.equal(await strokesOf(digits), before);
  const hasInk = await pad.evaluate((element) => {
    const canvas = element as HTMLCanvasElement;
    const { width, height } = canvas;
    const pixels = canvas.getContext('2d')!.getImageData(0, 0, width, height).data;
    return pixels.some((value, place) => place % 4 === 3 && value > 0);
  });
  assert.ok(hasInk, 'the strokes are painted at the new size');
});

labTest('on a scaled page the ink appears under the pointer', {}, async (lab) => {
  const page = await lab.open('embed.html?element=conv-digits');
  const digits = await digitsReady(page);
  await digits.evaluate((element) => {
    element.style.transform = 'scale(0.7)';
    element.style.transformOrigin = 'top left';
  });
  await drawByMouse(page, digits, seven);
  assert.equal(await digitOf(digits), 7);
});

labTest(
  'every ready drawing is read as its writer meant it',
  { reducedMotion: true },
  async (lab) => {
    const page = await lab.open('index.html');
    const digits = await digitsReady(page);
    const buttons = await digits.locator('.ready button').all();
    assert.ok(buttons.length > 10);
    for (const button of buttons) {
      const name = (await button.getAttribute('aria-label'))!;
      await button.click();
      assert.equal(await digitOf(digits), Number(/\d/.exec(name)![0]), name);
    }
  },
);
