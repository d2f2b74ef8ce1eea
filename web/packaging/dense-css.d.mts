import type { Plugin } from 'esbuild';

export function withDenseStyles(script: string, target: string[] | undefined): Promise<string>;
export const denseStyles: Plugin;
