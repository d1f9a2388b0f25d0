import { removeFileSigns } from '../../lib/fileName.ts';

/** Hands bytes to the browser as a file; the name is stripped of what no file name may hold. */
export function downloadBytes(name: string, bytes: Uint8Array<ArrayBuffer>, type: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = removeFileSigns(name);
  link.click();
  // The browser reads the blob after this turn; a minute is far beyond any start of a download.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
