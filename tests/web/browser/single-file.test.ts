import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ConvSpeedElement } from '../../../web/src/elements/types.js';
import { builtFolder } from '../repository.js';
import { digitsReady, drawAndRead, seven } from './digits.js';
import { labTest } from './harness.js';
import { assertBecomes } from './settling.js';

labTest('convscope.html alone on a disk, without a network, is the whole Lab', {}, async (lab) => {
  const folder = await mkdtemp(join(tmpdir(), 'convscope single file '));
  try {
    const path = join(folder, 'lab.html');
    await cp(join(builtFolder, 'convscope.html'), path);
    await lab.context.setOffline(true);
    const page = await lab.open(pathToFileURL(path).href);
    const digits = await digitsReady(page);
    assert.equal(await drawAndRead(digits, seven), 7);
    await lab.screenshot(page, 'single-file');
    // All three builds of the library are inside.
    const speed = page.locator('conv-speed');
    await speed.evaluate((element) => (element as ConvSpeedElement).setAttribute('rounds', '5'));
    await speed.scrollIntoViewIfNeeded();
    await speed.evaluate((element) => (element as ConvSpeedElement).ready);
    await speed.getByRole('button', { name: 'Start the race' }).click();
    await speed.locator('[part="result"]').waitFor({ timeout: 60_000 });
    await assertBecomes(() => speed.locator('.figures').count(), 4);
  } finally {
    await rm(folder, { recursive: true });
  }
});
