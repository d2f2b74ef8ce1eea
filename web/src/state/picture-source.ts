/** Where the pictures of the demos come from, by name. A picture of the visitor's own never gets into a link. */

/** The pictures that are shipped, in the order in which they are offered, and in that of web/samples/overview.png. */
export const readyPictures = [
  'portrait',
  'landscape',
  'still-life',
  'test-card',
  'moon',
  'buttons',
] as const;
export type ReadyPictureName = (typeof readyPictures)[number];

/** Where the picture comes from; 'own' is a file or the clipboard. */
export type PictureSource = ReadyPictureName | 'drawing' | 'own' | 'camera';

export const pictureSources: readonly PictureSource[] = [
  ...readyPictures,
  'drawing',
  'own',
  'camera',
];

export function pictureSource(name: string): PictureSource | null {
  return pictureSources.find((source) => source === name) ?? null;
}

/** As far as a link can bring it back: for what was somebody's own comes the first ready one. */
export function withoutOwn(source: PictureSource): PictureSource {
  return isOwn(source) ? readyPictures[0] : source;
}

export function isOwn(source: PictureSource): boolean {
  return source === 'own' || source === 'camera';
}
