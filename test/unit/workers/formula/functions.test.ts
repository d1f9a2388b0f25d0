import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFormulaEngine, type EngineValue, type FormulaEngine } from '../../../../workers/hyperFormula.ts';

let engine: FormulaEngine;

beforeAll(() => {
  engine = createFormulaEngine();
  engine.addSheet('S1', [
    // A        B    C       D      E
    ['Cân', 7, 'Sở A', 90.1, 1],
    ['can', 3.5, 'Sở B', 91, 2],
    ['Đà Nẵng', 3.5, 'sở b', 91, 5],
    ['Da Nang', 1, 'Sở C', 'vắng', 7],
    ['Bê'.normalize('NFD'), 2, null, 84.64, 9],
  ]);
});
afterAll(() => engine.destroy());

function evaluate(formula: string): EngineValue {
  return engine.preview(formula, 0);
}

function errorOf(formula: string): string {
  const value = evaluate(formula);
  return typeof value === 'object' && value ? value.error : `no error: ${String(value)}`;
}

describe('RANK, RANK.EQ, RANK.AVG', () => {
  it.each([
    ['=RANK(3.5,B1:B5,1)', 3],
    ['=RANK(7,B1:B5,1)', 5],
    ['=RANK.EQ(3.5,B1:B5)', 2],
    ['=RANK.EQ(1,B1:B5)', 5],
    ['=RANK.AVG(3.5,B1:B5,1)', 3.5],
    ['=RANK.AVG(3.5,B1:B5,0)', 2.5],
    ['=RANK.AVG(7,B1:B5)', 1],
    ['=RANK.EQ(90.1,D1:D5)', 3],
    ['=RANK.EQ(0.1+0.2,{0.3,0.5})', 2],
  ])('%s is %d', (formula, expected) => expect(evaluate(formula)).toBe(expected));

  it('gives #N/A for a number that is not among them', () => expect(errorOf('=RANK.EQ(4,B1:B5)')).toBe('#N/A'));
  it('hands on an error among them', () => expect(errorOf('=RANK.EQ(1,{1,#DIV/0!})')).toBe('#DIV/0!'));
  it('ranks a whole column at once', () => expect(evaluate('=SUM(RANK.EQ(B1:B5,B1:B5))')).toBe(1 + 2 + 2 + 5 + 4));
});

describe('AVERAGEIFS', () => {
  it.each([
    ['=AVERAGEIFS(B1:B5,E1:E5,">1")', 2.5],
    ['=AVERAGEIFS(B1:B5,E1:E5,">1",E1:E5,"<9")', (3.5 + 3.5 + 1) / 3],
    ['=AVERAGEIFS(B1:B5,C1:C5,"sở B")', 3.5],
    ['=AVERAGEIFS(D1:D5,E1:E5,">=2")', (91 + 91 + 84.64) / 3],
  ])('%s is %d', (formula, expected) => expect(evaluate(formula)).toBeCloseTo(expected, 12));

  it('gives #DIV/0! when no cell meets the criteria', () =>
    expect(errorOf('=AVERAGEIFS(B1:B5,E1:E5,">100")')).toBe('#DIV/0!'));
  it('gives #VALUE! for ranges of different sizes', () =>
    expect(errorOf('=AVERAGEIFS(B1:B5,E1:E4,">1")')).toBe('#VALUE!'));
  it('agrees with AVERAGEIF on one criterion', () => {
    expect(evaluate('=AVERAGEIFS(B1:B5,E1:E5,">1")')).toBe(evaluate('=AVERAGEIF(E1:E5,">1",B1:B5)'));
  });
});

describe('lookups', () => {
  it.each([
    ['=MATCH("can",A1:A5,0)', 2],
    ['=MATCH("CÂN",A1:A5,0)', 1],
    ['=MATCH("da nang",A1:A5,0)', 4],
    ['=MATCH("bê",A1:A5,0)', 5],
    ['=MATCH("Đ*",A1:A5,0)', 3],
    ['=MATCH("c?n",A1:A5,0)', 1],
    ['=MATCH(6,E1:E5)', 3],
    ['=MATCH(9,E1:E5,1)', 5],
    ['=MATCH(4,{9,7,5,2},-1)', 3],
    ['=MATCH(2,{1,2,2,2,3},1)', 4],
    ['=XMATCH("can",A1:A5)', 2],
    ['=XMATCH("sở b",C1:C5)', 2],
    ['=XMATCH("sở b",C1:C5,0,-1)', 3],
    ['=XMATCH(6,E1:E5,-1)', 3],
    ['=XMATCH(6,E1:E5,1)', 4],
    ['=XMATCH("*nẵng",A1:A5,2)', 3],
    ['=XMATCH(5,{9,7,5,2},0,-2)', 3],
    ['=VLOOKUP("can",A1:B5,2,FALSE())', 3.5],
    ['=VLOOKUP("Cân",A1:B5,2,FALSE())', 7],
    ['=VLOOKUP(6.5,{1,10;5,50;7,70},2)', 50],
    ['=HLOOKUP("b",{"â","a","B";1,2,3},2,FALSE())', 3],
    ['=HLOOKUP("a",{"â","a","B";1,2,3},2,FALSE())', 2],
    ['=XLOOKUP("Da Nang",A1:A5,B1:B5)', 1],
    ['=XLOOKUP("Huế",A1:A5,B1:B5,-1)', -1],
    ['=XLOOKUP(6,E1:E5,B1:B5,,1)', 1],
    ['=XLOOKUP(6,E1:E5,B1:B5,,-1)', 3.5],
    ['=SUM(XLOOKUP("can",A1:A5,B1:E5))', 3.5 + 91 + 2],
    ['=LOOKUP(6,E1:E5,B1:B5)', 3.5],
    ['=LOOKUP(6,{1,5,9;10,50,90})', 50],
  ])('%s is %d', (formula, expected) => expect(evaluate(formula)).toBe(expected));

  it.each([
    ['=MATCH("hue",A1:A5,0)', '#N/A'],
    ['=MATCH("12",{12},0)', '#N/A'],
    ['=MATCH(0,E1:E5,1)', '#N/A'],
    ['=VLOOKUP("can",A1:B5,3,FALSE())', '#REF!'],
    ['=VLOOKUP("can",A1:B5,0,FALSE())', '#VALUE!'],
    ['=XLOOKUP("Huế",A1:A5,B1:B5)', '#N/A'],
    ['=XLOOKUP(1,E1:E5,B1:B4)', '#VALUE!'],
    ['=XMATCH(1,E1:E5,3)', '#VALUE!'],
    ['=MATCH(#DIV/0!,E1:E5,0)', '#DIV/0!'],
    ['=MATCH(REPT("a",256),A1:A5,0)', '#VALUE!'],
  ])('%s is %s', (formula, expected) => expect(errorOf(formula)).toBe(expected));

  it('gives 0 for an empty cell that was found', () => expect(evaluate('=VLOOKUP(9,E1:F5,2,FALSE())')).toBe(0));

  it('spills a whole row of results into the cells beside it', () => {
    const id = engine.addSheet('Spill', [['=XLOOKUP("can",S1!A1:A5,S1!A1:E5)']]);
    expect([0, 1, 2, 3, 4].map((col) => engine.read(id, 0, col))).toEqual(['can', 3.5, 'Sở B', 91, 2]);
    engine.removeSheet(id);
  });

  it('does not throw on a range of keys', () => {
    expect(() => evaluate('=XLOOKUP(A1:A3,A1:A5,B1:B5)')).not.toThrow();
    expect(evaluate('=SUM(XMATCH(A1:A3,A1:A5))')).toBe(6);
  });
});

describe('texts', () => {
  it.each([
    ['=CONCAT("a",1,TRUE(),B1:B2)', 'a1TRUE73.5'],
    ['=CONCATENATE("a","b")', 'ab'],
    ['=REPT("ab",2.9)', 'abab'],
    ['=REPT("",1000000000)', ''],
    ['=SUBSTITUTE("a.b.c",".","$&")', 'a$&b$&c'],
    ['=SUBSTITUTE("a.b.c",".","-",2)', 'a.b-c'],
    ['=SUBSTITUTE("abc","","-")', 'abc'],
    ['=LEN(REPT("a",32767))', 32767],
  ])('%s is %s', (formula, expected) => expect(evaluate(formula)).toBe(expected));

  it.each([
    '=REPT("a",32768)',
    '=REPT("ab",600000000)',
    '=CONCATENATE(REPT("a",32767),"b")',
    '=CONCAT(REPT("a",20000),REPT("a",20000))',
    '=SUBSTITUTE(REPT("a",1000),"a",REPT("b",1000))',
    '=TEXTJOIN("",TRUE(),REPT("a",20000),REPT("a",20000))',
  ])('%s is #VALUE!, longer than a cell may be', (formula) =>
    expect(errorOf(`=LEN(${formula.slice(1)})`)).toBe('#VALUE!'),
  );
});

describe('distribution functions', () => {
  it('refuse arguments that would keep them busy for seconds', () => {
    expect(errorOf('=CHISQ.INV(0.5,1e9)')).toBe('#NUM!');
    expect(errorOf('=BINOM.INV(1e9,0.5,0.5)')).toBe('#NUM!');
    expect(errorOf('=CUMIPMT(0.1,1e8,1000,1,1e8,0)')).toBe('#NUM!');
    expect(errorOf('=BESSELJ(1,1e9)')).toBe('#NUM!');
  });

  it('are otherwise as they were', () => {
    expect(evaluate('=CHISQ.INV(0.5,10)')).toBeCloseTo(9.34182, 4);
    expect(evaluate('=BINOM.DIST(2,4,0.5,FALSE())')).toBeCloseTo(0.375, 12);
    expect(evaluate('=CUMIPMT(0.01,12,1200000000,1,12,0)')).toBeCloseTo(-79422556.97, 2);
    expect(evaluate('=STDEV(B1:B5)')).toBeCloseTo(2.27486263, 6);
  });
});

describe('SEQUENCE', () => {
  it('counts in rows, within 100,000 cells', () => {
    expect(evaluate('=SUM(SEQUENCE(3,2,10,5))')).toBe(10 + 15 + 20 + 25 + 30 + 35);
    expect(evaluate('=SUM(SEQUENCE(100000))')).toBe(5_000_050_000);
    expect(errorOf('=SUM(SEQUENCE(100001))')).toBe('#VALUE!');
    expect(errorOf('=SUM(SEQUENCE(1000000,10000))')).toBe('#VALUE!');
    expect(errorOf('=SUM(SEQUENCE(0))')).toBe('#VALUE!');
  });

  it('spills into the cells below it', () => {
    const id = engine.addSheet('Sequence', [['=SEQUENCE(3,,5)']]);
    expect([0, 1, 2, 3].map((row) => engine.read(id, row, 0))).toEqual([5, 6, 7, null]);
    engine.removeSheet(id);
  });
});

describe('TEXT', () => {
  it.each([
    ['=TEXT(0.25,"0%")', '25%'],
    ['=TEXT(0.1234,"0.0%")', '12.3%'],
    ['=TEXT(1234567.5,"#,##0")', '1,234,568'],
    ['=TEXT(90.1,"0.00")', '90.10'],
    ['=TEXT(-3,"0.0;(0.0)")', '(3.0)'],
    ['=TEXT(DATE(2026,12,31),"dd/mm/yyyy")', '31/12/2026'],
    ['=TEXT(5,"000")', '005'],
    ['=TEXT("vắng","0.0")', 'vắng'],
    ['=TEXT("5","0.0")', '5.0'],
    ['=TEXT(F9,"0")', '0'],
    ['=TEXT(1,"")', ''],
  ])('%s is "%s"', (formula, expected) => expect(evaluate(formula)).toBe(expected));

  it('refuses a code that is none', () => expect(errorOf('=TEXT(1,"[x")')).toBe('#VALUE!'));
  it('hands on an error', () => expect(errorOf('=TEXT(1/0,"0")')).toBe('#DIV/0!'));
});
