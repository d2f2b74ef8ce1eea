import type { SimilarityStrings } from '../en/similarity.js';

/** Was <conv-similarity> sagt, auf Deutsch. */
export const similarity: SimilarityStrings = {
  lead: 'Rolle den Ausschnitt unter dem Fenster und den Kern ab, und es sind zwei Vektoren. Die Faltung multipliziert sie Zahl für Zahl und addiert: ihr Skalarprodukt. Es ist groß, wo das Bild dem Kern ähnlich sieht, und auch, wo das Bild bloß hell ist.',
  loading: 'Das Bild ist unterwegs.',
  tooSmall:
    'Das Bild ist kleiner als das, was gesucht wird. Wähle einen kleineren Kern oder ein anderes Bild.',
  ownMissing:
    'Der Link entstand mit einem eigenen Bild, das das Gerät seiner Urheberin oder seines Urhebers nie verlässt. Hier ist ein anderes.',

  picture: 'Bild',
  pictureHelp: 'das Fenster, und die ähnlichsten Stellen',
  products: 'Skalarprodukt an jeder Stelle',
  correlations: 'Korrelation an jeder Stelle',
  scales: { products: 'Skalarprodukt', correlations: 'Pearson-Korrelation' },
  spoken: (row, column, correlation) =>
    `Fenster in Zeile ${row}, Spalte ${column}: Korrelation ${correlation}`,
  hint: 'Zeige auf das Bild oder eine Karte: Das Fenster folgt. Ein Klick lässt es dort. Pfeiltasten bewegen es Pixel um Pixel.',
  touchHint: 'Tippe auf das Bild oder eine Karte, um das Fenster dorthin zu setzen.',
  wrong: (row, column, product, correlation) =>
    `Am größten ist das Skalarprodukt in Zeile ${row}, Spalte ${column} (${product}): Dort ist das Bild hell. Die Korrelation ist dort nur ${correlation}.`,
  right: (row, column) =>
    `Hier ist das Skalarprodukt am größten, wo auch die Korrelation am besten ist: Zeile ${row}, Spalte ${column}. Mache das Bild heller, oder suche etwas anderes, und es wird in die Irre geführt.`,

  template: {
    heading: 'Was gesucht wird',
    kind: 'Vorlage',
    part: 'ein Teil des Bildes',
    own: 'mein eigener Kern',
    select: 'Mit einem Kasten wählen',
    selectHelp: 'Ziehe im Bild einen Kasten auf.',
    take: 'Nimm, was unter dem Fenster liegt',
    rows: 'Zeilen',
    columns: 'Spalten',
  },
  change: {
    heading: 'Das Bild ändern',
    gain: 'Multiplizieren mit',
    offset: 'Addieren',
    why: 'Die Vorlage bleibt, wie sie war. Sieh in der Tabelle, welche Zahlen es merken.',
  },
  search: {
    heading: 'Die ähnlichsten Stellen',
    threshold: 'Mindestens',
    none: 'Nichts im Bild ist so ähnlich.',
    match: (row, column) => `Zeile ${row}, Spalte ${column}`,
    why: 'Wo sich Stellen überlappen, bleibt nur die beste.',
  },

  vectors: {
    heading: 'Die beiden Vektoren',
    patch: 'a: Ausschnitt unter dem Fenster',
    template: 'b: Kern',
    place: (row, column) => `Zeile ${row}, Spalte ${column}`,
    size: (height, width) => `${height} × ${width} = ${height * width} Zahlen`,
    unrolled: 'Abgerollt, Zeile um Zeile',
    centred: 'Mittelwerte abziehen',
    bars: (name) => `${name}, als Balken`,
    angle: 'Winkel zwischen a und b',
    angleCentred: 'Winkel nach Abzug der Mittelwerte',
    noAngle: 'kein Winkel: Einer von beiden hat keine Länge',
  },
  numbers: {
    heading: 'Was sie vergleicht',
    number: 'Zahl',
    unchanged: 'Bild, wie es war',
    now: 'jetzt',
    moved: 'bewegt?',
    product: 'Skalarprodukt a · b',
    patchLength: 'Länge |a|',
    templateLength: 'Länge |b|',
    cosine: 'Kosinus: a · b / (|a| |b|)',
    correlation: 'Pearson: dasselbe, ohne Mittelwerte',
    same: 'gleich',
    differs: 'anders',
    flat: 'Alle Pixel dieses Ausschnitts sind gleich. Ohne ihren Mittelwert bleibt nichts übrig, und was keine Länge hat, hat keine Richtung: Die Korrelation wird auf 0 gesetzt.',
    flatTemplate:
      'Alle Zahlen dieses Kerns sind gleich. Ohne ihren Mittelwert bleibt nichts übrig: Er kann kein Muster finden, und die Korrelation ist überall 0.',
    plain:
      'Multiplizieren macht a länger, dreht es aber nicht: Kosinus und Pearson bleiben. Addieren kippt a zur grauen Diagonalen: Nur Pearson bleibt.',
  },

  quiz: {
    product: (a, b) => `Was ist das Skalarprodukt von (${a}) und (${b})?`,
    explainProduct: (sum) => `${sum}.`,
    orthogonal: (a, b) => `Und der Kosinus des Winkels zwischen (${a}) und (${b})?`,
    explainOrthogonal:
      'Die Produkte heben sich auf: Die Vektoren stehen im rechten Winkel, und dessen Kosinus ist 0.',
    gain: (value) =>
      `Ein Ausschnitt hat mit einem Kern den Kosinus ${value}. Alle seine Pixel werden verdoppelt. Was ist der Kosinus jetzt?`,
    explainGain: (value) =>
      `a · b und |a| verdoppeln sich beide, und ihr Verhältnis bleibt: ${value}.`,
    pearson: (a, b) => `Was ist die Pearson-Korrelation von (${a}) und (${b})?`,
    explainPearson: (value) =>
      `Der zweite ist der erste mal eine positive Zahl und etwas dazu: ${value}, mehr geht nicht.`,
    opposite: (a, b) => `Und von (${a}) und (${b})?`,
    explainOpposite: (value) =>
      `Wo der eine steigt, fällt der andere um ebenso viel: ${value}, das genaue Gegenteil.`,
  },

  data: { header: 'series,row,column,value' },
};
