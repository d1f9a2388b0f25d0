/** Codes of criteria as files write them, and the levels they stand for. Codes are text: "1.10" is not "1.1". */
import type { RawCell } from './rawBook.ts';
import { textOf } from './rawText.ts';

const DOTTED = /^\d{1,3}(?:\.\d{1,3}){0,5}$/;
const ROMAN = /^[IVX]{1,6}$/;

/** The code in a cell: "1.10" as text stays; 1.1 with the format 0.00 is "1.10"; "1,1", "1.1." and "(1.1)" are "1.1"; "" for none. */
export function codeOf(cell: RawCell | undefined): string {
  if (typeof cell?.value === 'number') {
    if (cell.isDate) return '';
    const places = /^0\.(0+)$/.exec(cell.numberFormat ?? '')?.[1]?.length ?? 0;
    const text = places > 0 && places <= 3 ? cell.value.toFixed(places) : String(cell.value);
    return DOTTED.test(text) ? text : '';
  }
  return cleanCode(textOf(cell));
}

export function cleanCode(text: string): string {
  const bare = text
    .replaceAll(/\s+/g, '')
    .replace(/^(?:TC|TCTP|LV|Mục|Tiêuchí)[.:]?/iu, '')
    .replace(/^[([]/, '')
    .replace(/(?<![.)\]:,;])[.)\]:,;]+$/, '')
    .replaceAll(',', '.')
    .replaceAll(/[-_/](?=\d)/g, '.');
  if (DOTTED.test(bare) || ROMAN.test(bare) || /^[A-Za-zđĐ]$/.test(bare)) return bare;
  return /^(?:[A-ZĐ]+|[IVX]+)(?:\.\d{1,3}){1,5}$/.test(bare) ? bare : '';
}

/** "1.1. Kế hoạch năm" as code and name, where both stand in one cell; null for a name alone. */
export function splitCodedName(text: string): { readonly code: string; readonly name: string } | null {
  const found =
    /^((?:\d{1,3}(?:\.\d{1,3})+|\d{1,2}|[IVX]{1,6}|[A-ZĐ])(?=[.):-]|\s))[.):]?(?:\s*[-:])?\s+(\S.*)$/su.exec(text) ??
    /^(\d{1,3}(?:\.\d{1,3})*)[.):]\s*(\p{L}.*)$/su.exec(text);
  return found ? { code: found[1] ?? '', name: found[2] ?? '' } : null;
}

/** "n" and the number of parts, or the kind of letters. */
function classOf(code: string, hasRomans: boolean): string {
  if (DOTTED.test(code)) return `n${code.split('.').length}`;
  if (code.includes('.')) return `m${code.split('.').length}`;
  if (hasRomans && ROMAN.test(code)) return 'roman';
  return /^[a-zđ]$/.test(code) ? 'small' : 'capital';
}

/**
 * Depth from 0 of each code, in the order of the rows. A code stands under the one it prolongs; other kinds of codes (I, 1, a)
 * stand in each other in the order in which they first appear.
 */
export function depthsOfCodes(codes: readonly string[]): number[] {
  const hasRomans = codes.filter((code) => ROMAN.test(code)).length > 1 || codes.find((code) => code !== '') === 'I';
  const open: { readonly kind: string; readonly code: string }[] = [];
  return codes.map((code) => {
    const kind = classOf(code, hasRomans);
    const dot = code.lastIndexOf('.');
    const parent = dot < 0 ? -1 : open.findLastIndex((one) => one.code === code.slice(0, dot));
    if (parent >= 0) open.length = parent + 1;
    else {
      const same = open.findLastIndex((one) => one.kind === kind);
      if (same >= 0) open.length = same;
      else while (isDeeper(open.at(-1)?.kind, kind)) open.pop();
    }
    open.push({ kind, code });
    return open.length - 1;
  });
}

/** Of two dotted codes the one with more parts. */
function isDeeper(kind: string | undefined, than: string): boolean {
  return kind !== undefined && /^n/.test(kind) && /^n/.test(than) && Number(kind.slice(1)) >= Number(than.slice(1));
}

/**
 * Numbers lose the last nought: after 1.9 the number 1.1 is the tenth, "1.10". Only a number cell may be read so, and only
 * where the code has stood before.
 */
export function restoreNoughts(codes: readonly { readonly code: string; readonly isNumber: boolean }[]): string[] {
  const seen = new Set<string>();
  const lastChild = new Map<string, number>();
  return codes.map(({ code, isNumber }) => {
    const dot = code.lastIndexOf('.');
    const parent = code.slice(0, Math.max(0, dot));
    const last = Number(code.slice(dot + 1));
    const isTenth = isNumber && dot > 0 && seen.has(code) && lastChild.get(parent) === last * 10 - 1;
    const restored = isTenth ? `${code}0` : code;
    seen.add(restored);
    if (dot > 0) lastChild.set(parent, isTenth ? last * 10 : last);
    return restored;
  });
}
