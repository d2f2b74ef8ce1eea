import type { SpeedLayer } from '../../state/speed-state.js';
import type { SpeedWords } from '../../strings/speed.js';

/** How the number of multiply-adds comes about: '14 × 14 places × 64 output channels × 64 × 3 × 3 weights'. */
export function productText(
  { size, outChannels, channels, groups, kernel }: SpeedLayer,
  { speed }: SpeedWords,
): string {
  return speed.product(size, outChannels, channels / groups, kernel);
}
