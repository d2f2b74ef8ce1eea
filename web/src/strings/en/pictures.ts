/** What the picture parts say, in English: where pictures come from, and how one looks at them. */
export const pictures = {
  source: {
    ready: 'Ready pictures',
    names: {
      portrait: 'Doll with a knitted cap',
      landscape: 'Mountains over a lake',
      'still-life': 'Red apple, green pear, blue cup',
      'test-card': 'Test card',
      moon: 'Craters, on grainy film',
      buttons: 'Buttons on a cloth',
    },
    drawing: 'Draw',
    file: 'Open a file',
    fileLabel: 'Open a picture from your machine',
    clipboard: 'Paste',
    camera: 'Camera',
    cameraOff: 'Camera off',
    privacy:
      'Your own pictures are filtered in this page and nowhere else. They are not sent, not stored, and not part of a link. You can also drop a file here.',
    cameraStages: {
      asking:
        'Your browser asks whether this page may use the camera. Nothing is shown before you allow it.',
      on: 'The camera is on. Its pictures are filtered here and then forgotten; it goes off when you scroll away.',
      paused: 'The camera went off because the demo was out of view. Press “Camera” to go on.',
      denied:
        'The camera was not allowed. You can change that beside the address of the page; in a frame, the page around it must allow it too. All other pictures work without it.',
      missing: 'No camera was found. Connect one and try again, or use another picture.',
      busy: 'The camera is in use by another program. Close that one and try again.',
      unsupported:
        'This page cannot use a camera: browsers allow it only over https or on your own machine.',
    },
    loaded: (width: number, height: number): string => `Your picture: ${width} × ${height} pixels.`,
    scaled: (fromWidth: number, fromHeight: number, width: number, height: number): string =>
      `Your picture has ${fromWidth} × ${fromHeight} pixels. It was scaled down to ${width} × ${height}, so that every filter keeps up with you.`,
    ownMissing:
      'The link was made with a picture of its author’s own, which never leaves their machine. Here are its filters with another picture.',
    problems: {
      'not-a-picture': 'This file is not a picture. PNG, JPEG, WebP, GIF and SVG are read.',
      damaged:
        'This picture could not be read. It may be damaged, or of a kind that this browser does not know.',
      'clipboard-empty': 'There is no picture in the clipboard. Copy one first.',
      'clipboard-closed':
        'The browser keeps the clipboard closed to buttons here. Click into a picture of this demo and press Ctrl+V, or ⌘V on a Mac.',
    },
    drop: 'Drop the picture here',
  },
  view: {
    role: 'picture',
    help: 'Arrow keys go from pixel to pixel, with Shift by sixteen; Enter keeps one, Escape lets it go; plus and minus enlarge and shrink, 0 shows the whole picture.',
    divider: 'Divider between before and after',
    dividerText: (percent: number): string => `${percent} per cent before`,
    before: 'before',
    after: 'after',
  },
};

export type PicturesStrings = typeof pictures;
export type SourceStrings = PicturesStrings['source'];
export type PictureStrings = PicturesStrings['view'];
