import type { LabStrings } from '../en/lab.js';

/** What the Lab's page itself says, in German. */
export const lab: LabStrings = {
  language: 'de',
  languageName: 'Deutsch',
  title: 'Convscope: Faltung sehen',
  description:
    'Interaktive Demos zu Faltung und Faltungsnetzen. Alles wird auf deinem eigenen Gerät berechnet.',
  heading: 'Convscope',
  lead: 'Sieh, was eine Faltung tut. Jede Zahl und jedes Bild hier wird berechnet, während du hinsiehst: Ändere etwas und beobachte, was daraus folgt.',
  contents: 'Auf dieser Seite',
  skip: 'Zu den Demos springen',
  noScript: 'Die Demos brauchen JavaScript. Der Text um sie herum nicht.',
  privacy:
    'Nichts, was du zeichnest oder öffnest, verlässt dein Gerät. Diese Seite setzt keine Cookies und fragt keinen anderen Server.',
  licence: 'Freie Software unter der MIT-Lizenz.',
  notices: 'Lizenzen der verwendeten Teile',
  sections: {
    window: {
      title: 'Ein Fenster gleitet über Zahlen',
      before:
        'Das ist die ganze Operation, klein genug für eine Tafel. Lege den Kern auf die Eingabe, multipliziere, was aufeinander liegt, addiere und schreibe die Summe auf; dann rücke um eins weiter. Zeige auf eine Ausgabe, um zu sehen, woraus sie entsteht.',
      after: [
        'Rechne eine Zahl selbst aus, bevor du nachsiehst: Die Frage unter den Gittern versteckt eine. Wenn du eine leere Zelle ausfüllen kannst, weißt du, was eine Faltung ist; alles Weitere ist mehr davon. Zeige dann auf ein Gewicht. Es leuchtet an jeder Stelle auf, an der es benutzt wird: Dieselben wenigen Zahlen werden mit dem ganzen Bild multipliziert. Darum findet ein Filter seine Kante, wo immer sie ist, und darum kommt eine Schicht mit so wenigen Gewichten aus.',
        'Schalte von Kreuzkorrelation auf Faltung um und sieh, wie sich der Kern dreht. Die Mathematik dreht ihn, weil es dann auf die Reihenfolge nicht ankommt: Tausche mit dem Rand „full“ Eingabe und Kern und vergleiche. Bibliotheken für neuronale Netze lassen ihn stehen, denn ein Netz, das seine Gewichte lernt, kann sie ebenso gut gedreht lernen; Faltung nennen sie es trotzdem. Nimm die einzelne 1 als Eingabe, und du siehst den Unterschied sofort.',
        'Außerhalb des Bildes kann das Fenster nicht stehen, also ist die Ausgabe mit „valid“ kleiner als die Eingabe. Ein Rand schafft Platz, und woraus er besteht, bestimmst du: aus Nullen, aus der fortgesetzten Kante, aus dem Spiegelbild oder aus dem anderen Ende. Mit Schrittweite 2 überspringt das Fenster jede zweite Stelle. Dilatation zieht den Kern auseinander, so dass wenige Gewichte einen großen Ausschnitt sehen. Sage jedes Mal, wie groß die Ausgabe wird, bevor du den Regler loslässt.',
      ],
    },
    signal: {
      title: 'Eine Zahl nach der anderen: ein Signal glätten',
      before:
        'Ein Sensor meldet, wo ein Wagen steht, und jeder Messwert ist ein wenig falsch. Man könnte dem neuesten glauben; man könnte das Mittel aus vielen nehmen. Hier ist, was dazwischen liegt: eine Gewichtung, die über die Messwerte gleitet und die neuen mehr zählt.',
      after: [
        'Die gestrichelte Linie zeigt, wo der Wagen wirklich war. Ein Sensor weiß das nie; du weißt es hier und kannst sagen, wie falsch das Ergebnis ist. Mache das Fenster breiter: Es bleibt weniger Rauschen übrig, und das Ergebnis kommt später. Mache es schmaler: Es folgt sofort und zittert. Bei einer Breite ist der Fehler am kleinsten, und welche das ist, hängt davon ab, wie schnell der Wagen fährt und wie sehr der Sensor rauscht. Finde sie, verdopple dann das Rauschen und finde sie noch einmal.',
        'Warum wird der Kern gespiegelt? Sein erstes Gewicht, w(0), ist für den neuesten Messwert gedacht, w(1) für den davor. Auf der Zeitachse liegt die Vergangenheit aber links. Also muss die Gewichtung umgedreht werden, bevor man sie auf die Messwerte legt, und mehr sagt das Minus in w(t − a) nicht. Schalte auf Kreuzkorrelation um und sieh, was sonst nötig wäre: Messwerte, die noch gar nicht gemessen sind. Lege ihre Null in die Mitte, und für eine symmetrische Gewichtung ist beides dasselbe.',
        'Lass die Messwerte nun eine einzelne 1 sein. Heraus kommt der Kern selbst, seine Impulsantwort; jedes Signal ist eine Summe solcher Impulse, und so ist sein Ergebnis eine Summe verschobener Kerne. Gewichte, die zusammen 1 ergeben, bilden ein Mittel. Gewichte, die zusammen 0 ergeben, bilden eine Differenz: Nimm den Hang und die Differenz, und das Ergebnis ist überall dieselbe Zahl; beim verrauschten Wagen zeigt sie vor allem Rauschen, denn eine Differenz macht Rauschen größer. Die nächste Demo tut all das in zwei Richtungen, auf Bildern.',
      ],
    },
    filters: {
      title: 'Filter: dieselben paar Zahlen, ein ganzes Bild',
      before:
        'Die kleine Tabelle gleitet über jedes Pixel eines Bildes. Wähle, was in ihr steht, oder gib eigene Zahlen ein, und sieh, was aus dem Gesicht wird. Zeige dann auf ein Pixel und lies seine Summe.',
      after: [
        'Beginne mit einem Weichzeichner. Jedes Pixel wird zum Mittel seiner Nachbarn: Das Korn der Krater verschwindet, und mit ihm die Kanten. Die Gewichte ergeben zusammen 1, damit das Bild weder heller noch dunkler wird. Mache nun das mittlere größer und die anderen negativ, zusammen immer noch 1: Was sich von seinen Nachbarn unterscheidet, unterscheidet sich dann mehr, und das Bild wirkt schärfer.',
        'Lass die Gewichte zusammen 0 ergeben, und es wird etwas anderes gefragt. Wo alle Pixel gleich sind, hat jedes Produkt sein Gegenstück, und die Summe ist nichts. Nur wo sich etwas ändert, gibt es eine Antwort: Rot, wo es in der Richtung des Kerns heller wird, Blau, wo es dunkler wird. Mehr tut ein Kantenfilter nicht. Zwei davon, einer je Richtung, ergeben das Gefälle: wie steil es ist, und wohin es hinaufgeht.',
        'Ergebnisse können unter 0 oder über 1 liegen. Ein Bildschirm kann das nicht zeigen, und viele Programme schneiden es wortlos ab; hier siehst du das Vorzeichen als Farbe, oder wie viele Pixel abgeschnitten wurden. Der nächste Filter einer Kette bekommt die Zahlen, wie sie sind. Setze einen Weichzeichner vor einen Kantenfilter und zähle, von wie vielen Pixeln ein Ergebnis nun abhängt: Filter über Filtern sehen weiter, und ein Netz ist kaum etwas anderes.',
      ],
    },
    similarity: {
      title: 'Ein Filter sucht, was ihm ähnlich sieht',
      before:
        'Warum findet man etwas, wenn man multipliziert und addiert? Weil der Ausschnitt unter dem Fenster und der Kern zwei Vektoren sind, und ihr Skalarprodukt sagt, wie weit der eine in die Richtung des anderen zeigt. Hier sind beide abgerollt, und das Fenster durchsucht ein Bild nach einem Teil von ihm.',
      after: [
        'Das Fenster steht auf einem Knopf mit vier Löchern; die Vorlage ist genau dieser Ausschnitt, also ist die Korrelation dort 1. Die anderen mit vier Löchern folgen, ob hell oder dunkel, die mit zweien nicht. Sieh nun das bloße Skalarprodukt daneben. Das ist, was eine Faltung berechnet, und es ist am größten, wo das Bild hell ist, Knopf oder nicht: Ein langer Vektor hat ein großes Produkt mit allem, was ungefähr in seine Richtung zeigt.',
        'Teile durch beide Längen, und übrig bleibt der Kosinus des Winkels: 1 für dieselbe Richtung, 0 für einen rechten Winkel, −1 für das Gegenteil. Multipliziere das Bild mit 2: Das Skalarprodukt verdoppelt sich, der Winkel bleibt. Addiere Helligkeit: Der Ausschnitt kippt zu dem Vektor, in dem alle Zahlen gleich sind, und sogar der Kosinus ändert sich. Ziehe zuerst die Mittelwerte ab, und nur das Muster bleibt; das ist die Korrelation nach Pearson, und kein Regler bewegt sie. Sage, welche der drei Zahlen sich bewegen wird, bevor du einen Regler anfasst.',
        'Stelle das Fenster auf etwas Einfarbiges: Zieht man den Mittelwert ab, bleibt nichts übrig, und ohne Richtung gibt es keine Ähnlichkeit, also ist das Ergebnis 0. Ein Netz teilt nicht durch Längen. Seine Filter sind bloße Skalarprodukte mit einem Bias, also schlagen sie auch bei hellen Ausschnitten an; auch darum wird seine Eingabe zentriert und skaliert, bevor irgendetwas anderes geschieht.',
      ],
    },
    channels: {
      title: 'Kanäle: viele Karten hinein, viele Karten heraus',
      before:
        'Ein Bild in Farbe sind drei Tabellen mit Zahlen, und hinter der ersten Schicht eines Netzes sind es Dutzende. Ein Filter hat einen Kern für jede Tabelle, die er liest. Jeder Kern ergibt seinen Teil, die Teile werden addiert, und eine Karte bleibt übrig. Geh Kanal für Kanal hindurch.',
      after: [
        'Jeder Kern gleitet über seinen eigenen Kanal, wie du es gesehen hast. Neu ist die Summe: Stelle für Stelle werden die Teile aller Kanäle addiert, dann noch eine Zahl, der Bias. So kann ein Filter nach Farben fragen: Ein positiver Kern für Rot und negative für Grün und Blau antworten dort, wo etwas rot ist und sonst nichts. Ein zweiter Filter fragt etwas anderes und macht eine zweite Karte. So viele Filter, so viele Karten; und für die nächste Schicht sind diese Karten die Kanäle.',
        'Mach den Kern 1×1. Er sieht keine Nachbarn mehr, er mischt nur die Kanäle einer Stelle: Farbe wird Grau, Rot tauscht mit Blau, aus sechs Karten werden zwei. Das scheint kaum eine Schicht wert, und doch steht es überall, denn es macht aus vielen Karten wenige, bevor etwas Teures kommt.',
        'Nicht jeder Filter muss alles lesen. In Gruppen liest jeder seinen Teil der Kanäle; tiefenweise liest er einen einzigen, und die Kanäle erfahren nichts voneinander, bis eine 1×1-Schicht sie mischt. Sieh nach, wer wen sieht, und dann, was es kostet: Die beiden billigen Schichten zusammen brauchen einen Bruchteil der Gewichte der vollen. Sag, wie viele, bevor du hinsiehst.',
      ],
    },
    pooling: {
      title: 'Pooling: dass es da war, nicht wo genau',
      before:
        'Ein Filter hat Zelle für Zelle aufgeschrieben, wo er etwas gefunden hat. Die nächste Schicht muss das selten auf den Bildpunkt genau wissen. Also geht ein Fenster über die Karte und behält von jeder Stelle eine Zahl. Zeige auf eine gepoolte Zahl, um zu sehen, woher sie kommt.',
      after: [
        'Nimm zuerst das Maximum. Jedes Fenster sagt, wie stark der Filter irgendwo darin geantwortet hat; drei von vier Zahlen fallen weg und mit ihnen die genaue Stelle. Verschiebe dann die Eingabe um eine Zelle und vergleiche: Viele Zahlen der Eingabe ändern sich, weniger von der gepoolten Karte und gar keine, wo ein Strich in seinen Fenstern bleibt. Verschiebe sie um ein ganzes Fenster, und die gepoolte Karte verschiebt sich mit. Pooling verzeiht ein wenig; wo etwas ist, vergisst es nicht, solange das Fenster nicht die ganze Karte ist.',
        'Ein Fenster mit Schrittweite k lässt eine von k² Zahlen übrig. Alles dahinter hat also k²-mal weniger zu tun, und jede Einheit dort sieht einen Teil des Bilds, der k-mal so breit ist. Den Preis zeigen die Beispiele: zwei Eingaben ohne eine gemeinsame Zahl und mit derselben gepoolten Karte, ein Schachbrett, das grau wird, eine dünne Linie, die blass wird. Eine Drehung oder eine andere Größe bewegt mehr als ein, zwei Zellen, und das verbirgt Pooling nicht.',
        'Schalte auf rückwärts. Wenn das Netz lernt, bekommt jede gepoolte Zahl einen Gradienten: wie viel besser es wäre, wenn diese Zahl größer wäre. Beim Maximum geht alles davon an die eine Zelle, die genommen wurde, denn nur sie hat gezählt; beim Mittelwert bekommen alle gleich viel. Wo Fenster sich überlappen, addiert sich, was ankommt. Ändere rechts einen Gradienten und verfolge ihn.',
      ],
    },
    digits: {
      title: 'Ein Netz, das deine Handschrift liest',
      before:
        'Zeichne eine Ziffer und sieh zu, wie ein kleines Netz sich schon beim Zeichnen eine Meinung bildet. Zeige dann auf eine Zelle einer Karte: Der Teil deiner Zeichnung, von dem sie abhängt, leuchtet auf.',
      after: [
        'Folge deiner Zeichnung durch die Schichten. Zuerst wird sie ausgeschnitten, auf die Größe aller anderen Ziffern gebracht und in die Mitte gesetzt. Dann gleiten kleine Filter darüber. Jeder stellt an jeder Stelle dieselbe Frage, zum Beispiel „Ist hier eine Kante, oben dunkel und unten hell?“, und schreibt die Antworten als Bild auf, als seine Merkmalskarte. Rot heißt ja, Blau heißt das Gegenteil, und keine Farbe heißt, dass hier nichts dergleichen ist. Die nächste Schicht stellt ihre Fragen an diese Antworten.',
        'Eine Zelle der ersten Karte hängt von wenigen Pixeln ab, eine Zelle der letzten von einem großen Ausschnitt: So werden aus Kanten Striche und aus Strichen Ziffern. Zeichne eine 1, gib ihr ein Dach, dann einen Fuß, und sieh, bei welchem Strich das Netz seine Meinung ändert.',
        'Gelernt hat es das an Zehntausenden von Ziffern, die andere geschrieben haben; deine hat es nie gesehen. Niemand hat ihm gesagt, auf welche Kanten es ankommt: Die Filter sind das, was übrig blieb, als es immer weniger Fehler machte.',
      ],
    },
    speed: {
      title: 'Wie schnell ist das?',
      before:
        'Während du zeichnest, berechnet das Netz oben für jedes Bild mehr als eine Million Produkte, und niemand merkt es. Ein Netz für Fotos braucht tausendmal so viele. Darum kommt es darauf an, wie man dieselbe Summe berechnet. Hier sind vier Arten; lass deine eigene Maschine entscheiden.',
      after: [
        'Alle vier berechnen dieselben Summen. Reines JavaScript nimmt ein Produkt nach dem anderen, in 64-Bit-Zahlen. WebAssembly führt ein übersetztes C++-Programm aus; skalar tut es dasselbe in 32 Bit. SIMD nimmt vier Zahlen in einem Befehl: single instruction, multiple data. Relaxed SIMD erlaubt dem Prozessor, in einem Schritt zu multiplizieren und zu addieren. Sag, um welchen Faktor jedes schneller sein wird, bevor du startest.',
        'Ändere dann die Schicht. Wo jede gelesene Zahl vielen Produkten dient, wie zwischen 64 Karten und 64 Filtern, zeigen Vektoren, was sie können. Wo jede Zahl nur wenigen dient, wie in einer tiefenweisen Schicht, wartet der Prozessor auf seinen Speicher, und wer schneller rechnet, wartet länger. Die kleine Schicht zeigt noch etwas anderes: Auch der Weg zu WebAssembly und zurück kostet Zeit.',
        'Misstraue jeder Zahl dieser Art, auch unserer. Stimmt die Antwort? War der Code warm? Wie grob ist die Uhr, wie weit liegen die Messungen auseinander, und hat man den anderen absichtlich gebremst? Wie hier gemessen wird, steht unter den Balken, und die Tabelle lässt sich sichern. Lass zweimal rennen; was nicht wiederkehrt, war Zufall.',
      ],
    },
  },
};
