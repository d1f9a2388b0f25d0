import { describe, expect, it } from 'vitest';
import { readFormula, resolveNames } from '../../../../src/domain/formula/read.ts';
import { createFormulaScope, type FormulaScope } from '../../../../src/domain/formula/scope.ts';
import type { Locale } from '../../../../src/domain/formula/lexer.ts';
import type { AssumptionId } from '../../../../src/domain/ids.ts';
import { makeFormulaWorkbook, OTHER_SET, SET, SHEET } from './formulaWorkbook.ts';

const workbook = makeFormulaWorkbook();
const criteria = createFormulaScope(workbook, SET, `criteria.${SET}`);
const free = createFormulaScope(workbook, null, `free.${SHEET}`);

function read(text: string, locale: Locale = 'vi', scope: FormulaScope = criteria): string {
  const result = readFormula(text, locale, scope);
  return result.ok ? result.value : `${result.problem.code} ${JSON.stringify(result.problem.details)}`;
}

const W11 = '⟦w|s1|n11⟧';

describe('names', () => {
  it.each([
    ['=W_1.1', `=${W11}`],
    ['=w_1.1*2', `=${W11}*2`],
    ['=MAX_1.2', '=⟦m|s1|n12⟧'],
    ['=W_2.1_a', '=⟦w|s1|n21⟧'],
    ['=HE_SO+1', '=⟦a|a1⟧+1'],
    ['=Tỷ_lệ'.normalize('NFD'), '=⟦a|a2⟧'],
    ['=chưa_có+1', '=chưa_có+1'],
    ['=MAX(W_1.1;1)', `=MAX(${W11},1)`],
  ])('%s is %s', (typed, stored) => expect(read(typed)).toBe(stored));

  it('mean the home set, and the primary set in a free sheet', () => {
    expect(read('=W_1.1', 'vi', createFormulaScope(workbook, OTHER_SET, null))).toBe('=⟦w|s2|n11⟧');
    expect(read('=W_1.1', 'vi', free)).toBe(`=${W11}`);
  });

  it('that are a rule’s own inputs come before all others', () => {
    const rule = createFormulaScope(workbook, SET, null, ['he_so', 'X1']);
    expect(read('=x1/he_so*W_1.1', 'vi', rule)).toBe(`=x1/he_so*${W11}`);
  });

  it('that become known later are resolved then', () => {
    const stored = read('=chưa_có+"chưa_có"');
    const later = makeFormulaWorkbook({
      assumptions: {
        ...workbook.assumptions,
        ['a3' as AssumptionId]: {
          id: 'a3' as AssumptionId,
          name: 'chưa_có',
          label: '',
          value: 1,
          min: 0,
          max: 1,
          step: 1,
        },
      },
      assumptionOrder: ['a1', 'a2', 'a3'] as AssumptionId[],
    });
    expect(resolveNames(stored, createFormulaScope(later, SET, null))).toBe('=⟦a|a3⟧+"chưa_có"');
    expect(resolveNames(stored, criteria)).toBe(stored);
  });
});

describe('addresses', () => {
  it.each([
    ['=F3', '=⟦c|criteria.s1|n11|effective|⟧'],
    ['=$f$3', '=⟦c|criteria.s1|n11|effective|cr⟧'],
    ['=$F3+F$3', '=⟦c|criteria.s1|n11|effective|c⟧+⟦c|criteria.s1|n11|effective|r⟧'],
    ["='Tiêu chí'!F3", '=⟦c|criteria.s1|n11|effective|⟧'],
    ["='tiêu chí'!F3".normalize('NFD'), '=⟦c|criteria.s1|n11|effective|⟧'],
    ["='Tiêu chí · Khối sở 2023'!E2", '=⟦c|criteria.s2|n1|weight|⟧'],
    ['=Điểm!D2', '=⟦c|scores.s1|n1|u1|⟧'],
    ["='Giả định'!C2", '=⟦c|assumptions|a1|value|⟧'],
    ["='Nháp ''A'''!B2", '=⟦c|free.f1|r2|k2|⟧'],
    ['=SUM(E3:E4)', '=SUM(⟦c|criteria.s1|n11|weight|⟧:⟦c|criteria.s1|n12|weight|⟧)'],
    ['=SUM(E3 : E4)', '=SUM(⟦c|criteria.s1|n11|weight|⟧:⟦c|criteria.s1|n12|weight|⟧)'],
    ['=SUM(E4:$D$3)', '=SUM(⟦c|criteria.s1|n11|max|cr⟧:⟦c|criteria.s1|n12|weight|⟧)'],
    ["=SUM('Tiêu chí'!E3:'Tiêu chí'!E4)", '=SUM(⟦c|criteria.s1|n11|weight|⟧:⟦c|criteria.s1|n12|weight|⟧)'],
    ['=SUM(D:$E)', '=SUM(⟦C|criteria.s1|max|⟧:⟦C|criteria.s1|weight|c⟧)'],
    ['=SUM($2:3)', '=SUM(⟦R|criteria.s1|n1|r⟧:⟦R|criteria.s1|n11|⟧)'],
    ['=Điểm!2:2', '=⟦R|scores.s1|n1|⟧:⟦R|scores.s1|n1|⟧'],
    ['=A99+1', '=#REF!+1'],
    ['=SUM(A1:Z1)', '=SUM(#REF!)'],
    ['=Z:Z', '=#REF!'],
    ['=Điểm!#REF!', '=#REF!'],
  ])('%s is %s', (typed, stored) => expect(read(typed)).toBe(stored));

  it('without a sheet mean the free sheet they stand in', () =>
    expect(read('=B2', 'vi', free)).toBe('=⟦c|free.f1|r2|k2|⟧'));

  it.each([
    ["='Không có'!A1", 'formula.unknownSheet {"position":1,"sheet":"Không có"}'],
    ["=SUM(Điểm!A1:'Xếp hạng'!A2)", 'formula.rangeAcrossSheets {"position":5}'],
    ['=Điểm!x', 'formula.unexpected {"position":1,"text":"Điểm!"}'],
    ['=$foo', 'formula.unexpected {"position":1,"text":"$foo"}'],
  ])('%s fails with %s', (typed, problem) => expect(read(typed)).toBe(problem));

  it('without a sheet fail where no sheet is home', () => {
    const rule = createFormulaScope(workbook, SET, null);
    expect(read('=1+A1', 'vi', rule)).toBe('formula.noHomeSheet {"position":3,"text":"A1"}');
  });
});

describe('numbers and separators in Vietnamese', () => {
  it.each([
    ['=W_1.1*1,1', `=${W11}*1.1`],
    ['=1,5', '=1.5'],
    ['=1.5', '=1.5'],
    ['=,5', 'formula.unexpected {"position":1,"text":","}'],
    ['=.5+5.', '=0.5+5'],
    ['=1,5E+3', '=1.5e3'],
    ['=12%', '=12%'],
    ['=ROUND(1,5;2)', '=ROUND(1.5,2)'],
    ['=ROUND(1,55;1)', '=ROUND(1.55,1)'],
    ['=MAX(W_1.1,2)', `=MAX(${W11},2)`],
    ['=MAX(E3,5)', '=MAX(⟦c|criteria.s1|n11|weight|⟧,5)'],
    ['=MAX(E3,5;1,5)', '=MAX(⟦c|criteria.s1|n11|weight|⟧,5,1.5)'],
    ['=IF(E3>1,2,3)', '=IF(⟦c|criteria.s1|n11|weight|⟧>1,2,3)'],
    ['=IF(W_1.1>MAX_1.1,2,3)', `=IF(${W11}>⟦m|s1|n11⟧,2,3)`],
    ['=SUM(1,2,3)', '=SUM(1,2,3)'],
    ['=SUM(1, 2)', '=SUM(1, 2)'],
    ['=SUM(1,2)', '=SUM(1.2)'],
    ['=ROUND(1.5,2)', '=ROUND(1.5,2)'],
    ['=ROUND(2,1.5)', '=ROUND(2,1.5)'],
    ['=IF(TRUE,"a;b","1,5")', '=IF(TRUE(),"a;b","1,5")'],
    ['=IF("a"="b";1,5;;)', '=IF("a"="b",1.5,,)'],
    ['={1,5\\2;3\\4}', '={1.5,2;3,4}'],
    ['=SUM({1,5\\2},3)', '=SUM({1.5,2},3)'],
    ['=SUM({1,2,3})', '=SUM({1,2,3})'],
    ['={"a","b";"c","d"}', '={"a","b";"c","d"}'],
    ['=1−2', '=1-2'],
    ['=1\u00a0+\u30002 ', '=1 + 2'],
    ['＝1+2', '=1+2'],
  ])('%s is %s', (typed, stored) => expect(read(typed)).toBe(stored));

  it.each(['1.234,5', '1.234.567', '1,234.5', '1.234.567,8'])(
    '%s is refused, because it can be read in two ways',
    (number) => {
      expect(read(`=2*${number}`)).toBe(`formula.number {"position":3,"text":"${number}"}`);
    },
  );

  it('leaves commas to separate in the canonical reading', () => {
    expect(read('=MAX(1,5)', 'canonical')).toBe('=MAX(1,5)');
    expect(read('=MAX(1;5)', 'canonical')).toBe('formula.unexpected {"position":6,"text":";"}');
  });
});

describe('words', () => {
  it.each([
    ['=sum (1;2)', '=SUM(1,2)'],
    ['=_xlfn.RANK.EQ(1;{1;2})', '=RANK.EQ(1,{1;2})'],
    ['=_xlfn._xlws.sort({1;2})', '=SORT({1;2})'],
    ['=true()&FALSE', '=TRUE()&FALSE()'],
    ['="a""b"&\'Tiêu chí\'!B2', '="a""b"&⟦c|criteria.s1|n1|name|⟧'],
    ['=iferror(#n/a;0)', '=IFERROR(#N/A,0)'],
    ['="⟦w|s1|n11⟧"', '="⟦w|s1|n11⟧"'],
    ['=1\n+2', '=1\n+2'],
  ])('%s is %s', (typed, stored) => expect(read(typed)).toBe(stored));

  it('read in NFD come out in NFC', () => expect(read('="Cân"'.normalize('NFD'))).toBe('="Cân"'));
});

describe('a formula that cannot be', () => {
  it.each([
    ['1+1', 'formula.notFormula {}'],
    ['=', 'formula.incomplete {"position":1}'],
    ['=1+', 'formula.incomplete {"position":3}'],
    ['="abc', 'formula.unclosedText {"position":1}'],
    ["='Tiêu chí!A1", 'formula.unclosedSheetName {"position":1}'],
    ["='Tiêu chí'A1", `formula.unexpected {"position":1,"text":"'Tiêu chí'"}`],
    ['=SUM(1;(2)', 'formula.unclosedParenthesis {"position":4}'],
    ['={1;2', 'formula.unclosedArray {"position":1}'],
    ['=1)', 'formula.unexpected {"position":2,"text":")"}'],
    ['=()', 'formula.incomplete {"position":2}'],
    ['=(1;2)', 'formula.unexpected {"position":3,"text":","}'],
    ['=1 2', 'formula.unexpected {"position":3,"text":"2"}'],
    ['=E2 E3', 'formula.unexpected {"position":4,"text":"⟦c|criteria.s1|n11|weight|⟧"}'],
    ['=*2', 'formula.unexpected {"position":1,"text":"*"}'],
    ['=5%%', 'formula.unexpected {"position":3,"text":"%"}'],
    ['=@E2', 'formula.unexpected {"position":1,"text":"@"}'],
    ['=E2#', 'formula.unexpected {"position":3,"text":"#"}'],
    ['=⟦w|s1|n11⟧', 'formula.unexpected {"position":1,"text":"⟦"}'],
    ['=SUM({E2\\E3})', 'formula.referenceInArray {"position":6}'],
    ['=SUM({W_1.1\\2})', 'formula.referenceInArray {"position":6}'],
    ['={1;}', 'formula.incomplete {"position":4}'],
    ['=E2:SUM(E3)', 'formula.unexpected {"position":3,"text":":"}'],
  ])('%s fails with %s', (typed, problem) => expect(read(typed)).toBe(problem));

  it('is longer than 8,192 characters', () => {
    const longest = `="${'a'.repeat(8189)}"`;
    expect(read(longest)).toBe(longest);
    expect(read(`="${'a'.repeat(8190)}"`)).toBe('formula.tooLong {"length":8193,"limit":8192}');
  });
});
