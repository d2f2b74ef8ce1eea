/**
 * The colours of the page by what they mean, as CSS declarations. The elements take them for themselves (theme.ts), the
 * Lab's and embed.html's own style sheets begin with them.
 */
export const lightColors = `
  color-scheme: light;
  --conv-page: #fbfaf7;
  --conv-panel: #ffffff;
  --conv-hairline: #e3e0d8;
  --conv-edge: #8b877c;
  --conv-text: #1f2328;
  --conv-quiet: #5b6470;
  --conv-accent: #3b5bdb;
  --conv-on-accent: #ffffff;
  --conv-window: #e8590c;
  --conv-window-text: #b23f00;
  --conv-right: #20713a;
  --conv-wrong: #b3261e;
`;

export const darkColors = `
  color-scheme: dark;
  --conv-page: #14171a;
  --conv-panel: #1c2024;
  --conv-hairline: #2f353b;
  --conv-edge: #757f8a;
  --conv-text: #e8eaed;
  --conv-quiet: #a3abb5;
  --conv-accent: #91a7ff;
  --conv-on-accent: #14171a;
  --conv-window: #ffa94d;
  --conv-window-text: #ffa94d;
  --conv-right: #7fd494;
  --conv-wrong: #ff9b8f;
`;
