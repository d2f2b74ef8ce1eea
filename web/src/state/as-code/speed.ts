/**
 * The race's convolution as programs for one thread that print their own GFLOP/s: so one can compare what the browser does
 * with PyTorch on the same machine, or with the library under Node.
 *
 *   speedCode(layer)   // { PyTorch: 'import time\n…', JavaScript: '…' }
 */
import { multiplyAddsOf, type SpeedLayer } from '../speed-state.js';

/** Samples, and seconds of warm-up. */
const samples = 20;
const warmUp = 0.3;

export function speedCode(layer: SpeedLayer): Readonly<Record<string, string>> {
  return { PyTorch: pytorch(layer), JavaScript: javascript(layer) };
}

/** An odd border cell belongs at the end, as in the race; PyTorch's own padding="same" puts it there too. */
function pytorch(layer: SpeedLayer): string {
  const { channels, outChannels, size, kernel, groups } = layer;
  return `import time
import torch
import torch.nn.functional as F

torch.set_num_threads(1)
x = 2 * torch.rand(1, ${channels}, ${size}, ${size}) - 1  # batch, channel, row, column
w = 2 * torch.rand(${outChannels}, ${channels / groups}, ${kernel}, ${kernel}) - 1
b = 2 * torch.rand(${outChannels}) - 1

def call():
    return F.conv2d(x, w, b, padding="same", groups=${groups})

times = []
with torch.no_grad():
    end = time.perf_counter() + ${warmUp}
    while time.perf_counter() < end:
        call()
    for _ in range(${samples}):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)

median = sorted(times)[len(times) // 2]
print(f"{2 * ${multiplyAddsOf(layer)} / median / 1e9:.1f} GFLOP/s, {1000 * median:.3f} ms a call")
`;
}

function javascript(layer: SpeedLayer): string {
  const { channels, outChannels, size, kernel, groups } = layer;
  const [x, w] = [
    `[${channels}, ${size}, ${size}]`,
    `[${outChannels}, ${channels / groups}, ${kernel}, ${kernel}]`,
  ];
  return `import { load } from './convscope.js'; // or 'convscope'

const cs = await load(); // or load({ variant: 'simd' }), 'scalar', 'relaxed'
const random = (count) => Float32Array.from({ length: count }, () => 2 * Math.random() - 1);
const x = cs.tensor(random(${channels * size * size}), ${x}); // channel, row, column
const w = cs.tensor(random(${(outChannels * channels * kernel * kernel) / groups}), ${w});
const b = random(${outChannels});
const out = new Float32Array(${outChannels * size * size});
const call = () => cs.conv2d(x, w, b, { padding: 'same', groups: ${groups}, out });

const end = performance.now() + ${1000 * warmUp};
let calls = 0;
for (; performance.now() < end; calls++) call();
// So many calls in a sample that it takes about 15 ms: clocks in browsers are coarse.
const perSample = Math.ceil((15 * calls) / ${1000 * warmUp});
const times = Array.from({ length: ${samples} }, () => {
  const start = performance.now();
  for (let i = 0; i < perSample; i++) call();
  return (performance.now() - start) / perSample;
});

const median = times.sort((a, b) => a - b)[times.length >> 1];
const speed = (2 * ${multiplyAddsOf(layer)}) / median / 1e6;
console.log(\`\${cs.variant}: \${speed.toFixed(1)} GFLOP/s, \${median.toFixed(3)} ms a call\`);
`;
}
