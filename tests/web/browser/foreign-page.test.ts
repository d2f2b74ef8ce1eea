/** A page of somebody else with one script and one tag, under the contract's Content-Security-Policy. */
import assert from 'node:assert/strict';
import { readBudgets, sharedScripts } from '../budget.js';
import { digitsReady, drawAndRead, one, seven } from './digits.js';
import { labTest } from './harness.js';
import { assertBecomes } from './settling.js';

const head = '<!doctype html><title>A course</title><link rel="icon" href="data:," />';
const script = '<script type="module" src="convscope-elements.js"></script>';

labTest('one script and one tag are a working demo', {}, async (lab) => {
  await lab.addFile('course.html', `${head}${script}<conv-digits></conv-digits>`);
  const page = await lab.open('course.html');
  const digits = await digitsReady(page);
  assert.equal(await drawAndRead(digits, seven), 7);
  assert.equal(await drawAndRead(digits, one), 1);
});

labTest('what conv-digits downloads is what the budget counts', {}, async (lab) => {
  await lab.addFile('course.html', `${head}${script}<conv-digits></conv-digits>`);
  await digitsReady(await lab.open('course.html'));
  const { files } = (await readBudgets())['everything that conv-digits downloads']!;
  const shared = await sharedScripts();
  const downloaded = lab.requests.map((path) => path.slice(1));
  const counted = downloaded.map((path) => {
    if (shared.includes(path)) return 'shared scripts';
    return path.endsWith('.wasm') ? 'largest .wasm' : path;
  });
  assert.deepEqual([...new Set(counted)].sort(), [...files].sort());
  assert.equal(new Set(downloaded).size, downloaded.length, 'nothing is downloaded twice');
});

labTest('a demo that needs no network downloads none', {}, async (lab) => {
  await lab.addFile('course.html', `${head}${script}<conv-window></conv-window>`);
  const page = await lab.open('course.html');
  await page
    .locator('conv-window')
    .evaluate((element) => (element as HTMLElementTagNameMap['conv-window']).ready);
  assert.deepEqual(
    lab.requests.filter((path) => path.includes('models/')),
    [],
  );
});

labTest('two demos on a page share one library and one WebAssembly instance', {}, async (lab) => {
  await lab.addFile(
    'course.html',
    `${head}${script}<conv-digits></conv-digits><conv-digits></conv-digits>`,
  );
  const page = await lab.open('course.html');
  const first = await digitsReady(page, 0);
  const second = await digitsReady(page, 1);
  assert.equal(lab.requests.filter((path) => path.endsWith('.wasm')).length, 1);
  assert.equal(lab.requests.filter((path) => path === '/convscope.js').length, 1);
  assert.equal(await drawAndRead(first, seven), 7);
  assert.equal(await drawAndRead(second, one), 1);
  assert.equal(
    await first.evaluate(
      (element) => (element as HTMLElementTagNameMap['conv-digits']).result?.digit,
    ),
    7,
    'drawing in the second changes nothing in the first',
  );
});

labTest(
  'nothing but the elements is fetched before a demo comes near the viewport',
  {},
  async (lab) => {
    await lab.addFile('page.css', 'body { padding-top: 9000px }');
    await lab.addFile(
      'course.html',
      `${head}<link rel="stylesheet" href="page.css" />${script}<conv-digits></conv-digits>`,
    );
    const page = await lab.open('course.html');
    await page.evaluate(() => customElements.whenDefined('conv-digits'));
    // Long enough that a request would have been made: the script itself took less.
    await page.waitForTimeout(500);
    const scripts = ['convscope-elements.js', ...(await sharedScripts())];
    assert.deepEqual([...lab.requests].sort(), scripts.map((path) => `/${path}`).sort());
    await digitsReady(page);
    assert.ok(lab.requests.includes('/convscope.js'));
  },
);

labTest(
  'demos on pictures share the library with others, and only they download pictures',
  {},
  async (lab) => {
    await lab.addFile(
      'course.html',
      `${head}${script}<conv-digits></conv-digits><conv-filters picture="moon"></conv-filters>`,
    );
    const page = await lab.open('course.html');
    await digitsReady(page);
    const filters = page.locator('conv-filters');
    await filters.scrollIntoViewIfNeeded();
    await filters.evaluate((element) => (element as HTMLElementTagNameMap['conv-filters']).ready);
    const pictures = lab.requests.filter((path) => path.startsWith('/samples/'));
    assert.deepEqual([...pictures].sort(), ['/samples/moon.png', '/samples/overview.png']);
    assert.equal(lab.requests.filter((path) => path.endsWith('.wasm')).length, 1);
  },
);

/** Rules that would wreck a demo if they reached into it. */
const hostile = `
  * { border: 9px dashed lime !important; margin: 31px !important; letter-spacing: 9px }
  button, canvas, p, div, span, svg { display: none !important; color: red !important; }
`;

labTest(
  'the page’s styles do not reach into a demo, and the demo’s do not reach out',
  {},
  async (lab) => {
    const body = '<h1>Course</h1><button>Mine</button><conv-digits></conv-digits>';
    await lab.addFile(
      'hostile.css',
      `conv-digits { border: 0 !important; margin: 0 !important } ${hostile}`,
    );
    await lab.addFile(
      'course.html',
      `${head}<link rel="stylesheet" href="hostile.css" />${script}${body}`,
    );
    const page = await lab.open('course.html');
    const digits = await digitsReady(page);
    const inside = await digits.evaluate((element) => {
      const button = element.shadowRoot!.querySelector('button, [part=pad]')!;
      const { display, borderTopStyle, color } = getComputedStyle(button);
      return { display, borderTopStyle, color };
    });
    assert.notEqual(inside.display, 'none');
    assert.notEqual(inside.borderTopStyle, 'dashed');
    assert.notEqual(inside.color, 'rgb(255, 0, 0)');
    assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 0);
    assert.equal(await page.evaluate(() => document.querySelectorAll('style').length), 0);
  },
);

labTest('a demo taken out and put back goes on working', {}, async (lab) => {
  await lab.addFile('course.html', `${head}${script}<conv-digits></conv-digits>`);
  const page = await lab.open('course.html');
  const digits = await digitsReady(page);
  await digits.evaluate((element) => {
    const parent = element.parentElement!;
    element.remove();
    parent.append(element);
  });
  assert.equal(await drawAndRead(digits, seven), 7);
});

labTest(
  'a demo that cannot load says why, shows what the page wrote for that case, and can be tried again',
  {},
  async (lab) => {
    lab.expectComplaint(/status 404|status of 404/);
    // The body of a refused answer is not read, which the browser calls an aborted request when it is quick enough.
    lab.expectComplaint(/^failed: .*\.wasm \(net::ERR_ABORTED\)$/);
    await lab.context.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: '' }));
    await lab.addFile(
      'course.html',
      `${head}${script}<conv-digits><p>A picture of a seven</p></conv-digits>`,
    );
    const page = await lab.open('course.html');
    const digits = page.locator('conv-digits');
    const alert = digits.getByRole('alert');
    await alert.waitFor();
    await assertBecomes(() => alert.innerText(), /convscope-relaxed\.wasm.*404/s);
    await assertBecomes(() => page.getByText('A picture of a seven').isVisible(), true);

    await lab.context.unroute('**/*.wasm');
    await alert.getByRole('button').click();
    await digitsReady(page);
    await assertBecomes(() => alert.count(), 0);
    assert.equal(await drawAndRead(digits, seven), 7);
  },
);
