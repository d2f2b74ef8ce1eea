/** The options of <conv-speed> as text and as parts of its state. */
import {
  exampleOf,
  speedExampleNames,
  speedExamples,
  type SettingName,
  type SpeedState,
} from '../../state/speed-state.js';
import { patch, type Option, type Options } from '../base/option.js';

export const options: Options<SpeedState> = {
  /** A name; 'custom' is read only. */
  example: {
    read: (state) => exampleOf(state) ?? 'custom',
    parse: (text) => {
      const name = speedExampleNames.find((each) => each === text.trim());
      return name === undefined ? null : speedExamples[name];
    },
  },
  channels: whole('channels'),
  outChannels: whole('outChannels'),
  size: whole('size'),
  kernel: whole('kernel'),
  groups: whole('groups'),
  rounds: whole('rounds'),
};

/** Also one that is not raced: others may come that make it possible, and the demo says what is wrong. */
function whole(name: SettingName): Option<SpeedState> {
  return {
    read: (state) => String(state[name]),
    parse: (text) => patch(name, /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : null),
  };
}
