// What the command was asked for.

import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const builtHere = fileURLToPath(new URL('../../../dist', import.meta.url));

const allVariants = ['relaxed', 'simd', 'scalar'];
const allParts = ['speed', 'training', 'cold', 'size'];

/** A mistake of whoever called: told without a stack. */
export class UsageError extends Error {}

/** @throws UsageError */
export function readOptions(args) {
  const { values } = parse(args);
  const variants = list('variants', values.variants, allVariants);
  const parts = list('parts', values.parts, allParts);
  return {
    json: values.json,
    dist: values.dist,
    quick: values.quick,
    node: values.node,
    only: values.rows,
    variants,
    parts,
    date: values.date ?? new Date().toISOString(),
    pace: values.quick
      ? { rounds: 7, seconds: 0.15, loads: { localhost: 5, slow: 1 } }
      : { rounds: 30, seconds: 1.5, loads: { localhost: 15, slow: 5 } },
  };
}

function parse(args) {
  try {
    return parseArgs({
      args,
      options: {
        json: { type: 'string' },
        dist: { type: 'string', default: builtHere },
        quick: { type: 'boolean', default: false },
        node: { type: 'boolean', default: false },
        rows: { type: 'string', default: '' },
        variants: { type: 'string', default: 'relaxed' },
        parts: { type: 'string', default: allParts.join() },
        date: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError(`${error.message}; see scripts/bench --help`);
  }
}

function list(name, text, known) {
  const given = text.split(',');
  for (const each of given) {
    if (!known.includes(each)) {
      throw new UsageError(`--${name} takes ${known.join(', ')}, not "${each}"`);
    }
  }
  return given;
}
