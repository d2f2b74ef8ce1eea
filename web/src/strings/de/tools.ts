import type { ToolsStrings } from '../en/tools.js';

/** Was die gemeinsamen Teile der Demos sagen, auf Deutsch: Zahlengitter, Schrittweise, Formeln, Programmtext. */
export const tools: ToolsStrings = {
  grid: {
    refused: (text) =>
      text.trim() === ''
        ? 'Gib eine Zahl ein; mit Escape bleibt die alte.'
        : `„${text.trim()}“ ist keine Zahl bis 99 999. Versuche 0,5 oder 1/9; mit Escape bleibt die alte.`,
    edit: (cell) => `Neue Zahl für ${cell}`,
  },
  undo: { undo: 'Rückgängig', redo: 'Wiederherstellen', reset: 'Von vorn' },
  stepper: {
    name: 'Schritt für Schritt',
    play: 'Abspielen',
    pause: 'Anhalten',
    back: 'Einen Schritt zurück',
    forward: 'Einen Schritt weiter',
    toStart: 'Zum Anfang',
    toEnd: 'Zum Ende',
    level: 'Ein Schritt ist',
    levels: { product: 'ein Produkt', window: 'ein Fenster', row: 'eine Zeile', map: 'alles' },
    speed: 'Tempo',
    speeds: ['langsam', 'ruhig', 'zügig', 'schnell'],
    place: 'Stelle in der Rechnung',
  },
};
