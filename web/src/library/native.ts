// The WebAssembly module: its functions, and the views on its memory. cpp/bindings/module.cpp is the other side.

/** What the module exports. Numbers are addresses where nothing else is said. */
interface NativeFunctions {
  /** Where to write the arguments of the next call, `count` doubles; 0 when there is no room. */
  convscope_arguments(count: number): number;
  /** Checks the arguments; the address of the reply, or 0 when refused. */
  convscope_plan(code: number): number;
  /** Computes; the address of the reply, or 0 when refused. */
  convscope_run(): number;

  /** A model's own input and, once run, its output. */
  convscope_model_input(model: number): number;
  convscope_model_run(model: number): number;

  convscope_dispose_model(model: number): void;
  convscope_dispose_trainer(trainer: number): void;

  /** Why the last call was refused: the sentence's address and bytes, and 1 for a RangeError. */
  convscope_failure(): number;
  /** Bytes in use, models, trainers. */
  convscope_memory(): number;
}

interface NativeExports extends NativeFunctions {
  readonly memory: WebAssembly.Memory;
  /** Runs what C++ does before its first function. */
  _initialize(): void;
}

/** Any call may move the memory, and with it the views: ask for them anew each time. */
export class NativeModule {
  readonly call: NativeFunctions;
  i32!: Int32Array<ArrayBuffer>;
  f32!: Float32Array<ArrayBuffer>;
  f64!: Float64Array<ArrayBuffer>;
  u8!: Uint8Array<ArrayBuffer>;
  readonly #memory: WebAssembly.Memory;

  private constructor(exports: NativeExports) {
    this.call = exports;
    this.#memory = exports.memory;
    this.renewViews();
  }

  static async start(module: WebAssembly.Module): Promise<NativeModule> {
    const started: { native?: NativeModule } = {};
    const instance = await WebAssembly.instantiate(module, {
      env: { emscripten_notify_memory_growth: () => started.native?.renewViews() },
    });
    const exports = instance.exports as unknown as NativeExports;
    exports._initialize();
    return (started.native = new NativeModule(exports));
  }

  /** After the memory has grown. */
  renewViews(): void {
    const buffer = this.#memory.buffer;
    this.i32 = new Int32Array(buffer);
    this.f32 = new Float32Array(buffer);
    this.f64 = new Float64Array(buffer);
    this.u8 = new Uint8Array(buffer);
  }
}
