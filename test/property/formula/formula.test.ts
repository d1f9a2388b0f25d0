import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shiftReferences } from '../../../src/domain/formula/moving.ts';
import type { Locale } from '../../../src/domain/formula/lexer.ts';
import { readFormula, resolveNames } from '../../../src/domain/formula/read.ts';
import { mapReferences, printFormula, type Reference } from '../../../src/domain/formula/references.ts';
import { createFormulaScope, type FormulaScope } from '../../../src/domain/formula/scope.ts';
import { writeFormula } from '../../../src/domain/formula/write.ts';
import { checkFormulaLimits } from '../../../src/engine/formulaLimits.ts';
import { createFormulaEngine } from '../../../workers/hyperFormula.ts';
import { toEngineFormula } from '../../../workers/formula/dialect.ts';
import {
  makeFormulaWorkbook,
  makeFreeSheet,
  NODES,
  OTHER_SET,
  SET,
  SHEET,
  type NodeRow,
} from '../../unit/domain/formula/formulaWorkbook.ts';

const workbook = makeFormulaWorkbook();
const SCOPES = {
  criteria: createFormulaScope(workbook, SET, `criteria.${SET}`),
  otherSet: createFormulaScope(workbook, OTHER_SET, `criteria.${OTHER_SET}`),
  free: createFormulaScope(workbook, null, `free.${SHEET}`),
};
const LOCALES: readonly Locale[] = ['vi', 'canonical'];

const column = fc.constantFrom('A', '$B', 'c', '$D', 'E', 'F', 'K', 'XFD');
const row = fc.constantFrom('1', '$2', '3', '$4', '7', '30', '31');
const sheetName = fc.constantFrom('', '', '', "'Tiêu chí'!", 'Điểm!', "'Giả định'!", "'Nháp ''A'''!", "'Xếp hạng'!");
const cell = fc.tuple(column, row).map(([c, r]) => c + r);
const reference = fc.oneof(
  fc.tuple(sheetName, cell).map(([s, c]) => s + c),
  fc.tuple(sheetName, cell, cell).map(([s, a, b]) => `${s}${a}:${b}`),
  fc.tuple(sheetName, column, column).map(([s, a, b]) => `${s}${a}:${b}`),
  fc.tuple(sheetName, row, row).map(([s, a, b]) => `${s}${a}:${b}`),
  fc.constantFrom('W_1.1', 'w_1.2', 'MAX_2', 'W_2.1_a', 'he_so', 'TỶ_LỆ', 'chưa_có', 'x1y', 'W_9'),
);
const text = fc
  .array(fc.constantFrom('a', ';', ',', '""', "'", '1,5', '{', '⟦w|s1|n11⟧', 'Cân', '\\', ' ', '\n', '#'), {
    maxLength: 5,
  })
  .map((parts) => `"${parts.join('')}"`);
const digits = fc.constantFrom('0', '1', '12', '007', '8192');
const number = fc.oneof(
  digits,
  fc.tuple(digits, digits).map(([a, b]) => `${a}.${b}`),
  digits.map((a) => `.${a}`),
  fc.tuple(digits, fc.constantFrom('e2', 'E+2', 'e-3')).map(([a, e]) => a + e),
);
const constant = fc.oneof(number, text, fc.constantFrom('TRUE', 'false', 'TRUE()', '#REF!', '#n/a', '-1'));
const arrayLiteral = fc
  .tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.array(constant, { minLength: 3, maxLength: 3 }),
    fc.array(constant, { minLength: 3, maxLength: 3 }),
  )
  .map(([width, a, b]) => `{${a.slice(0, width).join(',')};${b.slice(0, width).join(',')}}`);

/** Formulas as a person could type them, canonically. */
const { formula } = fc.letrec<{ formula: string; expression: string }>((tie) => ({
  formula: tie('expression').map((expression) => `=${expression}`),
  expression: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    constant,
    reference,
    arrayLiteral,
    fc
      .tuple(tie('expression'), fc.constantFrom('+', '-', '*', '/', '^', '&', '=', '<>', '<=', '>'), tie('expression'))
      .map(([a, o, b]) => `${a} ${o}${b}`),
    fc.tuple(fc.constantFrom('(', '-(', '+('), tie('expression')).map(([o, a]) => `${o}${a})`),
    fc.tuple(reference, fc.constant('%')).map(([a, o]) => a + o),
    fc
      .tuple(
        fc.constantFrom('SUM', 'round ', '_xlfn.RANK.EQ', 'IF'),
        fc.array(fc.oneof(fc.constant(''), tie('expression')), { maxLength: 4 }),
      )
      .map(([f, args]) => `${f}(${args.join(',\u00a0')})`),
  ),
}));

const scope = fc.constantFrom<keyof typeof SCOPES>('criteria', 'otherSet', 'free');
const locale = fc.constantFrom(...LOCALES);

function readBack(stored: string, where: FormulaScope, language: Locale): string {
  const read = readFormula(writeFormula(stored, language, where), language, where);
  return read.ok
    ? read.value
    : `${read.problem.code} ${JSON.stringify(read.problem.details)} in ${writeFormula(stored, language, where)}`;
}

describe('reading and writing formulas', () => {
  it('every well-formed formula can be read', () => {
    fc.assert(
      fc.property(formula, scope, (typed, where) => {
        expect(readFormula(typed, 'canonical', SCOPES[where])).toMatchObject({ ok: true });
      }),
      { numRuns: 1000 },
    );
  });

  it('what is written reads back as the same formula, in both languages', () => {
    fc.assert(
      fc.property(formula, scope, locale, (typed, where, language) => {
        const read = readFormula(typed, 'canonical', SCOPES[where]);
        if (!read.ok) throw new Error(read.problem.code);
        expect(readBack(read.value, SCOPES[where], language)).toBe(read.value);
        expect(resolveNames(read.value, SCOPES[where])).toBe(read.value);
        expect(mapReferences(read.value, () => '#REF!')).toMatch(/^=/);
      }),
      { numRuns: 3000 },
    );
  });

  it('a formula shown elsewhere settles: written, read and written again it is the same text', () => {
    fc.assert(
      fc.property(formula, scope, scope, locale, (typed, home, elsewhere, language) => {
        const read = readFormula(typed, 'canonical', SCOPES[home]);
        if (!read.ok) throw new Error(read.problem.code);
        const shown = writeFormula(read.value, language, SCOPES[elsewhere]);
        const again = readFormula(shown, language, SCOPES[elsewhere]);
        expect(again.ok && writeFormula(again.value, language, SCOPES[elsewhere])).toBe(shown);
      }),
      { numRuns: 1000 },
    );
  });

  it('no text makes the reader throw, and what it accepts reads back', () => {
    const piece = fc.constantFrom(
      '=',
      '1',
      ',',
      ';',
      '.',
      '"',
      "'",
      '(',
      ')',
      '{',
      '}',
      'A1',
      ':',
      '!',
      '$',
      '%',
      '-',
      'W_1.1',
      ' ',
      'SUM(',
      '⟦',
      '\\',
      '#REF!',
      'ệ',
      '1,5',
    );
    const anything = fc.oneof(
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
      fc.string({ unit: 'binary', maxLength: 30 }),
    );
    fc.assert(
      fc.property(anything, scope, locale, (typed, where, language) => {
        const read = readFormula(`=${typed}`, language, SCOPES[where]);
        if (!read.ok) return;
        expect(readBack(read.value, SCOPES[where], 'vi')).toBe(read.value);
        expect(readBack(read.value, SCOPES[where], 'canonical')).toBe(read.value);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('references by identity', () => {
  it('follow rows inserted before them: each address grows by as many', () => {
    const rows: readonly NodeRow[] = [['n0', '0', null], ...NODES];
    const after = createFormulaScope(makeFormulaWorkbook({}, rows), SET, `criteria.${SET}`);
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 6 }),
        fc.integer({ min: 2, max: 6 }),
        fc.constantFrom('A', '$C', 'H'),
        (a, b, letters) => {
          const read = readFormula(`=SUM(${letters}${a}:${letters}${b})+A1`, 'vi', SCOPES.criteria);
          const [first, last] = [Math.min(a, b) + 1, Math.max(a, b) + 1];
          expect(read.ok && writeFormula(read.value, 'vi', after)).toBe(
            `=SUM(${letters}${first}:${letters}${last})+A1`,
          );
        },
      ),
    );
  });

  it('moved there and back inside their sheet are what they were', () => {
    const big = createFormulaScope(
      makeFormulaWorkbook({ sheets: { [SHEET]: makeFreeSheet(SHEET, 'Lớn', 200, 50) } }),
      null,
      `free.${SHEET}`,
    );
    const inside = fc.tuple(
      fc.integer({ min: 60, max: 120 }),
      fc.integer({ min: 60, max: 120 }),
      fc.constantFrom('$N', 'P', 'T$'),
    );
    const step = fc.integer({ min: -10, max: 10 });
    fc.assert(
      fc.property(inside, step, step, ([a, b, letters], rows, columns) => {
        const read = readFormula(`=SUM(${letters}${a}:Q${b})*${letters}${b}+SUM(Q:R)`, 'vi', big);
        if (!read.ok) throw new Error(read.problem.code);
        expect(shiftReferences(shiftReferences(read.value, rows, columns, big), -rows, -columns, big)).toBe(read.value);
      }),
    );
  });
});

describe('the engine', () => {
  it('can parse every formula that was read', () => {
    const engine = createFormulaEngine();
    engine.addSheet('S1', [[1, 2]]);
    function printPlace(reference: Reference): string {
      const places: Partial<Record<Reference['kind'], string>> = {
        range: 'S1!$A$1:$B$2',
        columns: 'S1!$A:$B',
        rows: 'S1!$1:$2',
      };
      return places[reference.kind] ?? 'S1!$A$1';
    }
    fc.assert(
      fc.property(formula, scope, (typed, where) => {
        const read = readFormula(typed, 'canonical', SCOPES[where]);
        if (!read.ok) throw new Error(read.problem.code);
        const value = engine.preview(printFormula(read.value, { reference: printPlace, name: () => '#NAME?' }), 0);
        expect(value).not.toMatchObject({ error: '#ERROR!' });
      }),
      { numRuns: 1000 },
    );
    engine.destroy();
  });
});

describe('limits and dialect', () => {
  it('never throw, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (anything) => {
        const problem = checkFormulaLimits(`=${anything}`);
        expect(problem === null || problem.code.startsWith('limit.')).toBe(true);
        expect(toEngineFormula(`=${anything}`)).toMatch(/^=/);
      }),
      { numRuns: 2000 },
    );
  });
});
