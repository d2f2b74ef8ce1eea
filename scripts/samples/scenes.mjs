// Every scene with how it is rendered. `paint` gives the light at a place, x and y −1 … 1, y up.

import { buttonCloth } from './buttons.mjs';
import { landscape } from './landscape.mjs';
import { moon } from './moon.mjs';
import { portrait } from './portrait.mjs';
import { stillLife } from './still-life.mjs';
import { testCard } from './test-card.mjs';

export const scenes = {
  portrait: { paint: portrait, samples: 3, exposure: 0.5 },
  landscape: { paint: landscape, samples: 3, exposure: 0.68 },
  'still-life': { paint: stillLife, samples: 3, exposure: 0.5 },
  'test-card': { paint: testCard, samples: 1, isScreen: true },
  moon: { paint: moon, samples: 2, grey: true, noise: 0.06, isScreen: true },
  buttons: { paint: buttonCloth, samples: 2, exposure: 0.55 },
};
