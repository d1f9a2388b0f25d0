/** Number formats that files name by number only (ECMA-376 part 1, 18.8.30); 14 is the short date of whoever reads. */
const BUILT_IN = new Map([
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
  [12, '# ?/?'],
  [13, '# ??/??'],
  [14, 'dd/mm/yyyy'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'dd/mm/yyyy h:mm'],
  [37, '#,##0;(#,##0)'],
  [38, '#,##0;[Red](#,##0)'],
  [39, '#,##0.00;(#,##0.00)'],
  [40, '#,##0.00;[Red](#,##0.00)'],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mm:ss.0'],
  [48, '##0.0E+0'],
  [49, '@'],
]);
/** Excel's bound; longer ones are no format. */
const MAX_FORMAT_LENGTH = 255;

/** The code of a format's number; undefined is General. East Asian numbers 27-36 and 50-58 are dates. */
export function builtInFormat(id: number): string | undefined {
  if ((id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'dd/mm/yyyy';
  return BUILT_IN.get(id);
}

/** The code as it is kept: without General and what is too long to be one. */
export function keptFormat(code: string | undefined): string | undefined {
  return code === undefined || code === '' || code.length > MAX_FORMAT_LENGTH || /^general$/i.test(code)
    ? undefined
    : code;
}

/** Whether numbers in this format are shown as a date or a time; linear in the code's length. */
export function isDateFormat(code: string | undefined): boolean {
  if (code === undefined) return false;
  const [first = ''] = code
    .replace(/"[^"]*"|\\.|_.|\*./gs, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^[\]]*\]/gi, '')
    .split(';');
  const digits = first.replace(/\.0+/g, '');
  return /[dmyhs]/i.test(first.replace(/general/i, '')) && !/[0#?]/.test(digits.slice(digits.lastIndexOf('s') + 1));
}
