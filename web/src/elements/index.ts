/** Registers every element: <script type="module" src="convscope-elements.js"></script> is all that a page needs. */
import './conv-digits/conv-digits.js';

export type * from './types.js';
