// The end of a cold start: the first classification, and when it was there.

export async function bytesOf(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: the server answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Fetches what every contestant needs beside its library; begins at once. */
export function fetchInputs(modelAddress) {
  return Promise.all([bytesOf(modelAddress), bytesOf('digit.bin')]).then(([model, digit]) => ({
    model,
    digit: new Float32Array(digit.buffer),
  }));
}

/** Runs `classify` for the first time and tells the command the result. */
export async function finish(classify) {
  const started = performance.now();
  const probabilities = await classify();
  const done = performance.now();
  const digit = probabilities.indexOf(Math.max(...probabilities));
  tell({ done, firstCall: done - started, digit });
}

/** The command put the function there. It does not ask meanwhile: that would cost the page time. */
export function tell(result) {
  window.coldStart(JSON.stringify(result));
}

export function fail(error) {
  tell({ failed: String(error?.message ?? error) });
}

/** A network from network.json and its weights, one after the other as 32-bit numbers. */
export function networkFrom(description, bytes) {
  const values = new Float32Array(bytes.buffer);
  let place = 0;
  const tensor = (shape) => {
    const count = shape.reduce((product, size) => product * size, 1);
    place += count;
    return { data: values.slice(place - count, place), shape };
  };
  const layers = description.layers.map(({ weightShape, ...layer }) =>
    weightShape === undefined
      ? layer
      : { ...layer, weight: tensor(weightShape), bias: tensor(weightShape.slice(0, 1)) },
  );
  return { ...description, layers };
}
