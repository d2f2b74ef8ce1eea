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

/** Runs `classify` for the first time and leaves the result where the command finds it. */
export async function finish(classify) {
  const started = performance.now();
  const probabilities = await classify();
  const done = performance.now();
  window.coldStart = {
    done,
    firstCall: done - started,
    digit: probabilities.indexOf(Math.max(...probabilities)),
  };
}

export function fail(error) {
  window.coldStart = { failed: String(error?.message ?? error) };
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
