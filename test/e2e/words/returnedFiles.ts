/** Forms that the app has exported, filled in as an office would fill them in, without any spreadsheet program. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readInputMap, type Input, type InputMap } from '../../../src/domain/merge/inputMap.ts';
import { readBook } from '../../../src/exchange/intake/readBook.ts';

export interface SentForm {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** The .xlsx files of a .zip, in the order of their names. */
export function unpackForms(zip: Uint8Array): SentForm[] {
  return Object.entries(unzipSync(zip))
    .filter(([name]) => name.endsWith('.xlsx'))
    .map(([name, bytes]) => ({ fileName: name.split('/').at(-1) ?? name, bytes }))
    .sort((a, b) => a.fileName.localeCompare(b.fileName, 'vi'));
}

export function mapOf(form: SentForm): InputMap {
  const book = readBook(form.fileName, form.bytes);
  if (!book.ok) throw new Error(book.problem.code);
  const map = readInputMap(book.value);
  if (!map.ok) throw new Error(map.problem.code);
  return map.value;
}

/** The entry of the leaf with this code. */
export function entryInput(map: InputMap, code: string): Input {
  const leaf = map.leaves.find((one) => one.code === code);
  const found = map.inputs.find(({ place }) => place.of === 'entry' && place.slot === leaf?.slot);
  if (!found) throw new Error(`the form has no input for ${code}`);
  return found;
}

/** The cell of a text of the leaf with this code. */
export function textAddress(map: InputMap, of: 'explanation' | 'evidence', code: string): string {
  const leaf = map.leaves.find((one) => one.code === code);
  const found = map.inputs.find(({ place }) => place.of === of && 'slot' in place && place.slot === leaf?.slot);
  const address = found?.cells[0]?.address;
  if (!address) throw new Error(`the form has no ${of} for ${code}`);
  return address;
}

/** Codes of the leaves whose form asks for numerator and denominator. */
export function rateCodes(form: SentForm): string[] {
  const map = mapOf(form);
  return map.inputs.flatMap(({ place, cells }) => {
    const isRate = cells.some(({ part }) => typeof part !== 'string' && part.kind === 'ratio');
    const leaf = map.leaves.find((one) => place.of === 'entry' && one.slot === place.slot);
    return isRate && leaf ? [leaf.code] : [];
  });
}

/** Fills in "numerator / denominator" for a leaf. */
export function declare(form: SentForm, code: string, numerator: number, denominator: number): SentForm {
  const { cells } = entryInput(mapOf(form), code);
  const values: Record<string, number | null> = {};
  for (const { part, address } of cells)
    if (typeof part !== 'string')
      values[address] = part.kind === 'ratio' ? (part.figure === 0 ? numerator : denominator) : null;
  return fillForm(form, values);
}

/** Writes values into cells of the first sheet, leaving all else of the file as it is. Null empties a cell. */
export function fillForm(form: SentForm, values: Readonly<Record<string, number | string | null>>): SentForm {
  const parts = unzipSync(form.bytes);
  const path = 'xl/worksheets/sheet1.xml';
  let xml = strFromU8(parts[path] ?? new Uint8Array());
  for (const [address, value] of Object.entries(values)) {
    const pattern = new RegExp(`<c r="${address}"([^>]*?)(/>|>.*?</c>)`, 's');
    if (!pattern.test(xml)) throw new Error(`no cell ${address} in ${form.fileName}`);
    xml = xml.replace(pattern, (_, attributes: string) => {
      const style = /\bs="\d+"/.exec(attributes)?.[0] ?? '';
      if (value === null) return `<c r="${address}" ${style}/>`;
      if (typeof value === 'number') return `<c r="${address}" ${style}><v>${value}</v></c>`;
      return `<c r="${address}" ${style} t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;
    });
  }
  return { ...form, bytes: zipSync({ ...parts, [path]: strToU8(xml) }, { level: 1 }) };
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** As Playwright hands files to a field. */
export function asUploads(forms: readonly SentForm[]): { name: string; mimeType: string; buffer: Buffer }[] {
  return forms.map(({ fileName, bytes }) => ({
    name: fileName,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(bytes),
  }));
}
