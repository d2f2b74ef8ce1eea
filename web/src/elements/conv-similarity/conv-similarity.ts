/**
 * <conv-similarity>: a patch and a kernel as vectors, and a template found in a picture.
 *
 *   <conv-similarity picture="moon" template="30 40 11 11" gain="0.5"></conv-similarity>
 */
import { defineDemo } from '../base/demo-element.js';
import type { ConvSimilarityElement } from '../types.js';

defineDemo<ConvSimilarityElement>(
  'conv-similarity',
  {
    picture: 'buttons',
    template: '32 26 17 17',
    gain: '1',
    offset: '0',
    threshold: '0.7',
  },
  async (host, given) => {
    const { SimilarityBody } = await import('./similarity-body.js');
    return new SimilarityBody(host, given);
  },
);
