import type { ChannelsStrings } from '../en/channels.js';

const colours = ['rot', 'grün', 'blau'];

/** Was <conv-channels> sagt, auf Deutsch. */
export const channels: ChannelsStrings = {
  lead: 'Ein Bild in Farbe sind drei Tabellen mit Zahlen. Ein Filter hat für jede davon einen Kern und zählt alles zusammen: viele Kanäle hinein, eine Karte heraus. Mehrere Filter ergeben mehrere Karten.',
  channel: (channel, of) =>
    of === 3 ? `Kanal ${channel + 1}, ${colours[channel]}` : `Kanal ${channel + 1}`,
  shortChannel: (channel, of) => (of === 3 ? colours[channel]! : `Kanal ${channel + 1}`),
  filter: (filter) => `Filter ${filter + 1}`,
  map: (filter) => `Karte ${filter + 1}`,
  selectFilter: 'Filter, der betrachtet wird',
  input: 'Eingabe',
  kernels: 'Kern',
  part: 'Sein Teil',
  sum: 'Summe der Teile',
  maps: 'Alle Karten, eine für jeden Filter',
  mapsHint: 'Wähle eine Karte, um ihren Filter zu sehen.',
  unseen: 'Dieser Filter liest diesen Kanal nicht.',
  unknown: 'noch nicht berechnet',
  inputCell: (channel, row, column, value) =>
    `${channel}, Zeile ${row}, Spalte ${column}: ${value}`,
  weightCell: (channel, row, column, value) =>
    `Gewicht für ${channel}, Zeile ${row}, Spalte ${column}: ${value}`,
  partCell: (channel, row, column, value) =>
    `Teil von ${channel}, Zeile ${row}, Spalte ${column}: ${value}`,
  mapCell: (map, row, column, value) => `${map}, Zeile ${row}, Spalte ${column}: ${value}`,
  bias: 'Bias',
  activation: 'Aktivierung',
  activations: { none: 'keine', relu: 'ReLU: unter 0 wird 0' },
  scales: { input: 'Eingabe', weight: 'Gewicht', output: 'Karte' },
  hint: 'Zeige auf eine Zahl einer Karte: In jedem Kanal öffnet sich ihr Fenster. Um eine Zahl der Eingabe oder eines Kerns zu ändern, klicke sie doppelt an oder tippe darüber.',
  touchHint:
    'Tippe auf eine Zahl einer Karte: In jedem Kanal öffnet sich ihr Fenster. Tippe zweimal, um eine Zahl der Eingabe oder eines Kerns zu ändern.',

  step: {
    level: 'ein Kanal',
    place: (row, column, done) => `Zeile ${row}, Spalte ${column}: ${done}`,
    nothing: 'noch nichts',
    channels: (done, of) => `${done} von ${of} Kanälen`,
    all: 'mit Bias',
  },

  formula: {
    heading: 'Was an dieser Stelle geschieht',
    place: (map, row, column) => `${map}, Zeile ${row}, Spalte ${column}`,
    bias: 'Bias',
    total: 'zusammen',
    relu: 'ReLU',
    general: 'Die Regel für jede Stelle jeder Karte',
    spoken: (place, sum) => `${place}: ${sum}`,
    groupNote: (groups) =>
      `In ${groups} Gruppen: l läuft über die Kanäle der Gruppe, zu der der Filter gehört.`,
  },

  preset: 'Beispiel',
  own: 'eigene Filter',
  presets: {
    colours: 'eine Kante, und Rot',
    grey: '1×1: Farbe zu Grau',
    opponent: '1×1: Gegenfarben',
    swap: '1×1: Rot und Blau tauschen',
    reduce: '1×1: sechs Kanäle zu zwei',
    groups: 'gruppiert: zwei Gruppen',
    depthwise: 'tiefenweise: ein Kern je Kanal',
    multiplier: 'tiefenweise, zwei Kerne je Kanal',
    single: 'ein Kanal, ein Filter',
  },
  presetHints: {
    colours:
      'Zwei Filter, zwei Karten. Der erste findet Kanten in jeder Farbe, denn er hat in allen drei Kanälen denselben Kern. Der zweite ist stark, wo Rot ohne Grün und Blau steht.',
    grey: 'Ein 1×1-Kern sieht eine Stelle und mischt ihre Kanäle: 0,299 vom Rot, 0,587 vom Grün, 0,114 vom Blau. Eine Karte bleibt übrig, das Bild in Grau.',
    opponent:
      'Dieselben drei Zahlen einer Stelle, anders gefragt: Wie hell ist es, eher rot oder eher grün, eher blau oder eher gelb?',
    swap: 'Jeder Filter schreibt einen Kanal ab. Die Reihenfolge der Filter ist die der Karten.',
    reduce:
      'Aus sechs Karten werden zwei, bevor eine teure Schicht kommt: Gelernt wird nur die Mischung der Kanäle, nichts von den Nachbarn.',
    groups:
      'Die Filter der ersten Gruppe lesen die Kanäle 1 und 2, die der zweiten 3 und 4. Das spart die Hälfte der Gewichte, und kein Filter sieht alles.',
    depthwise:
      'So viele Gruppen wie Kanäle: Jeder Filter hat einen Kern, und kein Kanal erfährt vom anderen. Eine 1×1-Schicht dahinter mischt sie; zusammen kosten beide viel weniger als eine volle Schicht.',
    multiplier:
      'Zwei Filter für jeden Kanal: Der Tiefenmultiplikator ist 2, und es gibt doppelt so viele Karten wie Kanäle.',
    single: 'Ein Kanal und ein Filter: Das ist das Fenster über Zahlen vom Anfang.',
  },

  settings: {
    channels: 'Eingabekanäle',
    filters: 'Filter',
    side: 'Seite des Kerns',
    groups: 'Gruppen',
    input: 'Eingabe',
    inputs: {
      stripes: 'Streifen, einer in jedem Kanal',
      dots: 'Punkte',
      fade: 'verlaufende Farben',
      square: 'ein gelbes Quadrat auf Grün',
    },
    ownInput: 'eigene Zahlen',
    groupNames: (groups, channels) =>
      groups === 1
        ? '1: alle sehen alle'
        : groups === channels
          ? `${groups}: tiefenweise`
          : `${groups}`,
  },

  connections: {
    heading: 'Wer sieht wen',
    name: (seen) => `Verbindungen von Kanälen zu Karten. ${seen}`,
    sees: (map, first, last) =>
      first === last
        ? `${map} liest Kanal ${first}.`
        : `${map} liest die Kanäle ${first} bis ${last}.`,
  },

  cost: {
    heading: 'Was es kostet',
    how: (outputs) =>
      `Für Karten von ${outputs}. Gewichte ohne Bias; zu jeder Multiplikation gehört eine Addition.`,
    kind: 'Schicht',
    weights: 'Gewichte',
    products: 'Multiplikationen',
    kinds: {
      now: 'wie eingestellt',
      full: 'voll',
      depthwise: 'tiefenweise',
      mix: '1×1',
      separable: 'tiefenweise + 1×1',
    },
    here: (channels, filters, side) =>
      `${channels} Kanäle, ${filters} Filter von ${side} × ${side}`,
    large: '64 Kanäle von 56 × 56, 128 Filter von 3 × 3',
    ratio: (times) => `Die zerlegte Schicht hat ${times}-mal weniger Gewichte als die volle.`,
  },

  pictures: {
    heading: 'Dieselben Filter auf einem Bild',
    needs:
      'Ein Bild in Farbe hat drei Kanäle. Wähle ein Beispiel mit dreien, um seine Filter hier zu sehen.',
    choose: 'Bild',
    original: 'Bild',
  },

  quiz: {
    weights: (channels, filters, side) =>
      `${filters} Filter von ${side} × ${side} über ${channels} Kanäle, in einer Gruppe, jeder mit Bias: wie viele Parameter?`,
    explainWeights: (product) => `${product}.`,
    part: (row, column, filter) =>
      `Was gibt Filter ${filter} in Zeile ${row}, Spalte ${column} seiner Karte?`,
    explainPart: (sum) => `${sum}.`,
    depthwise:
      'Eine tiefenweise Schicht von 3 × 3 über 32 Kanäle, ein Kern für jeden, ohne Bias: wie viele Gewichte?',
    explainDepthwise: (product) => `${product}: Jeder Filter liest einen einzigen Kanal.`,
    reduce: 'Eine 1×1-Schicht führt 256 Kanäle auf 64, ohne Bias: wie viele Gewichte?',
    explainReduce: (product) => `${product}, wie groß das Bild auch ist.`,
  },

  data: {
    header: 'grid,channel,row,column,value',
    ...{ input: 'input', kernel: 'kernel', part: 'part', output: 'map' },
  },
};
