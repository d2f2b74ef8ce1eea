import type { SpeedStrings } from '../en/speed.js';

/** Was <conv-speed> sagt, auf Deutsch. */
export const speed: SpeedStrings = {
  lead: 'Dieselbe Faltung, auf vier Arten berechnet, auf der Maschine vor dir. Alle vier müssen dieselben Zahlen finden. Dann wird die Zeit gemessen, reihum.',
  example: 'Beispiel',
  own: 'eigene Größen',
  examples: {
    picture: 'ein Foto weichzeichnen',
    digits: 'eine Schicht, die Ziffern liest',
    classifier: 'eine Schicht, die Bilder unterscheidet',
    pointwise: '1×1: Kanäle mischen',
    depthwise: 'tiefenweise: ein Kern je Kanal',
    wide: 'ein einziger breiter Kern',
  },
  exampleHints: {
    picture:
      'Ein Kanal hinein, einer heraus, und eine Viertelmillion Pixel. Auf jede Zahl, die aus dem Speicher kommt, kommen nur 25 Produkte.',
    digits:
      'Die zweite Schicht des Netzes, das deine Ziffern liest. Sie ist so klein, dass auch der Weg zu WebAssembly und zurück zählt.',
    classifier:
      'Eine Schicht aus der Mitte eines Netzes für Fotos: 64 Karten hinein, 64 heraus. Jede gelesene Zahl dient vielen Produkten, darum lohnen sich Vektoren hier am meisten.',
    pointwise:
      'Keine Nachbarn, nur Kanäle: das Produkt zweier Matrizen. Netze für Telefone verbringen hier die meiste Zeit.',
    depthwise:
      'Jeder Kanal für sich. Auf jede Zahl kommen wenige Produkte, also hat der Speicher so viel zu tun wie das Rechenwerk.',
    wide: 'Ein Kern von 15 × 15: 225 Produkte für jedes Pixel, alle aus denselben paar Zeilen.',
  },
  product: (size, outChannels, channels, kernel) =>
    `${size} × ${size} Stellen × ${outChannels} Ausgabekanäle × ${channels} × ${kernel} × ${kernel} Gewichte`,
  multiplyAdds: (count) => `${count} Multiplikationen mit Addition`,

  settings: {
    heading: 'Größen und Runden',
    channels: 'Eingabekanäle',
    outChannels: 'Ausgabekanäle',
    size: 'Zeilen und Spalten',
    kernel: 'Seite des Kerns',
    groups: 'Gruppen',
    rounds: 'Runden',
    groupNames: (groups, channels) =>
      groups === 1
        ? '1: alle sehen alle'
        : groups === channels
          ? `${groups}: tiefenweise`
          : `${groups}`,
  },
  problem: {
    heading: 'Damit gibt es kein Rennen',
    range: (name, value, least, most) => `${name}: ${value}. Möglich sind ${least} bis ${most}.`,
    groups: (groups, channels, outChannels) =>
      `Gruppen: ${groups}. Die Zahl muss ${channels} Eingabekanäle und ${outChannels} Ausgabekanäle teilen.`,
    work: (count, most) =>
      `Ein Aufruf wären ${count} Multiplikationen mit Addition. Höchstens ${most} treten an, damit reines JavaScript selbst auf einem langsamen Telefon nicht mehr als etwa 100 ms für einen Aufruf braucht und die Seite bedienbar bleibt.`,
    values: (count, most) =>
      `Das Bild, die Gewichte oder das Ergebnis hätten ${count} Zahlen. Höchstens ${most} treten an.`,
    wayOut: 'Mache eine der Größen kleiner oder wähle ein Beispiel.',
  },

  reset: 'Größen zurücksetzen',
  start: 'Rennen starten',
  again: 'Noch ein Rennen',
  stop: 'Anhalten',
  phases: {
    idle: 'Noch ist nichts gemessen. Erst der Start lädt die Fassungen, die noch nicht da sind.',
    loading: 'Die Fassungen werden geladen …',
    checking: 'Die Antworten werden verglichen …',
    clock: 'Die Uhr wird betrachtet …',
    warming: 'Warmlaufen, zählt nicht …',
    racing: (round, of) => `Runde ${round} von ${of}`,
    done: (rounds) => `${rounds} Runden`,
    stopped: (done, of) => `Nach ${done} von ${of} Runden angehalten.`,
    hidden: (done, of) =>
      `Nach ${done} von ${of} Runden angehalten, weil die Seite nicht zu sehen war: Browser bremsen, was niemand sieht.`,
    disturbed: (done, of) =>
      `Nach ${done} von ${of} Runden angehalten, weil auf dieser Seite ein anderes Rennen begann.`,
    tooFew: 'Das sind zu wenige, um etwas zu sagen.',
  },
  coarseClock: (step) =>
    `Die Uhr dieses Browsers geht nur in Schritten von ${step}, damit dich niemand ausspäht. Ehrlich messen lässt sich damit nichts. Ein anderer Browser oder die üblichen Einstellungen zum Datenschutz helfen.`,

  names: {
    javascript: 'Reines JavaScript',
    scalar: 'Skalares WebAssembly',
    simd: 'WebAssembly mit SIMD',
    relaxed: 'WebAssembly mit Relaxed SIMD',
  },
  hows: {
    javascript: 'eine Schleife, Summen in 64 Bit',
    scalar: 'C++, eine Zahl auf einmal',
    simd: 'dasselbe C++, vier auf einmal',
    relaxed: 'vier auf einmal, im selben Schritt addiert',
  },
  instructions: 'Was dem Prozessor für vier Multiplikationen mit Addition mindestens befohlen wird',
  chart: 'Das Rennen',
  axis: 'GFLOP/s',
  gigaflops: (value) => `${value}\u00a0GFLOP/s`,
  times: (value) => `${value}\u00a0×`,
  perCall: (duration) => `${duration} je Aufruf`,
  lane: {
    waiting: 'wartet',
    loading: 'wird geladen',
    ready: 'Antwort richtig',
    warming: 'läuft sich warm',
    absent: 'Dieser Browser führt das nicht aus.',
    failed: (reason) => `Tritt nicht an: ${reason}.`,
    wrong: (difference) =>
      `Falsche Antwort: um ${difference} des größten Werts daneben. Sie wird nicht gewertet.`,
  },
  failedHint: 'Die anderen treten ohne diese Fassung an. Ein neues Rennen versucht es noch einmal.',

  outcome: {
    heading: 'Ergebnis',
    first: (name, speed) => `Am schnellsten ist ${name}: ${speed}.`,
    tie: (list, speed) => `${list} kann diese Messung nicht unterscheiden: etwa ${speed}.`,
    times: (times) => `Das ist ${times}-mal so schnell wie reines JavaScript.`,
    wrong: (list) => `Eine falsche Antwort kam von: ${list}.`,
    nobody: 'Niemand hat richtig geantwortet, also wird niemand gewertet.',
    and: 'und',
  },

  numbers: {
    heading: 'Alle Zahlen',
    contestant: 'Wer',
    median: 'Ein Aufruf, Median',
    half: 'Die halben Messungen',
    first: 'Der allererste Aufruf',
    speed: 'GFLOP/s',
    times: '× reines JavaScript',
    calls: 'Aufrufe je Messung',
    difference: 'Größter Unterschied',
    none: '–',
    below: (clock) => `< ${clock}`,
    note: 'Der Unterschied ist der zur Definition, in Teilen des größten Werts im Ergebnis.',
  },

  method: {
    heading: 'Wie gemessen wird, und was das nicht sagt',
    task: {
      title: 'Die Aufgabe.',
      text: 'Alle bekommen dieselben Zufallszahlen und berechnen dieselbe Faltung: Schrittweite 1, ein Rand aus Nullen, der die Größe erhält, ein Bias für jeden Ausgabekanal. Gemessen wird ein ganzer Aufruf, von Arrays in JavaScript bis zu einem Array in JavaScript. Bei WebAssembly ist das conv2d mit out: die Argumente prüfen, die Zahlen in den eigenen Speicher kopieren, die Gewichte zurechtlegen und das Ergebnis zurückkopieren, all das gehört dazu. Ein Netz tut manches davon nur einmal und ist noch schneller.',
    },
    contestants: {
      title: 'Wer antritt.',
      text: 'Reines JavaScript ist eine sorgfältig geschriebene Schleife: keine Frage nach dem Rand im Inneren, jede Stelle durch Addieren gefunden, acht Summen, die zusammen wachsen, damit Gelesenes mehreren Produkten dient. Sie ist nicht gebremst; sie hat nur keine Vektoren. Die anderen drei sind ein einziges C++-Programm, dreimal übersetzt. Es wählt sein Verfahren nach den Größen, für alle gleich; bei Kernen von 3 × 3 kann es das von Winograd sein, das weniger Multiplikationen braucht. „Relaxed“ erlaubt dem Prozessor, in einem Schritt zu multiplizieren und zu addieren, wo er das kann.',
    },
    answers: {
      title: 'Erst die Antwort, dann die Zeit.',
      text: 'Das Ergebnis wird zuerst so berechnet, wie es definiert ist, Glied für Glied in 64-Bit-Zahlen. Wer davon um mehr als 0,00001 des größten Werts abweicht, hat falsch geantwortet und wird nicht gewertet. Nach dem Rennen wird noch einmal verglichen.',
    },
    warmUp: {
      title: 'Warmlaufen.',
      text: 'Browser beginnen mit schnell erzeugtem Code und ersetzen ihn durch besseren, wenn er eine Weile gelaufen ist. Darum laufen alle 0,3 Sekunden lang, ohne dass es zählt. Die blassen Striche stammen aus dieser Zeit; der allererste Aufruf steht in der Tabelle.',
    },
    clock: {
      title: 'Die Uhr.',
      text: 'Browser machen ihre Uhren grob, gegen das Ausspähen. Eine Messung ist darum nicht ein Aufruf, sondern so viele, wie etwa 12 bis 25 Millisekunden füllen, und zwischen zwei Messungen kann sich die Seite zeichnen.',
      seen: (step, sample, share) =>
        `Hier geht die Uhr in Schritten von ${step}; eine Messung dauert etwa ${sample}, ein Schritt ist also ${share} davon.`,
    },
    rounds: {
      title: 'Runden.',
      text: 'In jeder Runde wird jeder einmal gemessen, jedes Mal in anderer Reihenfolge: Was die Maschine stört, stört alle. Jeder Strich ist eine Messung; der Balken endet an der mittleren, dem Median, den ein paar gestörte nicht bewegen. Wer in der mittleren Hälfte des anderen liegt, heißt nicht langsamer.',
    },
    unit: {
      title: 'GFLOP/s',
      text: 'sind Milliarden Multiplikationen und Additionen in der Sekunde, gezählt für die einfache Summe: zwei für jede Multiplikation mit Addition, auch wo ein Fenster über den Rand hängt. Wer mit weniger auskommt, bekommt alle gutgeschrieben; die Zahl kann also höher sein als das, was der Prozessor einzeln schaffen würde.',
    },
    silent: {
      title: 'Was das nicht sagt.',
      text: 'Es sind Zeiten dieser Maschine in diesem Augenblick, auf einem ihrer Kerne. Andere Tabs und Programme, Stromsparen, ein leerer Akku und Wärme ändern sie, und der Browser auch. Vergleiche innerhalb eines Rennens, nicht zwischen zweien. Grafikprozessoren sind ein anderes Thema.',
    },
  },

  quiz: {
    cost: 'Wie viele Multiplikationen mit Addition braucht ein Aufruf, so wie es jetzt eingestellt ist?',
    explainCost: (product) => `${product}.`,
    speed:
      'Ein Aufruf mit 3 000 000 Multiplikationen mit Addition dauert 2 ms. Wie viele GFLOP/s sind das? Eine Multiplikation mit Addition sind zwei Operationen.',
    explainSpeed:
      '2 × 3 000 000 Operationen in 0,002 s sind 3 000 000 000 in einer Sekunde: 3 GFLOP/s.',
    vectors:
      'Ein Vektor bei SIMD hat 128 Bit, eine Zahl 32. Wievielmal so schnell kann SIMD höchstens sein, wenn es dieselben Operationen ausführt?',
    explainVectors:
      '128 / 32 = 4 Zahlen auf einmal. Mehr als das heißt, dass auch das Verfahren besser ist.',
    median: 'Fünf Messungen dauerten 2, 2, 9, 3 und 2 ms. Was ist ihr Median?',
    explainMedian:
      'Der Reihe nach: 2, 2, 2, 3, 9. In der Mitte steht 2. Ihr Mittelwert ist 3,6, wegen einer gestörten Messung.',
    clock:
      'Eine Uhr geht in Schritten von 1 ms. Wie viele Millisekunden muss eine Messung mindestens dauern, damit ein Schritt nicht mehr als 4 % davon ist?',
    explainClock: '1 / 0,04 = 25.',
  },

  drawing: {
    title: (product) => `${product} in jedem Aufruf`,
    rounds: (rounds) => `${rounds} Runden`,
  },
  data: { header: 'series,contestant,name,value' },
};
