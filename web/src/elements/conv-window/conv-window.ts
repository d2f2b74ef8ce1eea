/**
 * <conv-window>: a kernel slides over numbers; each number of the output is written out, and everything can be changed.
 *
 *   <conv-window kernel="sobel-x" padding="same"></conv-window>
 *   document.querySelector('conv-window').kernel = '[[0, 1], [1, 0]]';
 */
import { defineDemo } from '../base/demo-element.js';
import type { ConvWindowElement } from '../types.js';

defineDemo<ConvWindowElement>(
  'conv-window',
  {
    input: 'blackboard',
    kernel: 'blackboard',
    operation: 'cross-correlation',
    padding: 'valid',
    paddingMode: 'zeros',
    stride: '1',
    dilation: '1',
  },
  async (host, given) => {
    const { WindowBody } = await import('./window-body.js');
    return new WindowBody(host, given);
  },
);
