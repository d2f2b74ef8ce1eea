/** Runs the programs that the page offers to copy for Python. */
import { execFileSync } from 'node:child_process';

export interface Python {
  /** Whether a test cannot run, as `skip` takes it: why, or false. */
  readonly skip: string | false;
  /** What a program prints. */
  run(program: string): string;
}

/** The first interpreter that has the package. */
export function pythonWith(name: 'torch' | 'numpy'): Python {
  const python = ['python3', '/usr/bin/python3'].find((candidate) => has(candidate, name));
  return {
    skip: python === undefined && `no python3 on this machine has ${name}`,
    run: (program) => execFileSync(python!, ['-'], { input: program, encoding: 'utf8' }),
  };
}

function has(python: string, name: string): boolean {
  try {
    execFileSync(python, ['-c', `import ${name}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
