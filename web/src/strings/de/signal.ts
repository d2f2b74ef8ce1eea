import type { SignalStrings } from '../en/signal.js';

const plural = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

/** Was <conv-signal> sagt, auf Deutsch. */
export const signal: SignalStrings = {
  lead: 'Ein Sensor meldet, wo ein Wagen steht, und jeder Messwert ist ein wenig falsch. Eine Gewichtung gleitet über die Messwerte; in jedem Augenblick werden die, die sie bedeckt, mit ihren Gewichten multipliziert und addiert. Ziehe das Fenster und sieh, was aus dem Rauschen wird.',

  operation: {
    label: 'Operation',
    names: { convolution: 'Faltung', 'cross-correlation': 'Kreuzkorrelation' },
    why: {
      convolution:
        'Die Gewichtung wird am Zeitpunkt t gespiegelt: w(0) trifft den neuesten Messwert, die anderen reichen in die Vergangenheit zurück.',
      'cross-correlation':
        'Die Gewichtung wird benutzt, wie sie dasteht: Sie beginnt beim Zeitpunkt t und reicht nach vorn.',
    },
    future:
      'Diese Messwerte gibt es zum Zeitpunkt t noch nicht: Wer glätten will, was gerade gemessen wird, muss spiegeln.',
  },

  stage: {
    name: 'Fenster auf dem Signal',
    titles: {
      readings: 'Eingabe x: die Messwerte',
      weights: 'Kern w, wie er ist',
      mirrored: 'Kern w, gespiegelt',
      result: 'Ergebnis s: die Merkmalskarte',
    },
    time: 't',
    value: (t, s) => `t = ${t}, s = ${s}`,
    unknown: 'noch nicht berechnet',
    legend: {
      track: 'wahrer Weg',
      reading: 'Messwert',
      border: 'Rand',
      result: 'Ergebnis',
      used: 'Gewicht auf einem Messwert',
    },
  },
  hint: 'Ziehe das Fenster die Zeitachse entlang, oder benutze die Pfeiltasten. Zeige auf einen Messwert, ein Gewicht oder ein Produkt: Alles, was zusammengehört, leuchtet auf.',
  touchHint:
    'Ziehe das Fenster die Zeitachse entlang, oder gehe mit den Tasten Schritt für Schritt. Tippe auf ein Produkt, um seinen Messwert und sein Gewicht zu sehen.',

  formula: {
    heading: 'Was hier geschieht',
    general: 'Die Regel für jeden Zeitpunkt',
    place: (t) => `Bei t = ${t}`,
    soFar: 'bis hierher',
    uses: (count) =>
      count === 1
        ? 'Dieses Gewicht wird einmal benutzt.'
        : `Dieses eine Gewicht wird zu allen ${count} Zeitpunkten benutzt: Das heißt Parameter teilen.`,
    reached: (count) =>
      count === 0
        ? 'Kein Fenster liest das.'
        : `Dieser Messwert zählt in ${plural(count, 'Ergebnis', 'Ergebnissen')} mit.`,
    border: 'Kein Messwert, sondern der Rand, der dort angesetzt wurde.',
  },
  placeText: (t, done, of) => (done === of ? `t = ${t}` : `t = ${t}, ${done} von ${of}`),

  size: {
    heading: 'Länge des Ergebnisses',
    valid: (width) =>
      width === 1
        ? 'Ein Fenster der Breite eins steht auf jedem Messwert.'
        : `Das Fenster bleibt auf den Messwerten: ${plural(width - 1, 'Zeitpunkt hat', 'Zeitpunkte haben')} kein Ergebnis.`,
    same: 'So viel Rand, dass jeder Messwert sein Ergebnis bekommt.',
    full: 'Jede Stelle zählt, an der sich Gewichtung und Messwerte überhaupt überlappen.',
  },

  errors: {
    heading: 'Wie falsch ist es?',
    how: 'Abstand vom wahren Weg: die Wurzel aus dem mittleren Quadrat.',
    readings: 'die Messwerte',
    result: 'das Ergebnis',
    noise: 'davon: Rauschen',
    lag: 'davon: Verspätung',
    why: 'Das Glätten trifft Weg und Rauschen gleichermaßen. Ein breites Fenster lässt weniger Rauschen übrig und verbiegt oder verspätet den Weg mehr.',
    none: 'Diese Gewichte ergeben zusammen nicht eins. Das Ergebnis ist keine Schätzung des Weges, sondern die Antwort auf eine andere Frage.',
    noiseless: 'Ohne Rauschen bleibt nur, was das Glätten mit dem Weg macht.',
  },

  settings: {
    input: 'Signal',
    signals: 'Messwerte von',
    names: {
      sensor: 'einem Wagen auf der Schiene, in Metern',
      impulse: 'einer einzelnen 1 (Impuls)',
      step: 'einer Stufe',
      ramp: 'einem Hang',
      sine: 'einer langsamen und einer schnellen Welle',
      own: 'meiner eigenen Kurve',
    },
    look: {
      sensor:
        'Der Wagen wartet, fährt, wartet, wird zurückgestoßen und kriecht weiter. Wie breit darf das Fenster sein, bevor das Ergebnis zu spät kommt?',
      impulse:
        'Ein Messwert ist 1, alle anderen sind 0. Das Ergebnis ist die Gewichtung selbst: ihre Impulsantwort. Mit Kreuzkorrelation kommt sie gespiegelt heraus.',
      step: 'Die Messwerte springen von 0 auf 1. Das Ergebnis zählt die Gewichte eins nach dem anderen zusammen: ihre Sprungantwort. Zähle die Zeitpunkte, bis es angekommen ist.',
      ramp: 'Die Messwerte steigen von einem zum nächsten um 0,125. Eine Differenz antwortet überall mit dieser Zahl; ein Mittel der Vergangenheit bleibt zurück.',
      sine: 'Eine langsame Welle, darauf eine schnelle. Mache den Kasten 5 breit, und die schnelle Welle ist weg: Ihre Periode ist 5, und eine ganze Periode ergibt zusammen nichts.',
      own: 'Zeichne den wahren Weg; der Sensor fügt sein Rauschen hinzu.',
    },
    noise: 'Rauschen',
    seed: 'Neues Rauschen',
    draw: 'Weg zeichnen',
    drawHelp:
      'Zeichne in das obere Bild. Mit der Tastatur: Gib unten in der Tabelle Zahlen für den wahren Weg ein.',
    kernel: 'Gewichtung',
    shape: 'Fensterfunktion',
    shapes: {
      recent: 'bevorzugt neue Messwerte',
      box: 'Kasten: alle gleich',
      triangle: 'Dreieck',
      gaussian: 'Gauß',
      hann: 'Hann',
      delay: 'Verzögerung: nur der älteste',
      difference: 'Differenz',
      'second-difference': 'zweite Differenz',
      own: 'meine eigene',
    },
    width: 'Breite',
    normalize: 'Durch die Summe teilen',
    normalizeWhy:
      'Dann ergeben die Gewichte zusammen eins, und was gleich bleibt, bleibt, was es ist.',
    zeroSum: 'Diese Gewichte ergeben zusammen 0: Da gibt es nichts zu teilen.',
    bars: 'Gewichte als Balken',
    bar: (index) => `Gewicht w(${index})`,
    barsHelp: 'Ziehe an den Balken, oder tippe über die Zahlen.',
    placement: 'Wo ihre Null liegt',
    placements: { causal: 'am Rand (kausal)', centred: 'in der Mitte (zentriert)' },
    placementWhy: {
      causal:
        'Bei der Faltung zählen nur Messwerte, die schon da sind: Es geht während des Messens, kommt aber verspätet.',
      centred:
        'Messwerte vor und hinter dem Zeitpunkt zählen gleich: keine Verspätung, aber auf die späteren muss man warten.',
    },
    padding: 'Rand',
    paddings: { valid: 'valid', same: 'same', full: 'full' },
    mode: 'Der Rand besteht aus',
    modes: {
      zeros: 'Nullen',
      replicate: 'dem letzten Messwert (replicate)',
      reflect: 'dem Spiegelbild (reflect)',
      circular: 'dem anderen Ende (circular)',
    },
  },

  table: {
    heading: 'Zahlen als Tabelle',
    track: 'Wahrer Weg',
    readings: 'Messwerte x',
    result: 'Ergebnis s',
    cell: (row, t, value) => `${row}, t = ${t}: ${value}`,
    nothing: 'keiner',
    weights: 'Gewichte',
    divisor: (value) => `jedes durch ${value}`,
    help: 'Tippe über den wahren Weg, um ihn zu ändern.',
  },

  quiz: {
    length: 'Wie viele Zahlen hat das Ergebnis mit diesen Einstellungen?',
    explainLength: (formula) => `${formula}.`,
    impulse: (weights) =>
      `x ist 1 bei t = 5 und sonst überall 0, und die Gewichte sind w(0), w(1), w(2) = ${weights}. Was ist s(6) bei der Faltung?`,
    explainImpulse: (value) =>
      `Nur der Summand mit a = 5 ist nicht 0: x(5) · w(6 − 5) = 1 · w(1) = ${value}. Ein Impuls zeigt die Gewichte eins nach dem anderen.`,
    mean: (readings) =>
      `Drei Messwerte ${readings} unter einem Kasten der Breite 3, dessen Gewichte zusammen eins ergeben: Was kommt heraus?`,
    explainMean: (value) => `Jeder zählt ein Drittel: das Mittel, ${value}.`,
    noise:
      'Unabhängiges Rauschen schrumpft im Mittel von n Messwerten um √n. Wie breit muss ein Kasten sein, damit die Hälfte des Rauschens übrig bleibt?',
    explainNoise: (value) =>
      `${value}: Die Wurzel aus der Summe der quadrierten Gewichte ist √(${value} · (1/${value})²) = ½.`,
    slope: (step) =>
      `Die Messwerte steigen von einem zum nächsten um ${step}. Was antwortet die Differenz mit den Gewichten w(0) = 1, w(1) = −1?`,
    explainSlope: (value) =>
      `x(t) − x(t − 1) = ${value} zu jedem Zeitpunkt: Eine Differenz misst die Steigung.`,
    full: 'Und mit dem Rand „full“: Wie viele Zahlen hätte es?',
    explainFull: (length, width) =>
      `${length} + ${width} − 1 = ${length + width - 1}: jede Stelle, an der sich Gewichtung und Messwerte überlappen.`,
  },

  data: { header: 'series,index,value', track: 'track', x: 'x', w: 'w', s: 's' },
};
