/**
 * Pictures of every kind as pixels: files, the clipboard, the ready ones, a frame of the camera. The browser decodes them
 * (and turns them as their EXIF says); nothing leaves the machine.
 *
 *   const { pixels, scaledFrom } = await decodeFile(file);
 */

/** Larger pictures are scaled down, so that every filter keeps up with the hand. */
export const mostPixelsAcross = 512;

export interface LoadedPicture {
  readonly pixels: ImageData;
  /** The size before it was scaled down; null if it was not. */
  readonly scaledFrom: { readonly width: number; readonly height: number } | null;
}

/** Why a picture is not shown: a name for a sentence. */
export type PictureProblem = 'not-a-picture' | 'damaged' | 'clipboard-empty' | 'clipboard-closed';

export class PictureError extends Error {
  readonly problem: PictureProblem;

  constructor(problem: PictureProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** @throws PictureError for what is no picture, or none that this browser can read. */
export async function decodeFile(file: Blob): Promise<LoadedPicture> {
  if (!file.type.startsWith('image/')) throw new PictureError('not-a-picture');
  const url = URL.createObjectURL(file);
  try {
    return await decodeUrl(url);
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** @throws PictureError as decodeFile. */
export async function decodeUrl(url: string): Promise<LoadedPicture> {
  const image = new Image();
  // Without it the pixels of a picture from a CDN could be shown, but not read.
  if (!url.startsWith('blob:')) image.crossOrigin = 'anonymous';
  image.src = url;
  try {
    await image.decode();
  } catch {
    throw new PictureError('damaged');
  }
  // A drawing of lines may have no size of its own.
  const width = image.naturalWidth || mostPixelsAcross;
  const height = image.naturalHeight || mostPixelsAcross;
  const scale = Math.min(1, mostPixelsAcross / Math.max(width, height));
  const pixels = pixelsOf(image, Math.max(1, width * scale), Math.max(1, height * scale));
  return { pixels, scaledFrom: scale < 1 ? { width, height } : null };
}

/** The first picture in the clipboard. @throws PictureError when there is none, or the browser keeps it closed. */
export async function decodeClipboard(): Promise<LoadedPicture> {
  let items: ClipboardItems;
  try {
    items = await navigator.clipboard.read();
  } catch {
    throw new PictureError('clipboard-closed');
  }
  for (const item of items) {
    const type = item.types.find((each) => each.startsWith('image/'));
    if (type !== undefined) return decodeFile(await item.getType(type));
  }
  throw new PictureError('clipboard-empty');
}

/** The first file of a drop or a paste; null when there is none. */
export function firstFile(transfer: DataTransfer | null): File | null {
  const files = [...(transfer?.files ?? [])];
  return files.find(({ type }) => type.startsWith('image/')) ?? files[0] ?? null;
}

/** Reads what is drawn often, so the canvas is kept in ordinary memory. */
export function pixelsOf(source: CanvasImageSource, width: number, height: number): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width);
  canvas.height = Math.round(height);
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
