import type { CommonStrings } from '../en/common.js';

/** Was alle Elemente sagen, auf Deutsch. */
export const common: CommonStrings = {
  decimal: ',',
  loading: 'Wird geladen …',
  loadFailed: (reason) => `Die Demo ließ sich nicht laden. ${reason}`,
  retry: 'Noch einmal versuchen',
  copyLink: 'Link kopieren',
  copyEmbed: 'Einbettung kopieren',
  savePicture: 'Bild sichern',
  saveDrawing: 'Zeichnung sichern',
  copyCode: (name) => `Als ${name} kopieren`,
  saveNumbers: 'Zahlen sichern',
  fullScreen: 'Ganzer Bildschirm',
  copied: 'Kopiert.',
  copyByHand:
    'Der Browser erlaubt das Kopieren hier nicht. Markiere den Text und kopiere ihn selbst:',
  quiz: {
    heading: 'Eine Frage',
    check: 'Prüfen',
    next: 'Nächste Frage',
    answerLabel: 'Deine Antwort',
    right: 'Richtig.',
    wrong: (expected) => `Nicht ganz: Es sind ${expected}.`,
    empty: 'Gib zuerst eine Zahl ein.',
  },
};
