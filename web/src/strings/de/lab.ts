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
  },
};
