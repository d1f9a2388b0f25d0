import { describe, expect, it } from 'vitest';
import { readFormula } from '../../../../src/domain/formula/read.ts';
import { createFormulaScope, type FormulaScope } from '../../../../src/domain/formula/scope.ts';
import { isShownAs, writeFormula } from '../../../../src/domain/formula/write.ts';
import type { AssumptionId, SheetId } from '../../../../src/domain/ids.ts';
import {
  makeFormulaWorkbook,
  makeFreeSheet,
  makeSet,
  NODES,
  OTHER_SET,
  SET,
  SHEET,
  type NodeRow,
} from './formulaWorkbook.ts';

const workbook = makeFormulaWorkbook();
const criteria = createFormulaScope(workbook, SET, `criteria.${SET}`);

function store(typed: string, scope: FormulaScope = criteria): string {
  const result = readFormula(typed, 'vi', scope);
  return result.ok ? result.value : result.problem.code;
}

function inCriteria(nodes: readonly NodeRow[]): FormulaScope {
  return createFormulaScope(makeFormulaWorkbook({}, nodes), SET, `criteria.${SET}`);
}

describe('a stored formula is shown', () => {
  it('with decimal commas and semicolons in Vietnamese, dots and commas canonically', () => {
    const stored = store('=ROUND(w_1.1*1,1;2)+SUM({1,5\\2;3\\4})');
    expect(writeFormula(stored, 'vi', criteria)).toBe('=ROUND(W_1.1*1,1;2)+SUM({1,5\\2;3\\4})');
    expect(writeFormula(stored, 'canonical', criteria)).toBe('=ROUND(W_1.1*1.1,2)+SUM({1.5,2;3,4})');
  });

  it('with the sheet’s name where the address is not at home', () => {
    const free = createFormulaScope(workbook, null, `free.${SHEET}`);
    const stored = store("=F3+Điểm!$D$2+'Nháp ''A'''!B2");
    expect(writeFormula(stored, 'vi', criteria)).toBe("=F3+Điểm!$D$2+'Nháp ''A'''!B2");
    expect(writeFormula(stored, 'vi', free)).toBe("='Tiêu chí'!F3+Điểm!$D$2+B2");
  });

  it('with the cell of a weight that belongs to another set', () => {
    const other = createFormulaScope(workbook, OTHER_SET, `criteria.${OTHER_SET}`);
    expect(writeFormula('=⟦w|s1|n11⟧+⟦m|s1|n11⟧+⟦w|s2|n11⟧', 'vi', other)).toBe(
      "='Tiêu chí · Khối sở 2024'!$E$3+'Tiêu chí · Khối sở 2024'!$D$3+W_1.1",
    );
  });

  it('as it is when it is no formula of ours', () => {
    expect(writeFormula('="unclosed', 'vi', criteria)).toBe('="unclosed');
    expect(writeFormula('text', 'vi', criteria)).toBe('text');
    expect(writeFormula('=⟦nonsense⟧+1', 'vi', criteria)).toBe('=#REF!+1');
  });

  it('unchanged in the editor, so that leaving it alone loses nothing', () => {
    const gone = inCriteria(NODES.filter(([id]) => id !== 'n12'));
    const stored = store('=W_1.2+1');
    expect(isShownAs(stored, '=#REF!+1', 'vi', gone)).toBe(true);
    expect(isShownAs(stored, '=#REF!+2', 'vi', gone)).toBe(false);
  });
});

describe('references follow', () => {
  const stored = store('=W_1.2+F4+SUM(E3:E4)');

  it('a node inserted before', () => {
    const rows: NodeRow[] = [['n0', '0', null], ...NODES];
    expect(writeFormula(stored, 'vi', inCriteria(rows))).toBe('=W_1.2+F5+SUM(E4:E5)');
  });

  it('a new code', () => {
    const rows = NODES.map((row): NodeRow => (row[0] === 'n12' ? ['n12', '1.9', 'n1'] : row));
    expect(writeFormula(stored, 'vi', inCriteria(rows))).toBe('=W_1.9+F4+SUM(E3:E4)');
  });

  it('a move, and a range whose ends changed places is written from the upper one', () => {
    const rows: NodeRow[] = [...NODES.filter(([id]) => id !== 'n11'), ['n11', '2.2', 'n2']];
    expect(writeFormula(stored, 'vi', inCriteria(rows))).toBe('=W_1.2+F3+SUM(E3:E6)');
  });

  it('a removal, which reads #REF!, and its undo, which heals', () => {
    const without = NODES.filter(([id]) => id !== 'n12');
    expect(writeFormula(stored, 'vi', inCriteria(without))).toBe('=#REF!+#REF!+SUM(#REF!)');
    expect(writeFormula(stored, 'vi', inCriteria(NODES))).toBe('=W_1.2+F4+SUM(E3:E4)');
  });

  it('a renamed sheet and a renamed assumption', () => {
    const renamed = makeFormulaWorkbook({
      sheets: { [SHEET]: makeFreeSheet(SHEET, 'Tính thử', 30, 10) },
      assumptions: {
        ...workbook.assumptions,
        ['a1' as AssumptionId]: { ...workbook.assumptions['a1' as AssumptionId], name: 'k' } as never,
      },
    });
    const formula = store("='Nháp ''A'''!B2*he_so");
    expect(writeFormula(formula, 'vi', createFormulaScope(renamed, SET, null))).toBe("='Tính thử'!B2*k");
  });

  it('a removed sheet or set', () => {
    const formula = store("='Nháp ''A'''!B2+SUM('Tiêu chí · Khối sở 2023'!E2:E3)");
    const without = makeFormulaWorkbook({
      sheets: {},
      sheetOrder: [],
      setOrder: [SET],
      sets: { [SET]: makeSet(SET, 'p1', NODES) },
    });
    expect(writeFormula(formula, 'vi', createFormulaScope(without, SET, null))).toBe('=#REF!+SUM(#REF!)');
  });
});

describe('what two things could mean is written so that only one does', () => {
  it('two nodes of one code: the second is written as its cell', () => {
    const scope = inCriteria([...NODES, ['n3', '1.1', 'n2']]);
    expect(writeFormula('=⟦w|s1|n11⟧+⟦w|s1|n3⟧', 'vi', scope)).toBe('=W_1.1+$E$7');
    expect(writeFormula('=⟦m|s1|n3⟧', 'vi', createFormulaScope(scope.workbook, SET, null))).toBe("='Tiêu chí'!$D$7");
  });

  it('an assumption with the name of an address: the address gets its sheet', () => {
    const named = makeFormulaWorkbook({
      assumptions: { ['a1' as AssumptionId]: { ...workbook.assumptions['a1' as AssumptionId], name: 'E3' } as never },
      assumptionOrder: ['a1' as AssumptionId],
    });
    const scope = createFormulaScope(named, SET, `criteria.${SET}`);
    expect(store('=e3', scope)).toBe('=⟦a|a1⟧');
    expect(writeFormula('=⟦c|criteria.s1|n11|weight|⟧+⟦a|a1⟧', 'vi', scope)).toBe("='Tiêu chí'!E3+E3");
  });

  it('two sheets of one name: the second gets a number', () => {
    const twice = makeFormulaWorkbook({
      sheets: {
        [SHEET]: makeFreeSheet(SHEET, 'điểm', 3, 3),
        ['f2' as SheetId]: makeFreeSheet('f2' as SheetId, 'Điểm', 3, 3),
      },
      sheetOrder: [SHEET, 'f2' as SheetId],
    });
    const scope = createFormulaScope(twice, SET, null);
    const shown = "=Điểm!A1+'điểm (2)'!A1+'Điểm (3)'!A1";
    const formula = '=⟦c|scores.s1|head|code|⟧+⟦c|free.f1|r1|k1|⟧+⟦c|free.f2|r1|k1|⟧';
    expect(writeFormula(formula, 'vi', scope)).toBe(shown);
    expect(store(shown, scope)).toBe(formula);
  });
});
