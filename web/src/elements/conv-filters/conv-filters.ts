/**
 * <conv-filters>: kernels on pictures, at frame rate.
 *
 *   <conv-filters picture="landscape" kernel="gaussian-5 | sobel" view="split"></conv-filters>
 */
import { defineDemo } from '../base/demo-element.js';
import type { ConvFiltersElement } from '../types.js';

defineDemo<ConvFiltersElement>(
  'conv-filters',
  {
    picture: 'portrait',
    kernel: 'sobel-x',
    operation: 'cross-correlation',
    padding: 'same',
    paddingMode: 'replicate',
    color: 'rgb',
    show: 'auto',
    view: 'side',
  },
  async (host, given) => {
    const { FiltersBody } = await import('./filters-body.js');
    return new FiltersBody(host, given);
  },
);
