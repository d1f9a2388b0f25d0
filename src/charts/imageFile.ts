import { fail, succeed } from '../lib/result.ts';
import type { Problem, Result } from '../lib/result.ts';

export type ImageProblem = Problem<'imageNotDrawn'>;

/** Canvas sides beyond this are refused by browsers or drawn blank; the scale is lowered to stay within. */
const MAX_CANVAS_SIDE_PX = 16_000;

/** A PNG of an SVG document that carries its own width and height; `scale` 2 doubles the pixels of both sides. */
export async function pngFromSvg(svg: string, scale = 2): Promise<Result<Blob, ImageProblem>> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const fitting = Math.min(scale, MAX_CANVAS_SIDE_PX / Math.max(image.naturalWidth, image.naturalHeight));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(image.naturalWidth * fitting));
    canvas.height = Math.max(1, Math.round(image.naturalHeight * fitting));
    const context = canvas.getContext('2d');
    if (context === null) return fail('imageNotDrawn');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    return blob === null ? fail('imageNotDrawn') : succeed(blob);
  } catch {
    return fail('imageNotDrawn');
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Offers a file to the person as a download. */
export function downloadBlob(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
