import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listDraftParts } from '../../../../../src/ui/sheet/formula/draftParts.ts';
import { splitDraft } from '../../../../../src/ui/sheet/formula/draftWords.ts';
import { referToShown } from '../../../../../src/ui/sheet/formula/shownCells.ts';
import { createFormulaScope } from '../../../../../src/domain/formula/scope.ts';
import { OTHER_SET, SET, SHEET } from '../../../domain/formula/formulaWorkbook.ts';
import { layoutOf } from '../../../../../src/domain/layout.ts';
import { HOME, findRectOn, orderSheet, scope, showSheet, workbook } from './drafts.ts';

const shown = showSheet(HOME);

function partsOf(draft: string, source = shown): string[] {
  const parts = listDraftParts(draft, { locale: 'vi', scope, findRect: findRectOn(source) });
  return parts.map(({ kind, from, to, group }) => `${kind}${group ?? ''} ${draft.slice(from, to)}`);
}

describe('the parts of a formula being typed', () => {
  it('are told apart by their kind; a reference written twice has one colour', () => {
    expect(partsOf('=SUM(E2;$E$2)*W_1+"a"')).toEqual([
      'function SUM',
      'bracket (',
      'reference0 E2',
      'operator ;',
      'reference0 $E$2',
      'bracket )',
      'operator *',
      'reference0 W_1',
      'operator +',
      'text "a"',
    ]);
  });

  it('join the halves of a range, its sheet included', () => {
    expect(partsOf("='Nháp ''A'''!B2:C4+A1:B2+B:C")).toEqual([
      "reference0 'Nháp ''A'''!B2:C4",
      'operator +',
      'reference1 A1:B2',
      'operator +',
      'reference2 B:C',
    ]);
  });

  it.each([
    ['="chữ còn mở (A1', ['text "chữ còn mở (A1']],
    ["=A1+'Tiêu ch", ['reference0 A1', 'operator +', "name 'Tiêu ch"]],
    ['=A1+?B2', ['reference0 A1', 'operator +', 'error ?', 'reference1 B2']],
    ['=SUM(1,5;', ['function SUM', 'bracket (', 'number 1,5', 'operator ;']],
    ['=KhôngCó!A1', ['error KhôngCó!A1']],
    ['=tiế', ['name tiế']],
    ['=Z99', ['error Z99']],
    ['=', []],
  ])('survive %s', (draft, expected) => {
    expect(partsOf(draft)).toEqual(expected);
  });

  it('outline the cells where they are seen, hidden rows left out', () => {
    const rectsOf = (draft: string, source: typeof shown) =>
      listDraftParts(draft, { locale: 'vi', scope, findRect: findRectOn(source) }).flatMap(({ rect }) => rect ?? []);
    expect(rectsOf('=W_1.1', shown)).toEqual([{ top: 2, bottom: 2, left: 4, right: 4 }]);
    const folded = showSheet(HOME, ['n11', 'n12']);
    expect(rectsOf('=W_1.1', folded)).toEqual([]);
    expect(rectsOf('=E2:E5', folded)).toEqual([{ top: 1, bottom: 2, left: 4, right: 4 }]);
    expect(rectsOf('=E:E', folded)).toEqual([{ top: 0, bottom: folded.rowCount - 1, left: 4, right: 4 }]);
    expect(rectsOf('=E2', showSheet(`free.${SHEET}`))).toEqual([]);
  });
});

it('any text is split into words that follow each other within it', () => {
  const piece = fc.constantFrom(
    'A1',
    '(',
    ')',
    '"',
    "'",
    '!',
    ';',
    ',',
    '1,5',
    '{',
    '}',
    '?',
    ' ',
    'ế',
    'SUM',
    ':',
    '⟦',
    '.',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const draft = `=${pieces.join('')}`;
      let end = 1;
      for (const { from, to } of splitDraft(draft, 'vi')) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        end = to;
      }
      expect(end).toBeLessThanOrEqual(draft.length);
      listDraftParts(draft, { locale: 'vi', scope, findRect: findRectOn(shown) });
    }),
  );
});

describe('cells pointed at', () => {
  const rect = { top: 1, bottom: 1, left: 1, right: 1 };

  it('are plain addresses at home and carry the sheet elsewhere, quoted where its name needs it', () => {
    expect(referToShown(rect, shown, scope, ';')).toBe('B2');
    expect(referToShown({ ...rect, bottom: 3 }, shown, scope, ';')).toBe('B2:B4');
    expect(referToShown(rect, showSheet(`free.${SHEET}`), scope, ';')).toBe("'Nháp ''A'''!B2");
    expect(referToShown(rect, showSheet(`scores.${SET}`), scope, ';')).toBe('Điểm!B2');
    expect(referToShown(rect, showSheet(`criteria.${OTHER_SET}`), scope, ';')).toBe("'Tiêu chí · Khối sở 2023'!B2");
  });

  it('are the cells that are seen, where a sorted sheet shows rows together that lie apart', () => {
    const [head = '', first = '', second = '', third = '', fourth = ''] = layoutOf(workbook, HOME)?.rows ?? [];
    const sorted = orderSheet(HOME, [head, fourth, first, third, second]);
    expect(referToShown({ ...rect, bottom: 2 }, sorted, scope, ';')).toBe('B2;B5');
    expect(referToShown({ ...rect, bottom: 4 }, sorted, scope, ';')).toBe('B2:B5');
    expect(referToShown({ top: 1, bottom: 3, left: 1, right: 2 }, sorted, scope, ',')).toBe('B2:C2,B4:C5');
    expect(referToShown({ ...rect, top: 2, bottom: 3 }, sorted, scope, ';')).toBe('B2;B4');
    const filtered = showSheet(HOME, [second]);
    expect(referToShown({ ...rect, bottom: 2 }, filtered, scope, ';')).toBe('B2:B4');
  });

  it('mean the same cells when the formula is read', () => {
    const free = createFormulaScope(workbook, SET, `free.${SHEET}`);
    expect(referToShown(rect, shown, free, ';')).toBe("'Tiêu chí'!B2");
  });
});
