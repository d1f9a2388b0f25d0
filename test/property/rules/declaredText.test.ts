import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { parseDeclared, writeDeclared } from '../../../src/domain/rules/declaredText.ts';
import { EVERY_DECIMAL, formatNumber, parseNumber } from '../../../src/lib/numberText.ts';
import { ruleCase } from './ruleArbitraries.ts';

vi.setConfig({ testTimeout: 60_000 });

test('declared data written in Vietnamese is read back as it was', () => {
  fc.assert(
    fc.property(ruleCase(), ({ rule, declared }) => {
      const text = writeDeclared(rule, declared, 'vi');
      expect(parseDeclared(rule, text), text).toEqual({ ok: true, value: declared });
    }),
    { numRuns: 800 },
  );
});

test('inputs of a formula rule written in Vietnamese are read back as they were', () => {
  const inputs = [
    { name: 'x', label: 'Số hồ sơ' },
    { name: 'tổng', label: 'Tổng số' },
  ];
  const finite = fc
    .double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 })
    .filter((value) => !Object.is(value, -0) && (value === 0 || Math.abs(value) > 1e-4));
  fc.assert(
    fc.property(finite, finite, (x, sum) => {
      const rule = { type: 'formula', inputs, formula: '=x/tổng' } as const;
      const declared = { kind: 'inputs', values: { x, tổng: sum } } as const;
      expect(parseDeclared(rule, writeDeclared(rule, declared, 'vi'))).toEqual({ ok: true, value: declared });
    }),
  );
});

test('a number written in vi-VN is read back to the last bit', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, min: -1e15, max: 1e15 }).filter((value) => Math.abs(value) > 1e-4),
      (value) => {
        expect(parseNumber(formatNumber(value, 'vi', EVERY_DECIMAL), 'vi')).toBe(value);
      },
    ),
  );
});
