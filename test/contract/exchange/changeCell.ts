/** Types into one cell of an .xlsx as a person would in Excel: nothing else in the file is touched. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** A number, a text, or a formula with "=" in front. */
export function changeCell(
  bytes: Uint8Array,
  sheetName: string,
  address: string,
  content: string | number,
): Uint8Array {
  const parts = unzipSync(bytes);
  const path = `xl/worksheets/sheet${sheetNumber(parts, sheetName)}.xml`;
  const xml = strFromU8(parts[path] ?? new Uint8Array());
  const cell = new RegExp(`<c r="${address}"([^>]*?)(?:/>|>.*?</c>)`, 's');
  const match = cell.exec(xml);
  if (!match) throw new Error(`no cell ${address} on ${sheetName}`);
  const style = / s="\d+"/.exec(match[1] ?? '')?.[0] ?? '';
  const changed = xml.replace(cell, () => writeCell(address, style, content));
  return zipSync({ ...parts, [path]: strToU8(changed) });
}

function writeCell(address: string, style: string, content: string | number): string {
  const start = `<c r="${address}"${style}`;
  if (typeof content === 'number') return `${start}><v>${content}</v></c>`;
  if (content.startsWith('=')) return `${start}><f>${escape(content.slice(1))}</f></c>`;
  return `${start} t="inlineStr"><is><t>${escape(content)}</t></is></c>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function sheetNumber(parts: Readonly<Record<string, Uint8Array>>, name: string): number {
  const xml = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array());
  const names = [...xml.matchAll(/<sheet [^>]*?name="([^"]*)"/g)].map((match) => match[1]?.replaceAll('&amp;', '&'));
  const index = names.indexOf(name);
  if (index < 0) throw new Error(`no sheet ${name}`);
  return index + 1;
}
