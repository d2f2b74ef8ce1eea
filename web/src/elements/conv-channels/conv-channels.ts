/**
 * <conv-channels>: several channels in, a stack of kernels for each filter, the sum over the channels, several maps out;
 * 1×1, grouped and depthwise.
 *
 *   <conv-channels filters="depthwise" input="fade"></conv-channels>
 */
import { defineDemo } from '../base/demo-element.js';
import type { ConvChannelsElement } from '../types.js';

defineDemo<ConvChannelsElement>(
  'conv-channels',
  { input: 'square', filters: 'colours', groups: '1', filter: '1', picture: 'still-life' },
  async (host, given) => {
    const { ChannelsBody } = await import('./channels-body.js');
    return new ChannelsBody(host, given);
  },
);
