/**
 * Filters one after the other: what each does, in which order, which are on, and which one is looked at.
 *
 *   let chain = startChain(kernelStep(presetKernel('gaussian-5')));
 *   chain = addStep(chain, { kind: 'gradient', pair: 'sobel', enabled: true });
 *   parseSteps('gaussian-5 | sobel')   // the same two steps, from an attribute
 */
import { kernelText, parseKernel, readKernel, writeKernel, type Kernel } from './kernel.js';
import { gradientPairs, type GradientPairName } from './kernel-presets.js';
import type { ShareReader, ShareWriter } from './share-bytes.js';

/** One kernel slides over the picture. */
export interface KernelStep {
  readonly kind: 'kernel';
  readonly kernel: Kernel;
  readonly enabled: boolean;
}

/** Two kernels give the change to the right and the change upwards; what goes on is how steep that is. */
export interface GradientStep {
  readonly kind: 'gradient';
  readonly pair: GradientPairName;
  readonly enabled: boolean;
}

export type FilterStep = KernelStep | GradientStep;

export interface FilterChain {
  readonly steps: readonly FilterStep[];
  /** The step whose kernel is edited and whose arithmetic is shown. */
  readonly selected: number;
}

export const mostSteps = 6;
export const gradientPairNames = Object.keys(gradientPairs) as readonly GradientPairName[];

export function kernelStep(kernel: Kernel): KernelStep {
  return { kind: 'kernel', kernel, enabled: true };
}

export function gradientStep(pair: GradientPairName): GradientStep {
  return { kind: 'gradient', pair, enabled: true };
}

export function startChain(...steps: readonly FilterStep[]): FilterChain {
  return { steps, selected: 0 };
}

/** At the end, and selected; beyond the limit nothing changes. */
export function addStep(chain: FilterChain, step: FilterStep): FilterChain {
  if (chain.steps.length >= mostSteps) return chain;
  return { steps: [...chain.steps, step], selected: chain.steps.length };
}

/** The last one stays: a chain has at least one step. */
export function removeStep({ steps, selected }: FilterChain, place: number): FilterChain {
  if (steps.length === 1) return { steps, selected };
  const left = steps.filter((_, at) => at !== place);
  return { steps: left, selected: Math.min(left.length - 1, selected - Number(place < selected)) };
}

/** To another place; the step that was selected stays so. */
export function moveStep({ steps, selected }: FilterChain, from: number, to: number): FilterChain {
  const moved = steps[from];
  if (moved === undefined || to < 0 || to >= steps.length) return { steps, selected };
  const order = steps.map((_, at) => at).filter((at) => at !== from);
  order.splice(to, 0, from);
  return { steps: order.map((at) => steps[at]!), selected: order.indexOf(selected) };
}

export function replaceStep(chain: FilterChain, place: number, step: FilterStep): FilterChain {
  return { ...chain, steps: chain.steps.map((each, at) => (at === place ? step : each)) };
}

export function toggleStep(chain: FilterChain, place: number): FilterChain {
  const step = chain.steps[place];
  return step === undefined
    ? chain
    : replaceStep(chain, place, { ...step, enabled: !step.enabled });
}

export function selectStep(chain: FilterChain, selected: number): FilterChain {
  return chain.steps[selected] === undefined ? chain : { ...chain, selected };
}

/** Kernels by name or as a table, gradient pairs by name, with bars between them; null for anything else. */
export function parseSteps(text: string): readonly FilterStep[] | null {
  const steps = text.split('|').map((part): FilterStep | null => {
    const pair = gradientPairNames.find((name) => name === part.trim());
    if (pair !== undefined) return gradientStep(pair);
    const kernel = parseKernel(part);
    return kernel && kernelStep(kernel);
  });
  const isComplete = steps.every((step) => step !== null);
  return isComplete && steps.length <= mostSteps ? steps : null;
}

/** What `parseSteps` reads. */
export function stepsText(steps: readonly FilterStep[]): string {
  return steps
    .map((step) => (step.kind === 'gradient' ? step.pair : kernelText(step.kernel)))
    .join(' | ');
}

export function writeChain(writer: ShareWriter, { steps, selected }: FilterChain): void {
  writer.count(steps.length).count(selected);
  for (const step of steps) {
    writer.count(Number(step.enabled));
    if (step.kind === 'gradient') writer.count(1 + gradientPairNames.indexOf(step.pair));
    else writeKernel(writer.count(0), step.kernel);
  }
}

/** Null for a damaged text. */
export function readChain(reader: ShareReader): FilterChain | null {
  const [count, selected] = [reader.count(), reader.count()];
  if (!(count >= 1 && count <= mostSteps && selected < count)) return null;
  const steps = Array.from({ length: count }, () => readStep(reader));
  return steps.every((step) => step !== null) ? { steps, selected } : null;
}

function readStep(reader: ShareReader): FilterStep | null {
  const enabled = reader.count();
  const kind = reader.count();
  if (!(enabled <= 1)) return null;
  if (kind === 0) {
    const kernel = readKernel(reader);
    return kernel && { ...kernelStep(kernel), enabled: enabled === 1 };
  }
  const pair = gradientPairNames[kind - 1];
  return pair === undefined ? null : { ...gradientStep(pair), enabled: enabled === 1 };
}
