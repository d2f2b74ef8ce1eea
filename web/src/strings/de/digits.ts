import type { DigitsStrings } from '../en/digits.js';

const plural = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

const activationNames: Readonly<Record<string, string>> = {
  relu: 'ReLU: max(0, x)',
  'leaky-relu': 'Leaky ReLU: Negatives schrumpft auf ein Hundertstel',
  sigmoid: 'Sigmoid: zwischen 0 und 1 gestaucht',
  tanh: 'Tanh: zwischen −1 und 1 gestaucht',
  gelu: 'GELU: kleine Werte werden gedämpft',
  none: 'keine Aktivierung: Werte bleiben, wie sie sind',
};

/** Was <conv-digits> sagt, auf Deutsch. */
export const digits: DigitsStrings = {
  lead: 'Zeichne eine Ziffer. Jede Schicht macht aus dem Bild vor ihr neue Bilder, bis zehn Zahlen übrig sind.',

  pad: {
    name: 'Zeichenfläche',
    help: 'Zeichne mit Maus, Finger oder Stift. Mit der Tastatur: Die Pfeiltasten bewegen den Stift, mit Umschalt in kleinen Schritten; die Leertaste setzt ihn auf und hebt ihn ab; Steuerung+Z nimmt einen Strich zurück; Entfernen leert die Fläche.',
    empty: 'Zeichne hier eine Ziffer',
    example: 'Ein Beispiel. Zeichne einfach darüber.',
    undo: 'Rückgängig',
    redo: 'Wiederherstellen',
    clear: 'Leeren',
    penWidth: 'Stift',
    penWidthText: (percent) => `${percent} der Fläche`,
    ready: 'Oder beginne mit einer von unseren',
    readyNames: {
      zero: '0',
      one: '1',
      'one-with-base': '1 mit Fuß',
      two: '2',
      three: '3',
      'four-open': '4, offen',
      five: '5',
      six: '6',
      seven: '7',
      'seven-barred': '7 mit Querstrich',
      eight: '8',
      nine: '9',
    },
    readyLabel: (name) => `${name} zeichnen`,
  },

  seen: {
    heading: 'Was das Netz sieht',
    drawn: 'ge\u00adzeich\u00adnet',
    cropped: 'aus\u00adge\u00adschnit\u00adten',
    scaled: '20 Pixel, Strich an\u00adge\u00adgli\u00adchen',
    centered: 'zentriert in 28×28',
    shrunk: 'verkleinert auf 28×28',
    asMnist: 'Vorbereiten, wie MNIST entstand',
    asMnistHelp:
      'Das Netz hat an Ziffern gelernt, die alle ausgeschnitten, gleich groß gemacht, mit fast gleich dickem Stift geschrieben und in die Mitte gesetzt waren. Schalte das ab und zeichne klein oder in eine Ecke.',
    label: (ink) => `Was das Netz sieht, Schritt für Schritt. ${ink}`,
    noInk: 'Noch ist nichts gezeichnet.',
    ink: 'Das letzte Bild ist seine Eingabe: 28 mal 28 Grauwerte.',
  },

  result: {
    heading: 'Was es sagt',
    empty: 'Die Fläche ist leer, also gibt es keine Antwort.',
    sure: (digit) => `Das ist eine ${digit}.`,
    likely: (digit, other) => `Wohl eine ${digit}. Es könnte auch eine ${other} sein.`,
    unsure: (first, second) => `Ich bin nicht sicher; vielleicht ${first} oder ${second}.`,
    lost: (digit) => `Ich erkenne hier keine Ziffer. Am ehesten ist es eine ${digit}.`,
    example: (sentence) => `Das Beispiel: ${sentence}`,
    spoken: (sentence, percent) => `${sentence} ${percent}.`,
    bars: 'Wahrscheinlichkeit jeder Ziffer',
    bar: (digit, percent) => `${digit}: ${percent}`,
  },

  network: {
    heading: 'Im Inneren des Netzes',
    poster:
      'Was die erste Schicht aus der 3 macht. Jeder ihrer kleinen Filter sucht eines, etwa eine Kante von dunkel nach hell, und zeichnet, wo er es findet: rot, wo es da ist, blau, wo das Gegenteil ist.',
    posterLabel: 'Karten der ersten Schicht zum Beispiel',
    scale: 'Eine Farbskala je',
    scaleNames: { map: 'Karte', layer: 'Schicht', network: 'Netz' },
    legend: {
      map: 'Wert, jede Karte mit eigener Skala',
      layer: 'Wert, eine Skala je Schicht',
      network: 'Wert, eine Skala für alle',
    },
    legendLimit: { negative: '−größter', positive: '+größter' },
    limit: (limit) => `±${limit}`,
    limitLabel: (limit) => `Farben von −${limit} bis ${limit}`,
    conv: (filters, kernel) => `${plural(filters, 'Filter', 'Filter')} von ${kernel}`,
    convActivation: (text) => `danach ${text}`,
    activation: (kind) => activationNames[kind] ?? kind,
    maxPool: (kernel) => `Max-Pooling, ${kernel}`,
    avgPool: (kernel) => `Mittelwert-Pooling, ${kernel}`,
    globalAvgPool: 'globales Mittelwert-Pooling',
    flatten: 'alle Karten in einer Reihe',
    dense: 'voll verbunden',
    softmax: 'Werte werden Wahrscheinlichkeiten',
    parameters: (product, total) => `${product} = ${total}`,
    totalParameters: (total) => `${total} gelernte Zahlen insgesamt`,
    layerLabel: (name, what, maps) =>
      `${name}, ${what}. ${plural(maps, 'Karte', 'Karten')}. Pfeiltasten gehen von Karte zu Karte, die Eingabetaste zu einzelnen Werten.`,
    rowLabel: (name, what) => `${name}, ${what}`,
    mapLabel: (name, map, of) => `${name}, Karte ${map} von ${of}`,
    mapValues: (low, high, row, column) =>
      `von ${low} bis ${high}, am größten in Zeile ${row}, Spalte ${column}`,
    unitLabel: (map, row, column, value) => `${map}, Zeile ${row}, Spalte ${column}: ${value}`,
    valueLabel: (name, place, of) => `${name}, Wert ${place} von ${of}`,
  },

  unit: {
    hint: 'Zeige auf eine Karte: Der Teil deiner Zeichnung, von dem sie abhängt, leuchtet auf. Ein Klick hält ihn fest; mit der Tastatur: Tabulator zu einer Schicht, dann Pfeiltasten und Eingabetaste.',
    touchHint:
      'Tippe auf eine Karte: Der Teil deiner Zeichnung, von dem sie abhängt, leuchtet auf.',
    map: (name, map, of) => `${name} · Karte ${map} von ${of}`,
    value: (name, place, of) => `${name} · Wert ${place} von ${of}`,
    digit: (name, digit) => `${name} · Ziffer ${digit}`,
    place: (row, column) => `Zeile ${row}, Spalte ${column}`,
    isValue: 'Wert',
    close: 'Schließen',
    sees: (height, width) => `Der Wert hängt von ${height} × ${width} Pixeln der Eingabe ab.`,
    seesAll: 'Der Wert hängt von der ganzen Eingabe ab.',
    inputFigure: 'Eingabe',
    mapFigure: 'diese Karte',
    loupe: (map) => `${map}, vergrößert`,
    filter: (kernel, maps) =>
      maps === 1
        ? `Ihr Filter: ein Kern von ${kernel}.`
        : `Ihr Filter: ein Kern von ${kernel} für jede von ${maps} Karten. Jeder gleitet über seine eigene Karte; die Ergebnisse werden addiert.`,
    filterRows: { input: 'Karten', kernel: '∗ Kerne', result: '= Teile der Summe' },
    filterLabel: (map) => `Gewichte von ${map}`,
    resultLabel: 'Was jede Karte beiträgt',
    inputLabel: 'Karten der Schicht davor',
    weights: 'Gewicht',
    sum: (terms, bias, total) => `${terms} ${bias} (Bias) = ${total}`,
    relu: (before, value) => `max(0, ${before}) = ${value}`,
    maxPool: (values, value) => `Der größte Wert von ${values} ist ${value}.`,
    avgPool: (values, value) => `Der Mittelwert von ${values} ist ${value}.`,
    activationOf: (before, value) => `Aus ${before} wird ${value}.`,
    flatten: (map, place) => `Dieselbe Zahl wie in ${map}, ${place}.`,
    dense: (count, bias) =>
      `Die Summe von ${count} Produkten aus Wert und Gewicht, dazu der Bias ${bias}.`,
    denseWeights:
      'Die Gewichte, angeordnet wie die Karten, mit denen sie multipliziert werden. Grün spricht dafür, Violett dagegen.',
    softmax: 'e hoch den Wert, geteilt durch die Summe über alle.',
    globalAvgPool: 'Der Mittelwert der ganzen Karte.',
  },

  quiz: {
    parameters: (layer, product) =>
      `Wie viele Zahlen lernt ${layer}? Multipliziere es aus: ${product}.`,
    size: (layer, kernel, side) =>
      `${layer} schiebt ein Fenster von ${kernel} ohne Überlappung über ${side} × ${side} Werte. Wie viele Werte breit ist jede seiner Karten?`,
    field: (layer) =>
      `Zeige auf einen Wert in der Mitte von ${layer}. Wie viele Pixel der Eingabe breit ist der Teil, der aufleuchtet?`,
    explainParameters: (product, total) =>
      `Jeder Filter hat seine Gewichte und einen Bias: ${product} = ${total}.`,
    explainSize: (side, step, size) =>
      `Das Fenster passt ${size}-mal hinein: ${side} : ${step} = ${size}.`,
    explainField: (size) =>
      `Jede Schicht weitet den Blick ein wenig; hier sind es ${size} × ${size} Pixel.`,
  },

  data: {
    header: 'layer,channel,row,column,value',
    input: 'input',
    probability: 'probability',
  },
};
