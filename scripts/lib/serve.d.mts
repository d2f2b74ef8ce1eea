export interface StaticServer {
  /** Where it answers, with a slash at the end. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

export function serve(options: {
  root: string;
  port?: number;
  host?: string;
  headers?: Record<string, string>;
  brotli?: boolean;
  onRequest?: (path: string) => void;
}): Promise<StaticServer>;
