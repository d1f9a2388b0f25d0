import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nameApart, safeFileName, safeFileNames } from '../../../src/lib/fileName.ts';

it('keeps Vietnamese names as they are', () => {
  expect(safeFileName('Sở Lao động - Thương binh và Xã hội')).toBe('Sở Lao động - Thương binh và Xã hội');
});

it('never lets a name climb out of the folder or name a device', () => {
  expect(safeFileName('../../etc/passwd')).toBe('etc passwd');
  expect(safeFileName('CON')).toBe('_CON');
  expect(safeFileName('   ')).toBe('don-vi');
});

it('tells units of one name apart, also where letters are compared without case', () => {
  expect(safeFileNames(['Phòng Y tế', 'PHÒNG Y TẾ', 'Phòng Y tế'])).toEqual([
    'Phòng Y tế',
    'PHÒNG Y TẾ (2)',
    'Phòng Y tế (3)',
  ]);
});

it('gives as many different safe names as it is given, whatever they are', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 130 }), { maxLength: 30 }), (names) => {
      const safe = safeFileNames(names);
      expect(new Set(safe.map((name) => name.toLocaleLowerCase('vi'))).size).toBe(names.length);
      for (const name of safe) expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]|^\.|[. ]$|^$/u);
    }),
  );
});

it('tells a file from those of the same name by a number before the ending', () => {
  expect(nameApart('biểu.xlsx', new Set())).toBe('biểu.xlsx');
  expect(nameApart('biểu.xlsx', new Set(['biểu.xlsx', 'biểu (2).xlsx']))).toBe('biểu (3).xlsx');
  expect(nameApart('.xlsx', new Set(['.xlsx']))).toBe('.xlsx (2)');
});
