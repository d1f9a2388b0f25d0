/** What stands over and around a table: its title, year, unit and the stage of its points. */
import type { Stage } from '../scores.ts';
import { looksLikeUnit } from './columnContents.ts';
import type { SheetKind } from './mapping.ts';
import type { RawSheet } from './rawBook.ts';
import { foldWords, listRows, textAt } from './rawText.ts';

export function textsAbove(sheet: RawSheet, headerTop: number): string[] {
  const end = headerTop < 0 ? 5 : headerTop;
  return listRows(sheet)
    .filter((row) => row < end)
    .flatMap((row) => [...(sheet.rows.get(row)?.keys() ?? [])].map((column) => textAt(sheet, row, column)));
}

/** "Đơn vị: Sở Nội vụ", or the name in the cell beside. */
export function findUnitName(sheet: RawSheet, headerTop: number): string {
  for (const row of listRows(sheet).filter((one) => one < headerTop)) {
    const texts = [...(sheet.rows.get(row)?.keys() ?? [])].map((column) => textAt(sheet, row, column));
    for (const [i, text] of texts.entries()) {
      const found =
        /^(?:tên )?(?:đơn vị|cơ quan)(?: tự (?:đánh giá|chấm)(?: điểm)?| được (?:đánh giá|thẩm định))?\s*:\s*(.*)$/iu.exec(
          text,
        );
      if (found) return (found[1] ?? '').trim() || (texts[i + 1] ?? '');
    }
  }
  return looksLikeUnit(sheet.name) ? sheet.name.normalize('NFC').trim() : '';
}

export function defaultStage(kind: SheetKind, sheet: RawSheet, headerTop: number): Stage {
  const words = foldWords([sheet.name, ...textsAbove(sheet, headerTop)].join(' '));
  if (/tu (?:danh gia|cham)/.test(words)) return 'self';
  if (/tham dinh|ket qua/.test(words) || kind === 'summary') return 'appraisal1';
  return /xa hoi hoc|xhh/.test(words) ? 'survey' : 'self';
}

export function findYear(texts: readonly string[]): number | null {
  for (const text of texts) {
    const found = /(?:năm|nam|kỳ)\s*(20\d\d|19\d\d)/iu.exec(text.normalize('NFC'))?.[1];
    if (found !== undefined) return Number(found);
  }
  for (const text of texts) {
    const found = /(?:^|\D)(20[0-4]\d)(?:\D|$)/.exec(text)?.[1];
    if (found !== undefined) return Number(found);
  }
  return null;
}

export function findTitle(texts: readonly string[]): string | null {
  const titles = texts.filter((text) =>
    /bộ tiêu chí|bộ chỉ số|bảng (?:tiêu chí|điểm|tổng hợp)|chỉ số cải cách|phiếu|kết quả/iu.test(text),
  );
  const title = titles.find((text) => /bộ (?:tiêu chí|chỉ số)/iu.test(text)) ?? titles[0];
  return title === undefined ? null : title.replaceAll('\n', ' ').slice(0, 200);
}

/** "Bộ tiêu chí … của các sở, ban, ngành năm 2024" speaks of "Các sở, ban, ngành"; "" where the title names no block. */
export function findBlockName(title: string): string {
  const found =
    /(?:khối|của các|đối với(?: các)?|áp dụng cho(?: các)?)\s+(\S.{0,80}?)(?=\s*[(–.:;]|(?<!,)\s(?:năm|giai đoạn|thuộc|trực thuộc|tỉnh|thành phố|trên địa bàn)(?!\p{L})|$)/iu.exec(
      title.normalize('NFC').replaceAll(/\s+/g, ' ').trim(),
    );
  if (!found) return '';
  const isPlural = /\scác\s/iu.test(found[0].slice(0, -(found[1]?.length ?? 0)));
  const words = `${isPlural ? 'các ' : ''}${found[1] ?? ''}`;
  const name = words === words.toUpperCase() || title === title.toUpperCase() ? words.toLowerCase() : words;
  return name.charAt(0).toUpperCase() + name.slice(1);
}
