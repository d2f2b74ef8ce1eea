import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachVariant, randomNumbers } from './library.js';

forEachVariant((library) => {
  test('a picture becomes planes and comes back byte by byte', async () => {
    const cs = await library();
    const random = randomNumbers(7);
    const rgba = Uint8ClampedArray.from({ length: 5 * 4 * 4 }, (_, i) =>
      i % 4 === 3 ? 255 : Math.floor(256 * random()),
    );
    const planes = cs.pictureToPlanes(rgba, { width: 5, height: 4 });
    assert.deepEqual(planes.shape, [3, 4, 5]);
    assert.equal(planes.data[20 + 7], Math.fround(rgba[4 * 7 + 1]! / 255), 'green of pixel 7');
    const back = cs.planesToPicture(planes);
    assert.deepEqual(back.rgba, rgba);
    assert.equal(back.clipped, 0);
  });

  test('one channel is the luma, and is shown as grey', async () => {
    const cs = await library();
    const green = new Uint8ClampedArray([0, 255, 0, 255]);
    const grey = cs.pictureToPlanes(green, { width: 1, height: 1, channels: 1 });
    assert.deepEqual([grey.shape, grey.data[0]], [[1, 1, 1], Math.fround(0.587)]);
    assert.deepEqual([...cs.planesToPicture(grey).rgba], [150, 150, 150, 255]);
  });

  test('what a screen cannot show is counted', async () => {
    const cs = await library();
    const out = new Uint8ClampedArray(12);
    const shown = cs.planesToPicture(cs.tensor([-0.5, 0.5, 1.5], [1, 1, 3]), { out });
    assert.equal(shown.rgba, out);
    assert.deepEqual([out[0], out[4], out[8], shown.clipped], [0, 128, 255, 2]);
  });

  test('a slope of 3 and 4 is 5 steep, and its direction has its hue', async () => {
    const cs = await library();
    const [across, up] = [cs.tensor([3, 0], [1, 1, 2]), cs.tensor([4, -2], [1, 1, 2])];
    const [out, directionOut] = [new Float32Array(2), new Float32Array(2)];
    const { magnitude, direction } = cs.gradientPolar(across, up, { out, directionOut });
    assert.deepEqual([...out], [5, 2]);
    assert.equal(magnitude.data, out);
    assert.equal(direction.data, directionOut);
    assert.ok(Math.abs(directionOut[0]! - Math.atan2(4, 3)) < 1e-6);
    const wheel = [
      [255, 0, 0],
      [0, 255, 0],
      [0, 0, 255],
      [255, 255, 0],
    ] as const;
    const rgba = cs.colorizeGradient(across, up, { limit: 2, zero: [0, 0, 0], wheel });
    assert.deepEqual([...rgba.slice(4)], [255, 255, 0, 255], 'downwards is the last of four');
  });

  test('what does not fit is refused with the name of the argument', async () => {
    const cs = await library();
    const bytes = new Uint8ClampedArray(16);
    const planes = cs.tensor([0, 0], [2, 1, 1]);
    const [one, two] = [cs.tensor([1], [1, 1, 1]), cs.tensor([1, 1], [1, 1, 2])];
    const wrong: readonly (readonly [() => unknown, RegExp])[] = [
      [() => cs.pictureToPlanes(bytes, { width: 3, height: 1 }), /rgba has 16 bytes.*need 12/],
      [() => cs.pictureToPlanes(bytes, { width: 0, height: 1 }), /the picture/],
      [() => cs.pictureToPlanes(bytes, { width: 2, height: 2, channels: 2 }), /channels.*got 2/],
      [() => cs.planesToPicture(planes), /planes must be \[1, H, W\] or \[3, H, W\]/],
      [() => cs.planesToPicture(one, { out: bytes }), /out has 16 bytes/],
      [() => cs.gradientPolar(one, two), /the same shape/],
      [() => cs.gradientPolar(one, one, { directionOut: new Float32Array(2) }), /directionOut/],
      [() => cs.colorizeGradient(one, one, { limit: 0, zero: [0, 0, 0], wheel: [] }), /limit/],
      [() => cs.colorizeGradient(one, one, { limit: 1, zero: [0, 0, 0], wheel: [] }), /wheel/],
    ];
    for (const [call, sentence] of wrong) {
      assert.throws(call, { name: 'RangeError', message: sentence });
    }
    assert.throws(() => cs.pictureToPlanes(new Uint8Array(4) as never, { width: 1, height: 1 }), {
      name: 'TypeError',
      message: /rgba must be a Uint8ClampedArray/,
    });
  });
});
