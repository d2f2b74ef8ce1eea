import type { FiltersStrings } from '../en/filters.js';

/** What <conv-filters> says, in German. */
export const filters: FiltersStrings = {
  lead: 'Schiebe eine kleine Tabelle von Zahlen über ein Bild: Es wird weich, wird scharf, oder seine Kanten treten hervor. Ändere eine Zahl, und das ganze Bild folgt.',
  poster:
    'Der Kern wird nacheinander auf jedes Pixel gelegt. Was unter ihm liegt, wird mit seinen Zahlen multipliziert und addiert; die Summe wird ein Pixel des Ergebnisses.',
  input: 'Bild',
  result: 'Ergebnis',
  resultOf: (filter) => `Ergebnis: ${filter}`,
  kernelHeading: 'Kern',
  times: 'gleitet über',
  becomes: 'ergibt',
  pad: 'Zeichenfläche',
  padHelp:
    'Zeichne mit Maus, Finger oder Stift. Mit der Tastatur: Pfeiltasten bewegen den Stift, die Leertaste setzt ihn auf und hebt ihn ab, Entf leert die Fläche.',
  padClear: 'Leeren',
  padUndo: 'Rückgängig',
  padEmpty: 'Hier zeichnen',
  chain: {
    heading: 'Filter, einer nach dem anderen',
    step: (place) => `Schritt ${place}`,
    on: (name) => `${name} ist an`,
    select: (name) => `${name} bearbeiten`,
    earlier: (name) => `${name} einen Schritt früher`,
    later: (name) => `${name} einen Schritt später`,
    remove: (name) => `${name} entfernen`,
    add: 'Filter hinzufügen',
    kind: 'Dieser Schritt ist',
    kinds: { kernel: 'ein Kern', gradient: 'ein Gradient: zwei Kerne' },
    pair: 'Kernpaar',
    pairs: { sobel: 'Sobel', prewitt: 'Prewitt', central: 'zentrale Differenzen' },
    gradient: (pair) => `Gradient, ${pair}`,
    gradientHelp:
      'Zwei Kerne fragen, wie viel heller es nach rechts und nach oben wird. √(x² + y²) sagt, wie steil das ist, der Winkel, wohin es hinaufgeht.',
    field: (height, width, steps) =>
      steps === 1
        ? `Jedes Pixel des Ergebnisses hängt von ${height} × ${width} Pixeln des Bildes ab.`
        : `Durch alle ${steps} Schritte hängt jedes Pixel des Ergebnisses von ${height} × ${width} Pixeln des Bildes ab.`,
    fieldNone: 'Kein Filter ist an: Das Ergebnis ist das Bild selbst.',
    tooSmall: 'Das Bild ist zu klein für diesen Kern mit diesem Rand.',
  },
  settings: {
    show: 'Das Ergebnis zeigen',
    shows: {
      auto: 'wie es passt',
      signed: 'mit Vorzeichen',
      picture: 'als Bild',
      direction: 'nach Richtung',
    },
    view: 'Ansicht',
    views: { side: 'nebeneinander', split: 'geteilt' },
    color: 'In Farbe',
    padding: 'Am Rand',
    paddings: {
      same: 'gleiche Größe',
      valid: 'nur wo der Kern ganz passt',
      full: 'wo immer er hineinragt',
    },
    paddingMode: 'Außerhalb des Bildes ist',
    paddingModes: {
      zeros: 'Schwarz (Nullen)',
      replicate: 'sein letztes Pixel',
      reflect: 'sein Spiegelbild',
      circular: 'seine andere Seite',
    },
    operation: 'Operation',
    operations: {
      'cross-correlation': 'Kreuzkorrelation: der Kern, wie er steht',
      convolution: 'Faltung: der Kern um 180° gedreht',
    },
    more: 'Rand und Operation',
    zoom: 'Zoom',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    zoomWhole: 'Ganzes Bild',
  },
  scale: {
    signed: 'Wert des Ergebnisses',
    signedMean: 'Wert des Ergebnisses, seine drei Kanäle zu Grau gewichtet',
    picture: 'So gezeigt, wie es ist, von 0 (schwarz) bis 1 (voll).',
    clipped: (count, percent) =>
      `${count} Pixel (${percent}) liegen unter 0 oder über 1 und werden als 0 oder 1 gezeigt.`,
    direction: (limit) => `Farbe: wohin es heller wird. Stärke: wie steil, bis ${limit}.`,
    wheel: 'Farben der Richtungen: rechts, oben, links, unten',
  },
  pixel: {
    hint: 'Zeige auf ein Bild: Hier erscheint die Rechnung dieses einen Pixels. Ein Klick hält sie fest.',
    touchHint: 'Tippe auf ein Bild: Hier erscheint die Rechnung dieses einen Pixels.',
    heading: (row, column) => `Pixel in Zeile ${row}, Spalte ${column}`,
    step: (place, of) => `Schritt ${place} von ${of}`,
    channel: 'Kanal',
    channels: ['Rot', 'Grün', 'Blau'],
    release: 'Loslassen',
    times: (weight) => `× ${weight}`,
    sum: (count) => `Die Summe von ${count} Produkten`,
    across: 'nach rechts',
    up: 'nach oben',
    magnitude: (across, up, value) => `√(${across}² + ${up}²) = ${value}`,
    angle: (degrees) => `bei ${degrees}°`,
    flat: 'flach: keine Richtung',
    outside: 'Schraffierte Felder liegen außerhalb des Bildes.',
    table: (what) => `Pixel, Gewicht und Produkt für ${what}`,
    spoken: (row, column, value) => `Zeile ${row}, Spalte ${column}: ${value}`,
  },
  quiz: {
    unchanged:
      'Ein Weichzeichner darf ein Bild weder heller noch dunkler machen. Was muss die Summe der Gewichte seines Kerns sein?',
    explainUnchanged: (value) =>
      `Wo alles gleich hell ist, steht in jedem Produkt dasselbe Pixel, also ist das Ergebnis dieses Pixel mal die Summe der Gewichte. Der Mittelwertfilter macht aus einem Bild, das überall 1 ist, ${value}: Seine Gewichte ergeben zusammen 1.`,
    flat: 'Der Sobel-Kern gleitet über eine Fläche, in der alle Pixel 0,7 sind. Was ergibt er dort?',
    explainFlat: (value) =>
      `Seine Gewichte ergeben zusammen 0, und 0,7 mal das auch: Das Ergebnis ist ${value}. Ein Kantenfilter schweigt, wo sich nichts ändert.`,
    edge: 'Links einer Kante sind alle Pixel 0, rechts alle 1. Was ergibt Sobel x, −1 0 1 / −2 0 2 / −1 0 1, an der Kante, wenn noch zwei dunkle Spalten unter dem Kern liegen?',
    explainEdge: (value) =>
      `Nur die rechte Spalte trifft auf Einsen: 1 + 2 + 1 = ${value}. Die dunklen Spalten tragen nichts bei.`,
    which: (numbers, list) =>
      `Ein einzelnes Pixel mit 1 auf Schwarz wurde zu dieser Tabelle: ${numbers}. Welcher Kern war es, ohne Umdrehen benutzt? ${list}`,
    explainWhich: (name) =>
      `${name}. Ein einzelnes helles Pixel zeigt den Kern selbst, um 180° gedreht, weil jeder Ort darum herum es unter einem anderen Gewicht sieht.`,
    field: (first, second) =>
      `${first} und dann ${second}: Wie viele Pixel des Bildes breit ist der Teil, von dem ein Pixel des Ergebnisses abhängt?`,
    explainField: (value) =>
      `Der zweite Kern sieht Ergebnisse des ersten, und jedes davon sieht weiter: zusammen ${value} Pixel.`,
  },
  data: 'channel,row,column,value',
};
