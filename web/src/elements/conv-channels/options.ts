/** The options of <conv-channels> as text and as parts of its state. */
import {
  channelsInput,
  channelsInputNames,
  mostChannels,
  nameOfStack,
} from '../../state/channels-inputs.js';
import {
  bankSides,
  filterPreset,
  filterPresetNames,
  mostFilters,
  nameOfBank,
  reshaped,
} from '../../state/channels-filters.js';
import { initialChannelsState, withBank, type ChannelsState } from '../../state/channels-state.js';
import { readyPictures } from '../../state/picture-source.js';
import { possibleGroups } from '../../state/possible-groups.js';
import { patch, wordOption, type Options } from '../base/option.js';

export const options: Options<ChannelsState> = {
  /** A name; 'custom' is read only. */
  input: {
    read: ({ input }) => nameOfStack(input) ?? 'custom',
    parse: (text, { bank }) => {
      const name = channelsInputNames.find((each) => each === text.trim());
      return patch('input', name === undefined ? null : channelsInput(name, bank.channels));
    },
  },
  /** A preset's name, or channels, filters and the side of the kernels: '6 4 3'. */
  filters: {
    read: ({ bank }) => {
      const { channels, filters, side } = bank;
      return nameOfBank(bank) ?? `${channels} ${filters} ${side}`;
    },
    parse: (text, now) => {
      const name = filterPresetNames.find((each) => each === text.trim());
      if (name !== undefined) return withBank(now, filterPreset(name));
      const [, channels = 0, filters = 0, side = 0] = (
        /^\s*(\d+)\s+(\d+)\s+(\d)\s*$/.exec(text) ?? []
      ).map(Number);
      const isInside =
        Math.min(channels, filters, side) >= 1 &&
        channels <= mostChannels &&
        filters <= mostFilters &&
        side <= bankSides.most;
      return isInside ? withBank(now, reshaped(now.bank, { channels, filters, side })) : null;
    },
  },
  groups: {
    read: ({ bank }) => String(bank.groups),
    parse: (text, { bank }) => {
      const groups = possibleGroups(bank.channels, bank.filters).find(
        (each) => String(each) === text.trim(),
      );
      return patch('bank', groups === undefined ? null : reshaped(bank, { groups }));
    },
  },
  /** Counted from 1. */
  filter: {
    read: ({ filter }) => String(filter + 1),
    parse: (text, { bank }) => {
      const filter = /^\d+$/.test(text.trim()) ? Number(text) - 1 : -1;
      return patch('filter', filter >= 0 && filter < bank.filters ? filter : null);
    },
  },
  picture: wordOption('picture', readyPictures, initialChannelsState),
};
