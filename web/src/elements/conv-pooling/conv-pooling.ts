/**
 * <conv-pooling>: what is left of a map when each window is replaced by its largest number or its mean, which way the
 * gradient goes back, and what of a shift one still sees.
 *
 *   <conv-pooling input="stroke" kernel="3" stride="2"></conv-pooling>
 */
import { defineDemo } from '../base/demo-element.js';
import type { ConvPoolingElement } from '../types.js';

defineDemo<ConvPoolingElement>(
  'conv-pooling',
  {
    input: 'blackboard',
    kind: 'max',
    kernel: '2',
    stride: 'kernel',
    padding: '0',
    dilation: '1',
    ceilMode: 'false',
    countIncludePad: 'true',
    compare: '0 1',
    show: 'forward',
  },
  async (host, given) => {
    const { PoolingBody } = await import('./pooling-body.js');
    return new PoolingBody(host, given);
  },
);
