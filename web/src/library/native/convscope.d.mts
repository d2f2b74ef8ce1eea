// What Emscripten builds from cpp/bindings/module.cpp. The module itself lies in build/; bundling puts it here.

/** The functions of the module and the views on its memory. Any call may replace the views: read them anew. */
export interface NativeModule {
  readonly HEAP32: Int32Array<ArrayBuffer>;
  readonly HEAPF32: Float32Array<ArrayBuffer>;
  readonly HEAPF64: Float64Array<ArrayBuffer>;
  readonly HEAPU8: Uint8Array<ArrayBuffer>;

  /** Where to write the arguments of the next call, `count` doubles. */
  _convscope_arguments(count: number): number;
  /** Checks the arguments; the address of the reply, or 0 when refused. */
  _convscope_plan(code: number): number;
  /** Computes; the address of the reply, or 0 when refused. */
  _convscope_run(): number;

  /** Addresses of a model's own input and, once run, of its output. */
  _convscope_model_input(model: number): number;
  _convscope_model_run(model: number): number;

  /** Why the last call was refused. */
  failureIsRange(): boolean;
  failureMessage(): string;

  // Layer lists as JSON in, JSON out; empty when refused.
  outputShape(layers: string): string;
  describe(layers: string): string;

  /** Numbers of new models; 0 when refused. Weights or the file were staged before. */
  createModel(layers: string, seed: number): number;
  loadModel(): number;
  modelText(model: number): string;
  disposeModel(model: number): void;
  disposeTrainer(trainer: number): void;

  allocatedBytes(): number;
  liveModels(): number;
  liveTrainers(): number;
}

export interface ModuleOptions {
  /** Instantiates the module for the glue, and hands it over. */
  instantiateWasm(
    imports: WebAssembly.Imports,
    receive: (instance: WebAssembly.Instance) => void,
  ): Record<string, never>;
}

export default function createConvscopeModule(options: ModuleOptions): Promise<NativeModule>;
