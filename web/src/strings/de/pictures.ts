import type { PicturesStrings } from '../en/pictures.js';

/** What the picture parts say, in German. */
export const pictures: PicturesStrings = {
  source: {
    ready: 'Fertige Bilder',
    names: {
      portrait: 'Puppe mit Strickmütze',
      landscape: 'Berge über einem See',
      'still-life': 'Roter Apfel, grüne Birne, blaue Tasse',
      'test-card': 'Testbild',
      moon: 'Krater, auf körnigem Film',
      buttons: 'Knöpfe auf einem Tuch',
    },
    drawing: 'Zeichnen',
    file: 'Datei öffnen',
    fileLabel: 'Ein Bild von deinem Gerät öffnen',
    clipboard: 'Einfügen',
    camera: 'Kamera',
    cameraOff: 'Kamera aus',
    privacy:
      'Deine eigenen Bilder werden nur in dieser Seite gefiltert. Sie werden nicht gesendet, nicht gespeichert und stehen in keinem Link. Du kannst eine Datei auch hierher ziehen.',
    cameraStages: {
      asking:
        'Dein Browser fragt, ob diese Seite die Kamera benutzen darf. Vorher ist nichts zu sehen.',
      on: 'Die Kamera ist an. Ihre Bilder werden hier gefiltert und dann vergessen; sie geht aus, wenn du weiterblätterst.',
      paused:
        'Die Kamera ging aus, weil die Demo nicht mehr zu sehen war. Mit „Kamera“ geht es weiter.',
      denied:
        'Die Kamera wurde nicht erlaubt. Das lässt sich neben der Adresse der Seite ändern; in einem Rahmen muss auch die Seite darum herum sie erlauben. Alle anderen Bilder gehen ohne sie.',
      missing: 'Es wurde keine Kamera gefunden. Schließe eine an, oder nimm ein anderes Bild.',
      busy: 'Ein anderes Programm benutzt die Kamera. Schließe es und versuche es noch einmal.',
      unsupported:
        'Diese Seite kann keine Kamera benutzen: Browser erlauben es nur über https oder auf dem eigenen Gerät.',
    },
    loaded: (width, height) => `Dein Bild: ${width} × ${height} Pixel.`,
    scaled: (fromWidth, fromHeight, width, height) =>
      `Dein Bild hat ${fromWidth} × ${fromHeight} Pixel. Es wurde auf ${width} × ${height} verkleinert, damit jeder Filter mit dir Schritt hält.`,
    ownMissing:
      'Der Link entstand mit einem eigenen Bild, das das Gerät seiner Urheberin oder seines Urhebers nie verlässt. Hier sind die Filter mit einem anderen Bild.',
    problems: {
      'not-a-picture': 'Diese Datei ist kein Bild. Gelesen werden PNG, JPEG, WebP, GIF und SVG.',
      damaged:
        'Dieses Bild ließ sich nicht lesen. Vielleicht ist es beschädigt, oder der Browser kennt diese Art nicht.',
      'clipboard-empty': 'In der Zwischenablage ist kein Bild. Kopiere zuerst eines.',
      'clipboard-closed':
        'Der Browser öffnet die Zwischenablage hier nicht auf Knopfdruck. Klicke in ein Bild dieser Demo und drücke Strg+V, auf dem Mac ⌘V.',
    },
    drop: 'Bild hier ablegen',
  },
  view: {
    role: 'Bild',
    help: 'Pfeiltasten gehen von Pixel zu Pixel, mit der Umschalttaste um sechzehn; Eingabe hält eines fest, Escape lässt es los; Plus und Minus vergrößern und verkleinern, 0 zeigt das ganze Bild.',
    divider: 'Trennlinie zwischen vorher und nachher',
    dividerText: (percent) => `${percent} Prozent vorher`,
    before: 'vorher',
    after: 'nachher',
  },
};
