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

  /**
   * Where to write a text of so many bytes, which the next function reads; 0 when there is no room. Forgets the last
   * answer.
   */
  convscope_text(bytes: number): number;
  // Layer lists: 1 with an answer, or 0 when refused.
  convscope_output_shape(): number;
  convscope_describe(): number;
  /** Numbers of new models; 0 when refused. Weights or the file were staged before. */
  convscope_create_model(seed: number): number;
  convscope_load_model(): number;
  /** What a model is, as an answer. */
  convscope_describe_model(model: number): void;
  convscope_dispose_model(model: number): void;
  convscope_dispose_trainer(trainer: number): void;

  /** Address and bytes of the answer, and of the sentence that says why the last call was refused. */
  convscope_answer(): number;
  convscope_failure(): number;
  convscope_failure_is_range(): number;
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

  /** The text whose place lies at an address. */
  text(place: number): string {
    const address = this.i32[place >> 2]!;
    const bytes = this.i32[(place >> 2) + 1]!;
    return new TextDecoder().decode(this.u8.subarray(address, address + bytes));
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
