import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { serve } from '../../../scripts/lib/serve.mjs';
import { digitsReady, one } from './digits.js';
import { labTest, type Lab } from './harness.js';
import { assertBecomes } from './settling.js';

interface Message {
  source: string;
  type: string;
  element: string;
  [key: string]: unknown;
}

/** A page of another origin that shows embed.html in a frame and keeps the messages. */
async function withParent(
  lab: Lab,
  query: string,
  body: (page: Page, frame: Frame) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'convscope-parent-'));
  await writeFile(
    join(folder, 'index.html'),
    `<!doctype html><title>A course</title><link rel="icon" href="data:," />
     <script>
       window.messages = [];
       addEventListener('message', ({ data }) => {
         if (data.source === 'convscope') window.messages.push(data);
       });
     </script>
     <iframe title="Demo" width="800" height="600" src="${lab.url}embed.html${query}"></iframe>`,
  );
  const course = await serve({ root: folder });
  lab.expectComplaint(new RegExp(`^another host was asked: ${course.url}$`));
  try {
    const page = await lab.open(course.url);
    const frame = await (await page.locator('iframe').elementHandle())?.contentFrame();
    assert.ok(frame, 'the frame has loaded');
    await body(page, frame);
  } finally {
    await course.close();
    await rm(folder, { recursive: true });
  }
}

function messages(page: Page): Promise<Message[]> {
  return page.evaluate(() => (window as unknown as { messages: Message[] }).messages);
}

async function waitForMessage(page: Page, type: string): Promise<Message> {
  await page.waitForFunction(
    (type) =>
      (window as unknown as { messages: Message[] }).messages.some(
        (message) => message.type === type,
      ),
    type,
  );
  return (await messages(page)).filter((message) => message.type === type).at(-1)!;
}

labTest(
  'an embedded demo tells its parent how large it is, what was drawn and what state it is in',
  {},
  (lab) =>
    withParent(lab, '?element=conv-digits', async (page, frame) => {
      const digits = frame.locator('conv-digits');
      await digits.waitFor();
      await digits.evaluate(async (element) => {
        await (element as HTMLElementTagNameMap['conv-digits']).ready;
      });
      await digits.evaluate((element, strokes) => {
        (element as HTMLElementTagNameMap['conv-digits']).drawStrokes(
          strokes as unknown as [number, number][][],
        );
      }, one);

      const classified = await waitForMessage(page, 'classify');
      assert.equal(classified.source, 'convscope');
      assert.equal(classified.element, 'conv-digits');
      assert.equal(classified['digit'], 1);
      assert.equal(Object.values(classified['probabilities'] as object).length, 10);

      const changed = await waitForMessage(page, 'change');
      assert.equal(typeof changed['state'], 'string');

      // A frame is as high as whole pixels allow, so parts of one are rounded up.
      const height = await frame.evaluate(() =>
        Math.ceil(document.documentElement.getBoundingClientRect().height),
      );
      await page.waitForFunction(
        (height) =>
          (window as unknown as { messages: Message[] }).messages.some(
            (message) => message.type === 'resize' && message['height'] === height,
          ),
        height,
      );
    }),
);

labTest('a frame as high as the message says needs no scroll bar', {}, (lab) =>
  withParent(lab, '?element=conv-digits', async (page, frame) => {
    await frame.locator('conv-digits').waitFor();
    const { height } = await waitForMessage(page, 'resize');
    await page.evaluate((height) => {
      document.querySelector('iframe')!.height = String(height);
    }, height as number);
    const overflow = await frame.evaluate(
      () => document.documentElement.scrollHeight - document.documentElement.clientHeight,
    );
    assert.equal(overflow, 0);
  }),
);

labTest(
  'the address sets the element’s own attributes, and no others',
  { theme: 'light' },
  async (lab) => {
    const page = await lab.open(
      'embed.html?element=conv-digits&theme=dark&onclick=alert(1)&style=color:red&id=x',
    );
    const digits = await digitsReady(page);
    await assertBecomes(() => digits.getAttribute('theme'), 'dark');
    for (const name of ['onclick', 'style', 'id'])
      await assertBecomes(() => digits.getAttribute(name), null, name);
    await lab.screenshot(page, 'embed-dark');
  },
);

for (const query of [
  '',
  '?element=conv-nothing',
  '?element=script',
  '?element=conv-digits%3Cimg%3E',
]) {
  labTest(`embed.html${query} says that it knows no such demo`, {}, async (lab) => {
    const page = await lab.open(`embed.html${query}`);
    const text = await page.locator('main').innerText();
    assert.match(text, /no demo/);
    assert.match(text, /embed\.html\?element=conv-digits/);
    await assertBecomes(() => page.locator('main > *').count(), 0);
  });
}

/** Holds back what matches until `release`. What only it would ask for is not asked for meanwhile. */
async function holdBack(page: Page, pattern: RegExp): Promise<() => void> {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(pattern, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

labTest('a frame asks for the library before its own scripts have come', {}, async (lab) => {
  const page = await lab.context.newPage();
  const release = await holdBack(page, /(embed|convscope-elements)\.js$/);
  const library = page.waitForRequest(/\/convscope\.js$/);
  const loaded = page.goto(`${lab.url}embed.html?element=conv-digits`);
  await library;
  release();
  await loaded;
  await digitsReady(page);
});

labTest('the network is asked for before the library has come', {}, async (lab) => {
  const page = await lab.context.newPage();
  const release = await holdBack(page, /\.wasm$/);
  const network = page.waitForRequest(/digits\.safetensors$/);
  await page.goto(`${lab.url}embed.html?element=conv-digits`);
  await network;
  release();
  await digitsReady(page);
});
