import type { WindowStrings } from '../en/window.js';

const plural = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

/** Was <conv-window> sagt, auf Deutsch. */
export const window: WindowStrings = {
  lead: 'Ein Kern gleitet über die Eingabe. Wo immer er steht, werden die Zahlen multipliziert, die aufeinander liegen, und die Produkte addiert: Das ergibt eine Zahl der Ausgabe.',

  operation: {
    label: 'Operation',
    names: { 'cross-correlation': 'Kreuzkorrelation', convolution: 'Faltung' },
    why: {
      'cross-correlation':
        'Der Kern wird so benutzt, wie er dasteht. Das nennen PyTorch und alle anderen Bibliotheken Faltung.',
      convolution:
        'Der Kern wird um 180° gedreht, bevor er gleitet. Das ist die Faltung der Mathematik.',
    },
    signs: { 'cross-correlation': '⋆', convolution: '∗' },
    spokenSigns: { 'cross-correlation': 'kreuzkorreliert mit', convolution: 'gefaltet mit' },
  },
  swap: 'Eingabe und Kern tauschen',

  input: 'Eingabe',
  kernel: 'Kern',
  turnedKernel: 'Kern, gedreht',
  output: 'Ausgabe',
  size: (rows, columns) => `${rows} × ${columns}`,
  inputCell: (row, column, value) => `Eingabe, Zeile ${row}, Spalte ${column}: ${value}`,
  borderCell: (value) => `Rand: ${value}`,
  weightCell: (row, column, value) => `Gewicht, Zeile ${row}, Spalte ${column}: ${value}`,
  outputCell: (row, column, value) => `Ausgabe, Zeile ${row}, Spalte ${column}: ${value}`,
  unknown: 'noch nicht berechnet',
  pictures: {
    input: 'Die Eingabe als Bild',
    kernel: 'Der Kern als Bild',
    output: 'Die Ausgabe als Bild',
  },
  scales: { input: 'Eingabe', weight: 'Gewicht', output: 'Ausgabe' },
  hint: 'Zeige auf eine Zahl: Fenster, Kern und Formel folgen. Zeige auf ein Gewicht, um jede Stelle zu sehen, an der es benutzt wird. Um eine Zahl der Eingabe oder des Kerns zu ändern, klicke sie doppelt an oder tippe darüber.',
  touchHint:
    'Tippe auf eine Zahl: Fenster, Kern und Formel folgen. Tippe auf ein Gewicht, um jede Stelle zu sehen, an der es benutzt wird. Tippe zweimal, um eine Zahl der Eingabe oder des Kerns zu ändern.',

  formula: {
    heading: 'Was hier geschieht',
    general: 'Die Regel für jede Stelle',
    place: (row, column) => `Zeile ${row}, Spalte ${column}`,
    soFar: 'bis hierher',
    spoken: (place, sum) => `${place}: ${sum}`,
    uses: (count) =>
      count === 1
        ? 'Dieses Gewicht wird einmal benutzt.'
        : `Dieses eine Gewicht wird an allen ${count} Stellen des Fensters benutzt: Das heißt Parameter teilen.`,
    reached: (count) =>
      count === 0
        ? 'Kein Fenster liest diese Zahl.'
        : `Diese Zahl zählt in ${plural(count, 'Ausgabe', 'Ausgaben')} mit.`,
  },
  placeText: (row, column, done, of) =>
    done === of
      ? `Zeile ${row}, Spalte ${column}`
      : `Zeile ${row}, Spalte ${column}, ${done} von ${of}`,

  settings: {
    input: 'Eingabe',
    ready: 'Zahlen',
    readyNames: {
      blackboard: 'Tafelbeispiel',
      edge: 'eine Kante',
      dot: 'eine einzelne 1',
      ramp: 'ein Hang',
      corner: 'eine Ecke',
    },
    own: 'meine eigenen',
    rows: 'Zeilen',
    columns: 'Spalten',
    kernel: 'Kern',
    padding: 'Rand (Padding)',
    rules: { valid: 'valid', same: 'same', full: 'full', sides: 'je Seite' },
    ruleWhy: {
      valid: 'Kein Rand: Das Fenster bleibt innerhalb der Eingabe.',
      same: 'So viel Rand, dass die Ausgabe bei Schrittweite 1 so groß bleibt wie die Eingabe.',
      full: 'So viel Rand, dass jede Stelle zählt, an der sich Kern und Eingabe überhaupt überlappen.',
      sides: 'Auf jeder Seite so viel Rand, wie du möchtest.',
    },
    sides: ['oben', 'links', 'unten', 'rechts'],
    mode: 'Der Rand besteht aus',
    modes: {
      zeros: 'Nullen',
      replicate: 'der Kante (replicate)',
      reflect: 'dem Spiegelbild (reflect)',
      circular: 'dem anderen Ende (circular)',
    },
    stride: 'Stride',
    strideWhy: 'Wie weit das Fenster springt: Es lässt Stellen aus.',
    strideSeen: (begins, cells) => `Fenster beginnen an ${begins} von ${cells} Zellen.`,
    dilation: 'Dilatation',
    dilationWhy:
      'Wie weit die Gewichte auseinanderliegen: Der Kern reicht weiter, seine Zahlen bleiben dieselben.',
    dilationSeen: (read, rows, columns) =>
      `Ein Fenster liest ${read} ${read === 1 ? 'Zelle' : 'Zellen'} und reicht über ${rows} × ${columns}.`,
    down: 'abwärts',
    across: 'seitwärts',
  },

  floor: {
    heading: 'Größe der Ausgabe',
    rows: 'Zeilen',
    columns: 'Spalten',
    exact: 'Die Fenster enden genau dort, wo die Eingabe endet.',
    rest: (rows, columns) => {
      const last = (count: number, one: string, many: string): string =>
        count === 1 ? `die letzte ${one}` : `die letzten ${count} ${many}`;
      const parts = [
        rows > 0 ? last(rows, 'Zeile', 'Zeilen') : '',
        columns > 0 ? last(columns, 'Spalte', 'Spalten') : '',
      ].filter((part) => part !== '');
      return `Die Division wird abgerundet, denn ein Schritt mehr führte hinaus: ${parts.join(' und ')} (schraffiert) ${rows + columns === 1 ? 'wird' : 'werden'} nie gelesen.`;
    },
  },

  order: {
    heading: 'Kommt es auf die Reihenfolge an?',
    how: 'Eingabe und Kern können die Plätze tauschen. Tausche sie und vergleiche die Ausgaben; der Rand wird dabei „full“, damit jede Überlappung zählt.',
    swapped: 'Ausgabe mit Eingabe und Kern vertauscht',
    same: 'Dieselben Zahlen: Die Faltung ist kommutativ.',
    sameHere: 'Dieselben Zahlen, aber nur, weil diese Ausgabe um 180° gedreht dieselbe bleibt.',
    differs: (count, of) =>
      `${count} von ${of} Zahlen sind anders (gepunktet): Die Kreuzkorrelation ist nicht kommutativ. Die vertauschte Ausgabe ist hier die erste, um 180° gedreht.`,
  },

  quiz: {
    size: 'Wie viele Zeilen hat die Ausgabe mit diesen Einstellungen?',
    explainSize: (formula) => `${formula}.`,
    cell: (row, column) => `Welche Zahl steht in Zeile ${row}, Spalte ${column} der Ausgabe?`,
    explainCell: (sum) => `${sum}.`,
    stride: 'Und mit Schrittweite 2, abwärts und seitwärts: Wie viele Zahlen hätte die Ausgabe?',
    explainStride: (rows, columns) =>
      `${rows} × ${columns} = ${rows * columns}: jede zweite Stelle des Fensters, in beiden Richtungen.`,
    full: 'Wie viele Spalten hätte die Ausgabe mit dem Rand „full“?',
    explainFull: (input, kernel) =>
      `${input} + ${kernel} − 1 = ${input + kernel - 1}: jede Stelle, an der sich Kern und Eingabe überlappen.`,
  },

  data: { header: 'grid,row,column,value', input: 'input', kernel: 'kernel', output: 'output' },
};
