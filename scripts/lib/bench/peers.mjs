// Who is measured beside us: what to install, what to load, which files to serve.

/**
 * `name`: of the module in contestants/; `package`: whose version counts; `folder`: where its WebAssembly lies; `files`:
 * what of it one thread needs, the first for every engine of today. `notInNode`: why it is left out there;
 * `gradients`: what it loads only to learn.
 */
export const peers = [
  {
    name: 'tfjs-wasm',
    title: 'TensorFlow.js, WebAssembly',
    package: '@tensorflow/tfjs-backend-wasm',
    folder: '@tensorflow/tfjs-backend-wasm/dist',
    files: ['tfjs-backend-wasm-simd.wasm', 'tfjs-backend-wasm.wasm'],
  },
  {
    name: 'ort',
    title: 'onnxruntime-web, WebAssembly, one thread',
    package: 'onnxruntime-web',
    folder: 'onnxruntime-web/dist',
    files: ['ort-wasm-simd-threaded.wasm', 'ort-wasm-simd-threaded.mjs'],
  },
  {
    name: 'litert',
    title: 'LiteRT.js, WebAssembly',
    package: '@litertjs/core',
    notInNode: 'it needs a page',
    folder: '@litertjs/core/wasm',
    files: [
      'litert_wasm_internal.wasm',
      'litert_wasm_internal.js',
      'litert_wasm_compat_internal.wasm',
      'litert_wasm_compat_internal.js',
    ],
  },
  {
    name: 'tfjs-cpu',
    title: 'TensorFlow.js, plain JavaScript',
    package: '@tensorflow/tfjs-backend-cpu',
    notInNode: 'a process has one TensorFlow.js, with one backend',
    gradients: '@tensorflow/tfjs-core/dist/register_all_gradients.js',
  },
  { name: 'convnetjs', title: 'ConvNetJS, plain JavaScript', package: 'convnetjs' },
];
