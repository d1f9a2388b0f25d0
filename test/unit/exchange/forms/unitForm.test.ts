import { strFromU8, unzipSync } from 'fflate';
import { read } from 'xlsx';
import { describe, expect, it } from 'vitest';
import { createHucreWriter } from '../../../../src/exchange/export/hucreWriter.ts';
import { planUnitForm } from '../../../../src/exchange/forms/unitForm.ts';
import { listLeaves, type CriteriaSet } from '../../../../src/domain/criteria.ts';
import type { SetId, UnitId } from '../../../../src/domain/ids.ts';
import type { RawBook, RawCell } from '../../../../src/domain/intake/rawBook.ts';
import { readInputMap } from '../../../../src/domain/merge/inputMap.ts';
import { buildSample } from '../../../../src/domain/samples/index.ts';
import type { Workbook } from '../../../../src/domain/workbook.ts';
import type { FileCell, FileSheet, WorkbookFile } from '../../../../src/exchange/export/writer.ts';
import { present } from '../../../../src/lib/assert.ts';
import { columnFromLetters } from '../../../../src/lib/address.ts';
import { countingIds } from '../../../../src/lib/ids.ts';

const workbook = buildSample('illustrative', countingIds('w'));

function partsOf(index: number): { readonly set: CriteriaSet; readonly setId: SetId; readonly unitId: UnitId } {
  const setId = present(workbook.setOrder[index], 'a set');
  const set = present(workbook.sets[setId], 'the set');
  return { set, setId, unitId: present(workbook.blocks[set.blockId]?.unitIds[0], 'a unit') };
}

function formOf(index: number, from: Workbook = workbook): WorkbookFile {
  const { setId, unitId } = partsOf(index);
  return planUnitForm({ workbook: from, setId, unitId, exportedAt: '2026-11-22T00:00:00Z' });
}

function cellAt(sheet: FileSheet, address: string): FileCell | null {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  return sheet.cells[Number(digits) - 1]?.[columnFromLetters(letters)] ?? null;
}

function sheetNamed(file: WorkbookFile, name: string): FileSheet {
  return present(
    file.sheets.find((sheet) => sheet.name === name),
    name,
  );
}

/** The hidden sheet as a reader of files would give it. */
function bookOf(file: WorkbookFile): RawBook {
  const map = sheetNamed(file, '_sodiem');
  const rows = map.cells.map((line) =>
    line.flatMap((cell, column): [number, RawCell][] =>
      cell?.kind === 'value' ? [[column, { value: cell.value }]] : [],
    ),
  );
  return {
    fileName: 'form.xlsx',
    kind: 'xlsx',
    names: new Map(),
    sheets: [
      {
        name: map.name,
        hidden: true,
        merges: [],
        rows: new Map(rows.map((cells, row) => [row, new Map(cells)])),
      },
    ],
  };
}

describe('the self-score form of a unit', () => {
  it('stands under the national header, with titles that repeat and pages that are counted on A4 across', () => {
    const sheet = sheetNamed(formOf(0), 'Tự chấm');
    const texts = sheet.cells.flatMap((line) => line.flatMap((cell) => (cell?.kind === 'value' ? [cell.value] : [])));
    expect(texts).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(texts).toContain('Độc lập - Tự do - Hạnh phúc');
    expect(texts).toContain('VĂN PHÒNG UBND TỈNH');
    expect(texts).toContain('THỦ TRƯỞNG ĐƠN VỊ');
    expect(sheet.page?.orientation).toBe('landscape');
    const titleRow = (sheet.page?.firstTitleRow ?? 0) - 1;
    expect(sheet.cells[titleRow]?.flatMap((cell) => (cell?.kind === 'value' ? [cell.value] : []))).toEqual(
      expect.arrayContaining([
        'STT',
        'Điểm tối đa',
        'Số liệu kê khai',
        'Cách tính điểm',
        'Tài liệu kiểm chứng',
        'Ý kiến thẩm định',
      ]),
    );
  });

  it.each([0, 2])(
    'maps every self-scored leaf of set %i to cells that a person may fill in, and no other cell',
    (index) => {
      const { set } = partsOf(index);
      const file = formOf(index);
      const map = readInputMap(bookOf(file));
      expect(map.ok).toBe(true);
      if (!map.ok) return;
      const entries = map.value.inputs.filter(({ place }) => place.of === 'entry');
      const own = listLeaves(set).filter(({ method }) => method === 'self');
      expect(entries).toHaveLength(own.length + set.extras.length);
      const sheet = sheetNamed(file, 'Tự chấm');
      for (const { cells } of map.value.inputs)
        for (const { address } of cells) expect(cellAt(sheet, address)?.look.unlocked, address).toBe(true);
    },
  );

  it('says in the map what stands in the cells it was prefilled with', () => {
    const file = formOf(0);
    const map = readInputMap(bookOf(file));
    if (!map.ok) throw new Error(map.problem.code);
    const sheet = sheetNamed(file, 'Tự chấm');
    let checked = 0;
    for (const { place, was, cells } of map.value.inputs) {
      if (place.of !== 'entry' || was === null || typeof was !== 'object' || was.declared.kind !== 'ratio') continue;
      const { numerator, denominator } = was.declared;
      const figures = cells.filter(({ part }) => typeof part !== 'string' && part.kind === 'ratio');
      const shown = figures.map(({ address }) => cellAt(sheet, address));
      expect(shown).toMatchObject([{ value: numerator }, { value: denominator }]);
      checked++;
    }
    expect(checked).toBeGreaterThan(3);
  });

  it('opens no cell once the unit has locked its scores', () => {
    const { setId, unitId } = partsOf(0);
    const locked: Workbook = {
      ...workbook,
      dossiers: { [setId]: { [unitId]: { lock: { at: '2026-01-01', by: 'A' }, evidence: {} } } },
    };
    const sheet = sheetNamed(formOf(0, locked), 'Tự chấm');
    const head = (sheet.page?.titleRows ?? 0) - 1;
    const open = sheet.cells
      .slice(head)
      .flat()
      .filter((cell) => cell?.look.unlocked === true && cell.look.look === 'input');
    expect(open).toEqual([]);
  });

  it('hides its map so that Excel does not offer to show it, and asks for no password', async () => {
    const bytes = await createHucreWriter().write(formOf(0));
    const book = read(bytes, { bookVBA: false });
    expect(book.Workbook?.Sheets?.map(({ name, Hidden }) => [name, Hidden])).toEqual([
      ['Tự chấm', 0],
      ['_sodiem', 2],
    ]);
    const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    const protection = /<sheetProtection[^>]*>/.exec(xml)?.[0] ?? '';
    expect(protection).toContain('sheet="1"');
    expect(protection).not.toMatch(/password|hashValue/);
  });
});
