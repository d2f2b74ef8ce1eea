import type { PoolingStrings } from '../en/pooling.js';

const plural = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

/** Was <conv-pooling> sagt, auf Deutsch. */
export const pooling: PoolingStrings = {
  lead: 'Ein Fenster geht über die Karte und behält von jeder Stelle eine Zahl: die größte oder den Mittelwert. Was übrig bleibt, ist kleiner, und es kommt nicht mehr darauf an, wo genau etwas war.',

  kind: {
    label: 'Was ein Fenster behält',
    names: { max: 'Maximum', average: 'Mittelwert' },
    why: {
      max: 'Von jedem Fenster bleibt die größte Zahl: ob etwas gefunden wurde, nicht wo im Fenster.',
      average:
        'Von jedem Fenster bleibt der Mittelwert: wie viel davon da war, über das Fenster verteilt.',
    },
    global: 'Ein Fenster, so groß wie die Eingabe (global)',
  },
  show: {
    label: 'Richtung',
    names: { forward: 'Vorwärts: poolen', backward: 'Rückwärts: Gradient' },
  },
  example: 'Beispiel',
  ownExample: 'eigene Einstellungen',
  examples: {
    blackboard: 'Tafelbeispiel',
    'two-inputs': 'zwei Eingaben, eine gepoolte Karte',
    shift: 'ein Strich, um 1 verschoben',
    window: 'ein Strich, um ein ganzes Fenster verschoben',
    checkerboard: 'Schachbrett, gemittelt',
    thin: 'eine dünne Linie, gemittelt',
    position: 'zwei Punkte und nur eine Zahl',
    turned: 'eine gezeichnete 7, gedreht',
    map: 'was ein Filter in der 7 gefunden hat',
  },
  exampleHints: {
    blackboard:
      'Vier Fenster, vier Zahlen. Zeige auf eine davon, um zu sehen, welche Zelle der Eingabe es ist.',
    'two-inputs':
      'Alle 16 Zahlen der zweiten Eingabe sind anders als in der ersten, und die gepoolten Karten sind gleich. Ändere die zweite Eingabe weiter: Solange kein Fenster ein größeres Maximum bekommt, wird das Netz dahinter es nie erfahren.',
    shift:
      'Der Strich rückt um eine Zelle weiter und bleibt in seinen Fenstern, also ändert sich die gepoolte Karte nicht. Verschiebe ihn noch einmal.',
    window:
      'Um so viel verschoben, wie das Fenster breit ist, steht der Strich im nächsten Fenster: Das Pooling hat sich mitverschoben, vergessen hat es ihn nicht.',
    checkerboard:
      'Das Muster ist weg: Jeder Mittelwert ist gleich, und eine graue Fläche gäbe dieselbe Karte. Nimm das Maximum, dann sieht es wie eine weiße Fläche aus.',
    thin: 'Der Mittelwert macht eine dünne Linie blass, denn ihre Fenster sind zum größten Teil leer; das Maximum lässt sie so stark, wie sie war, und macht sie dick.',
    position:
      'Globales Pooling lässt von der ganzen Karte eine Zahl übrig: dass etwas gefunden wurde. Wo und wie oft, ist verloren, so weit man es auch verschiebt.',
    turned:
      'Eine Drehung verschiebt die Enden eines Strichs um mehr als ein Fenster: Die meisten gepoolten Werte um ihn herum ändern sich. Was Pooling verzeiht, ist eine Verschiebung um ein, zwei Zellen.',
    map: 'Was das Ziffernnetz hinter seiner ersten Schicht hat: die Karte eines Filters. Das Pooling lässt ein Viertel der Zahlen übrig, und die Form ist noch zu sehen.',
  },

  input: 'Eingabe',
  output: 'Gepoolt',
  gradient: 'Gradient der Ausgabe',
  inputGradient: 'Gradient der Eingabe',
  becomes: 'wird gepoolt zu',
  goesBack: 'geht zurück an',
  size: (rows, columns) => `${rows} × ${columns}`,
  inputCell: (row, column, value) => `Eingabe, Zeile ${row}, Spalte ${column}: ${value}`,
  outsideCell: (value) => (value === '' ? 'außerhalb: zählt nicht' : `Rand: ${value}`),
  outputCell: (row, column, value) => `gepoolt, Zeile ${row}, Spalte ${column}: ${value}`,
  gradientCell: (row, column, value) =>
    `Gradient der Ausgabe, Zeile ${row}, Spalte ${column}: ${value}`,
  inputGradientCell: (row, column, value) =>
    `Gradient der Eingabe, Zeile ${row}, Spalte ${column}: ${value}`,
  unknown: 'noch nicht berechnet',
  scales: { value: 'Wert', gradient: 'Gradient' },
  origins: 'Markieren, woher jedes Maximum kommt',
  hint: 'Zeige auf eine Zahl: Das Fenster und seine Rechnung folgen. Um eine Zahl der Eingabe zu ändern, klicke sie doppelt an oder tippe darüber.',
  touchHint:
    'Tippe auf eine Zahl: Das Fenster und seine Rechnung folgen. Tippe zweimal, um eine Zahl der Eingabe zu ändern.',
  pictureHint:
    'Zeige auf ein Bild: Das Fenster und seine Rechnung folgen. Ein Klick oder Tippen hält es dort fest, und die Pfeiltasten bewegen es.',
  pictureBackwardHint:
    'Jede Ausgabe hat hier den Gradienten 1, also zeigt jede Zelle der Eingabe, wie viele Fenster sie genommen haben.',
  backwardHint:
    'Die Zahlen rechts sagen, wie stark der Fehler auf jede Ausgabe antwortet. Um eine zu ändern, klicke sie doppelt an oder tippe darüber.',

  arithmetic: {
    heading: 'Was hier geschieht',
    general: 'Die Regel für jede Stelle',
    generalMean: 'Die Regel für jede Stelle (N: die Zellen, die zählen)',
    place: (row, column) => `Zeile ${row}, Spalte ${column}`,
    spoken: (place, sum) => `${place}: ${sum}`,
    more: (count) => `… ${count} weitere`,
    from: (row, column) => `Es steht in Zeile ${row}, Spalte ${column} der Eingabe.`,
    tie: (count, row, column) =>
      `${count} Zellen teilen sich das Maximum. Die erste zählt, Zeile für Zeile gelesen: Zeile ${row}, Spalte ${column}.`,
    padded: (count) =>
      `${plural(count, 'Zelle', 'Zellen')} des Rands ${count === 1 ? 'zählt' : 'zählen'} im Mittelwert als 0 mit.`,
    inside: (count) =>
      count === 1
        ? 'Nur die eine Zelle im Innern zählt.'
        : `Nur die ${count} Zellen im Innern zählen.`,
    toWinner: (gradient, row, column, others) =>
      `Der ganze Gradient ${gradient} geht an die Zelle, die gewonnen hat: Zeile ${row}, Spalte ${column}.${others === 0 ? '' : ` ${others === 1 ? 'Die andere Zelle des Fensters bekommt' : `Die ${others} anderen Zellen des Fensters bekommen`} nichts: Ein wenig mehr oder weniger hätte dort nichts geändert.`}`,
    toAll: (gradient, count, share) =>
      `Der Gradient ${gradient} verteilt sich auf die ${plural(count, 'Zelle', 'Zellen')}, aus denen der Mittelwert kam: je ${gradient} / ${count} = ${share}.`,
    arrivals: (row, column) => `Was in Zeile ${row}, Spalte ${column} ankommt`,
    none: 'Nichts: Kein Fenster hat diese Zelle genommen.',
    noneAverage: 'Nichts: Kein Fenster liest diese Zelle.',
    overlapping: (count) =>
      count === 1
        ? '1 Fenster hat diese Zelle genommen.'
        : `${count} Fenster haben diese Zelle genommen, und ihre Gradienten addieren sich.`,
  },

  settings: {
    input: 'Eingabe',
    ready: 'Zahlen oder eine Zeichnung',
    numbers: 'Tabellen',
    drawings: 'Gezeichnete Ziffern',
    own: 'eigene Zahlen',
    tables: {
      blackboard: 'Tafelbeispiel',
      corners: 'ein Maximum in jeder Ecke',
      elsewhere: 'dieselben Maxima anderswo',
      stroke: 'ein Strich',
      diagonal: 'eine dünne Linie',
      checkerboard: 'ein Schachbrett',
      dots: 'zwei Punkte',
    },
    digit: (digit, variant) => `${digit}${variant}`,
    variants: { base: ' mit Fuß', open: ' (offen)', barred: ' mit Querstrich' },
    rows: 'Zeilen',
    columns: 'Spalten',
    map: 'Gepoolt wird',
    mapPicture: 'die Zeichnung selbst',
    mapOf: (map) => `Karte ${map} des Ziffernnetzes`,
    window: 'Fenster',
    stride: 'Schrittweite',
    strideAsWindow: 'so groß wie das Fenster',
    strideWhy:
      'Kleinere Schritte als das Fenster: Fenster überlappen sich. Größere: Zellen werden ausgelassen.',
    padding: 'Rand',
    paddingWhy: {
      max: 'Um die Eingabe steht −∞, das nie gewinnt. Höchstens das halbe Fenster.',
      average: 'Um die Eingabe stehen Nullen. Höchstens das halbe Fenster.',
    },
    countIncludePad: 'Nullen des Rands zählen im Mittelwert mit',
    dilation: 'Dilatation',
    dilationWhy: 'Wie weit die Zellen eines Fensters auseinander liegen.',
    ceilMode: 'Auch ein letztes Fenster, das überhängt (Ceil-Modus)',
    down: 'nach unten',
    across: 'nach rechts',
  },

  floor: {
    heading: 'Größe der gepoolten Karte',
    rows: 'Zeilen',
    columns: 'Spalten',
    dropped:
      'Aufgerundet; ein Fenster, das erst hinter der Eingabe begänne, fällt aber weg: So ist die Regel von PyTorch.',
    units: (count, dense, places) =>
      `${count} Zahlen statt ${dense}. Ein Fenster an jeder Stelle gäbe ${places}.`,
    fewer: (down, across) =>
      `Die Schrittweite ${down} × ${across} lässt etwa eine von ${down * across} übrig: ${
        down === across
          ? `Schrittweite k braucht k²-mal weniger Einheiten, hier ${down}² = ${down * down}.`
          : `${down} · ${across} = ${down * across}-mal weniger Einheiten.`
      }`,
  },

  compare: {
    heading: 'Merkt das Pooling etwas?',
    how: 'Dieselbe Eingabe, verschoben: Wie viele ihrer Zahlen ändern sich, und wie viele der gepoolten Karte? Verschiebe sie weiter, oder ändere die zweite Eingabe von Hand.',
    howPicture:
      'Dieselbe Eingabe, verschoben: Wie viele ihrer Zahlen ändern sich, und wie viele der gepoolten Karte? Verschiebe, drehe oder vergrößere sie weiter.',
    move: 'Eingabe verschieben',
    up: 'Eine Zelle nach oben',
    down: 'Eine Zelle nach unten',
    left: 'Eine Zelle nach links',
    right: 'Eine Zelle nach rechts',
    back: 'Zurück an die alte Stelle',
    turn: 'Gedreht um (Grad)',
    resize: 'Größe (Prozent)',
    second: 'Zweite Eingabe',
    secondPooled: 'Gepoolt',
    secondCell: (row, column, value) => `zweite Eingabe, Zeile ${row}, Spalte ${column}: ${value}`,
    secondPooledCell: (row, column, value) =>
      `gepoolt aus der zweiten Eingabe, Zeile ${row}, Spalte ${column}: ${value}`,
    moved: (down, right) => {
      const parts = [
        down === 0 ? '' : `${Math.abs(down)} nach ${down > 0 ? 'unten' : 'oben'}`,
        right === 0 ? '' : `${Math.abs(right)} nach ${right > 0 ? 'rechts' : 'links'}`,
      ].filter((part) => part !== '');
      return parts.length === 0 ? 'Nicht verschoben' : `Verschoben um ${parts.join(' und ')}`;
    },
    turned: (degrees) => `gedreht um ${degrees}°`,
    sized: (percent) => `auf ${percent} Prozent der Größe`,
    other: 'Eine andere Eingabe',
    counts: (what, inputs, of, outputs, ofOutputs) =>
      `${what}: ${inputs} von ${of} Zahlen der Eingabe sind anders, und ${outputs} von ${ofOutputs} der gepoolten Karte (gepunktet).`,
    none: 'Nichts hinter dem Pooling kann die beiden unterscheiden.',
    hidden: 'Beantworte zuerst die Frage: Diese Zahlen würden sie verraten.',
  },

  quiz: {
    cell: (row, column) =>
      `Welche Zahl steht in Zeile ${row}, Spalte ${column} der gepoolten Karte?`,
    explainCell: (sum) => `${sum}.`,
    size: 'Wie viele Zahlen hat die gepoolte Karte mit diesen Einstellungen?',
    explainSize: (rows, columns) => `${rows} × ${columns} = ${rows * columns}.`,
    ceil: 'Eine Eingabe von 5 × 5 wird mit Fenstern von 2 × 2 und Schrittweite 2 gepoolt. Wie viele Zeilen bleiben im Ceil-Modus?',
    explainCeil: (floor, ceil) =>
      `Abgerundet wären es ${floor}; im Ceil-Modus darf das letzte Fenster überhängen, also sind es ${ceil}.`,
    winner:
      'Max-Pooling: Ein Fenster enthält 3, 8, 5 und 1, und der Gradient seiner Ausgabe ist 4. Welchen Gradienten hat die Zelle mit der 8?',
    explainWinner: (value) => `${value}: Das Maximum bekommt alles, die anderen bekommen 0.`,
    mean: 'Und beim Mittelwert, für dasselbe Fenster?',
    explainMean: (value) => `${value}: jede ein Viertel, denn jede zählt zu einem Viertel.`,
    global: 'Globales Mitteln über 512 Karten von 7 × 7: Wie viele Zahlen bleiben übrig?',
    explainGlobal: (count) => `Eine für jede Karte: ${count}.`,
  },

  data: {
    header: 'grid,row,column,value',
    input: 'input',
    output: 'pooled',
    winner: 'taken from (place in the input)',
    gradient: 'gradient of the output',
    inputGradient: 'gradient of the input',
  },
};
