import { afterEach, describe, expect, it } from 'vitest';
import { FunctionPlugin } from 'hyperformula';
import { createFormulaEngine, type EngineContent, type FormulaEngine } from '../../../../workers/hyperFormula.ts';
import { withNames } from '../../../../workers/formula/plugin.ts';

let engine: FormulaEngine;

afterEach(() => engine.destroy());

function build(rows: readonly (readonly EngineContent[])[] = []): FormulaEngine {
  engine = createFormulaEngine();
  engine.addSheet('S1', rows);
  return engine;
}

describe('the engine', () => {
  it('accepts changes after it was built, so the licence key is in force', () => {
    build([[1, '=A1*2']]);
    expect(engine.setCells([{ sheet: 0, row: 0, col: 0, content: 5 }])).toEqual([
      { sheet: 0, row: 0, col: 0, value: 5 },
      { sheet: 0, row: 0, col: 1, value: 10 },
    ]);
  });

  it('gives 14 significant digits', () => {
    expect(build([['=1/3', '=123456789.123*1']]).read(0, 0, 0)).toBe(0.333333333333333);
    expect(engine.read(0, 0, 1)).toBe(123456789.123);
  });

  it('multiplies ranges cell by cell', () => {
    expect(build([[1, 4], [2, 5], [3, 6], ['=SUM(A1:A3*B1:B3)']]).read(0, 3, 0)).toBe(32);
  });

  it('tells Vietnamese diacritics apart but not upper and lower case', () => {
    build([['="Cân"="can"', '="Đ"="D"', '="Hòa"="Hoa"', '="CÂN"="cân"']]);
    expect([0, 1, 2, 3].map((col) => engine.read(0, 0, col))).toEqual([false, false, false, true]);
  });

  it('keeps text as text: no number, date, percentage or formula is made of it', () => {
    build([['12', '31/12/2025', '50%', 'TRUE', "'x", "'=1+1", '']]);
    expect([0, 1, 2, 3, 4, 5, 6].map((col) => engine.read(0, 0, col))).toEqual([
      '12',
      '31/12/2025',
      '50%',
      'TRUE',
      "'x",
      '=1+1',
      null,
    ]);
  });

  it('keeps numbers that are none out of the cells', () => {
    expect(build([[Number.NaN, Infinity]]).read(0, 0, 0)).toBeNull();
    expect(engine.read(0, 0, 1)).toBeNull();
  });

  it('reads quotes and backslashes inside texts of formulas', () => {
    build([['="a""b"', '="a\\"', '=""""', '="C:\\x ""y"""', '=""', '=COUNTA({"a""b","c"})']]);
    expect([0, 1, 2, 3, 4, 5].map((col) => engine.read(0, 0, col))).toEqual(['a"b', 'a\\', '"', 'C:\\x "y"', '', 2]);
  });

  it('hands errors over as plain data', () => {
    build([['=1/0', '=NOSUCH(1)', '=A1+1']]);
    expect(engine.read(0, 0, 0)).toEqual({ error: '#DIV/0!', message: expect.any(String) as string });
    expect(engine.read(0, 0, 1)).toMatchObject({ error: '#NAME?' });
    expect(engine.read(0, 0, 2)).toMatchObject({ error: '#DIV/0!' });
    expect(structuredClone(engine.read(0, 0, 0))).toEqual(engine.read(0, 0, 0));
  });

  it('hands over no text longer than a cell may hold, however it came about', () => {
    build([['=REPT("a",20000)', '=A1&A1', '=LEN(B1)']]);
    expect(engine.read(0, 0, 1)).toMatchObject({ error: '#VALUE!' });
    expect(engine.read(0, 0, 2)).toBe(40000);
  });

  it('heals a formula that waited for a sheet', () => {
    build([["='S2'!$A$1+1"]]);
    expect(engine.read(0, 0, 0)).toMatchObject({ error: '#REF!' });
    expect(engine.hasSheet('S2')).toBe(false);
    const id = engine.addSheet('S2', [[41]]);
    expect(engine.read(0, 0, 0)).toBe(42);
    expect(engine.sheetId('S2')).toBe(id);
    engine.removeSheet(id);
    expect(engine.read(0, 0, 0)).toMatchObject({ error: '#REF!' });
  });

  it('previews a formula that stands nowhere, and says so when it cannot be read', () => {
    build([[2, 3]]);
    expect(engine.preview('=A1*B1', 0)).toBe(6);
    expect(engine.preview('=A1:B1*10', 0)).toBe(20);
    expect(engine.preview('=A1**B1', 0)).toMatchObject({ error: '#ERROR!' });
  });

  it('takes a star in a criterion for a star, so that no criterion can hang it', () => {
    build([['a*', 'ab', '=COUNTIF(A1:B1,"a*")']]);
    expect(engine.read(0, 0, 2)).toBe(1);
  });

  it('lists the cells along a cycle', () => {
    build([['=C1+1', '=A1', '=B1+D1', 7, '=A1*2']]);
    expect(engine.read(0, 0, 0)).toMatchObject({ error: '#CYCLE!' });
    const columns = (path: readonly { col: number }[]) => path.map((cell) => cell.col);
    expect(columns(engine.cyclePath(0, 0, 0))).toEqual([0, 2, 1]);
    expect(columns(engine.cyclePath(0, 0, 1))).toEqual([1, 0, 2]);
    expect(new Set(columns(engine.cyclePath(0, 0, 4)))).toEqual(new Set([0, 1, 2]));
    expect(engine.cyclePath(0, 0, 3)).toEqual([]);
  });

  it('finds a cycle that goes through a range', () => {
    build([
      ['=SUM(B1:B3)', 1],
      [null, '=A1'],
      [null, 3],
    ]);
    expect(engine.cyclePath(0, 0, 0)).toEqual([
      { sheet: 0, row: 0, col: 0 },
      { sheet: 0, row: 1, col: 1 },
    ]);
    engine.setCells([{ sheet: 0, row: 1, col: 1, content: 2 }]);
    expect(engine.read(0, 0, 0)).toBe(6);
  });

  it('names what a cell reads and what reads it', () => {
    build([[1, 2, '=SUM(A1:B1)', '=C1']]);
    expect(engine.precedents(0, 0, 2)).toEqual([
      { start: { sheet: 0, row: 0, col: 0 }, end: { sheet: 0, row: 0, col: 1 } },
    ]);
    expect(engine.dependents(0, 0, 2)).toEqual([{ sheet: 0, row: 0, col: 3 }]);
  });

  it('lists its functions with ours and without the inner ones', () => {
    const names = build()
      .listFunctions()
      .map((entry) => entry.name);
    expect(names).toEqual(
      expect.arrayContaining(['SUM', 'RANK.EQ', 'RANK', 'AVERAGEIFS', 'CONCAT', 'XMATCH', 'LOOKUP']),
    );
    expect(names.some((name) => name.startsWith('HF.'))).toBe(false);
    expect([...names].sort()).toEqual(names);
  });

  it('throws out of a change when a formula overflows the stack, and a new engine works', () => {
    build([[1, '=A1*2']]);
    const bomb = `=${'ABS('.repeat(2000)}1${')'.repeat(2000)}`;
    expect(() => engine.setCells([{ sheet: 0, row: 5, col: 0, content: bomb }])).toThrow(RangeError);
    engine.destroy();
    expect(build([[1, '=A1*2']]).read(0, 0, 1)).toBe(2);
  });

  it('takes further functions, so that tests can hang or throw', () => {
    class Extra extends FunctionPlugin {
      boom(): never {
        throw new Error('boom');
      }
      static override implementedFunctions = { BOOM: { method: 'boom', parameters: [] } };
    }
    engine = createFormulaEngine({ plugins: [withNames(Extra)] });
    engine.addSheet('S1', []);
    expect(() => engine.setCells([{ sheet: 0, row: 0, col: 0, content: '=BOOM()' }])).toThrow('boom');
    const plain = createFormulaEngine();
    plain.addSheet('S1', [['=BOOM()']]);
    expect(plain.read(0, 0, 0)).toMatchObject({ error: '#NAME?' });
    plain.destroy();
  });
});
