/**
 * <conv-signal>: a weighting slides along the readings of a sensor, and each number of the result is written out.
 *
 *   <conv-signal input="step" width="5" kernel="box" noise="0"></conv-signal>
 */
import { defineDemo } from '../base/demo-element.js';
import type { ConvSignalElement } from '../types.js';

defineDemo<ConvSignalElement>(
  'conv-signal',
  {
    input: 'sensor',
    noise: '0.6',
    seed: '7',
    kernel: 'recent',
    width: '5',
    operation: 'convolution',
    placement: 'causal',
    padding: 'valid',
    paddingMode: 'zeros',
  },
  async (host, given) => {
    const { SignalBody } = await import('./signal-body.js');
    return new SignalBody(host, given);
  },
);
