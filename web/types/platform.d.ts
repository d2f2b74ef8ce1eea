/**
 * What the library may use of its surroundings: the part that a page, a worker and Node 20 share. No document, no window.
 * Only tsconfig.library.json includes this file; everywhere else the full library types of the DOM or of Node apply.
 */

declare class URL {
  constructor(url: string | URL, base?: string | URL);
  readonly href: string;
  readonly protocol: string;
  readonly pathname: string;
  toString(): string;
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: ArrayBuffer | ArrayBufferView): string;
}

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}

interface Headers {
  get(name: string): string | null;
}

declare class Response {
  constructor(
    body?: ArrayBuffer | ArrayBufferView | string | null,
    init?: { status?: number; headers?: Record<string, string> },
  );
  readonly ok: boolean;
  readonly status: number;
  readonly statusText: string;
  readonly url: string;
  readonly headers: Headers;
  arrayBuffer(): Promise<ArrayBuffer>;
  text(): Promise<string>;
}

declare function fetch(
  url: string | URL,
  options?: { credentials?: 'omit' | 'same-origin' | 'include' },
): Promise<Response>;

declare function structuredClone<T>(value: T): T;

declare const performance: { now(): number };

declare namespace WebAssembly {
  class Module {
    private readonly brand: never;
  }
  class Instance {
    readonly exports: Record<string, unknown>;
  }
  class Memory {
    readonly buffer: ArrayBuffer;
  }
  class CompileError extends Error {}
  class LinkError extends Error {}
  class RuntimeError extends Error {}
  type Imports = Record<string, Record<string, unknown>>;
  function validate(bytes: ArrayBuffer | ArrayBufferView): boolean;
  function compile(bytes: ArrayBuffer | ArrayBufferView): Promise<Module>;
  function compileStreaming(source: Response | Promise<Response>): Promise<Module>;
  function instantiate(module: Module, imports?: Imports): Promise<Instance>;
  function instantiate(
    bytes: ArrayBuffer | ArrayBufferView,
    imports?: Imports,
  ): Promise<{ module: Module; instance: Instance }>;
  function instantiateStreaming(
    source: Response | Promise<Response>,
    imports?: Imports,
  ): Promise<{ module: Module; instance: Instance }>;
}

interface ImportMeta {
  /** Where this module was loaded from. */
  readonly url: string;
}
