import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compressedSizes, readBudgets } from '../budget.js';

for (const [name, { files, brotliBytes }] of Object.entries(await readBudgets())) {
  test(`${name} is at most ${brotliBytes / 1000} kB with brotli`, async (t) => {
    const sizes = await compressedSizes(files);
    let sum = 0;
    for (const [path, size] of sizes) {
      sum += size;
      t.diagnostic(`${path}: ${size} bytes`);
    }
    t.diagnostic(`together: ${sum} of ${brotliBytes} bytes`);
    assert.ok(sum <= brotliBytes, `${sum} bytes, ${sum - brotliBytes} too many`);
  });
}
