/** Registers every element: <script type="module" src="convscope-elements.js"></script> is all that a page needs. */
import './conv-digits/conv-digits.js';
import './conv-window/conv-window.js';
import './conv-signal/conv-signal.js';
import './conv-filters/conv-filters.js';
import './conv-similarity/conv-similarity.js';
import './conv-channels/conv-channels.js';
import './conv-pooling/conv-pooling.js';
import './conv-speed/conv-speed.js';

export type * from './types.js';
