/** What stands where in <conv-digits>, by the width of the element; on paper, only what can be read there. */
import { css } from 'lit';

export const layoutStyles = css`
  @container conv (width >= 600px) and (width < 860px) {
    .demo {
      grid-template: auto 1fr / minmax(0, 1fr) minmax(0, 1fr);
      column-gap: 32px;
    }
    .draw {
      display: contents;
    }
    .pad {
      grid-row: span 2;
      align-self: start;
    }
    .says {
      grid-area: 1 / 2;
    }
    .seen {
      grid-area: 2 / 2;
    }
    .network {
      grid-column: 1 / -1;
    }
  }
  @container conv (width >= 860px) {
    .demo {
      grid-template-columns: 300px minmax(0, 1fr);
      gap: 32px;
    }
    .draw,
    .says {
      grid-column: 1;
    }
    .draw {
      grid-row: 1;
    }
    .says {
      grid-row: 2;
    }
    .network {
      grid-column: 2;
      grid-row: 1 / span 2;
    }
  }
  @container conv (width >= 1120px) {
    .demo {
      grid-template-columns: clamp(290px, 22cqw, 440px) minmax(0, 1fr) clamp(256px, 19cqw, 340px);
      gap: 24px clamp(24px, 2.2cqw, 48px);
    }
    .says {
      grid-column: 3;
      grid-row: 1;
    }
    .network {
      grid-row: 1;
    }
    .draw,
    .says {
      position: sticky;
      top: 16px;
      align-self: start;
    }
  }
  @container conv (width < 600px) {
    /* The answer comes before its explanation: it has to be seen while one draws. */
    .draw {
      display: contents;
    }
    .pad {
      order: 1;
    }
    .says {
      order: 2;
    }
    .seen {
      order: 3;
    }
    .network {
      order: 4;
    }
    .ready ul {
      grid: auto / auto-flow 44px;
      overflow-x: auto;
    }
    .bars {
      --rows: 5;
      grid-template-rows: repeat(5, auto);
      grid-template-columns: 1fr 1fr;
      grid-auto-flow: column;
      gap: 2px 16px;
    }
  }
  @media print {
    .tools,
    .ready,
    .corner,
    .choices,
    .switch,
    .hint {
      display: none;
    }
  }
`;
