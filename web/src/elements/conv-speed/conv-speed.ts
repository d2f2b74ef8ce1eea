/**
 * <conv-speed>: plain JavaScript, scalar WebAssembly, SIMD and relaxed SIMD race on a convolution, on the visitor's own
 * machine. It begins when somebody presses start, and not before.
 *
 *   <conv-speed example="depthwise" rounds="30"></conv-speed>
 *   <conv-speed channels="3" outChannels="16" size="64" kernel="5"></conv-speed>
 */
import { defineDemo } from '../base/demo-element.js';
import type { ConvSpeedElement } from '../types.js';

defineDemo<ConvSpeedElement>(
  'conv-speed',
  {
    ...{ example: 'classifier', channels: '64', outChannels: '64', size: '14', kernel: '3' },
    ...{ groups: '1', rounds: '20' },
  },
  async (host, given) => {
    const { SpeedBody } = await import('./speed-body.js');
    return new SpeedBody(host, given);
  },
);
