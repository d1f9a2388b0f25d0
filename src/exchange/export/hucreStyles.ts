/** Looks as hucre's fonts, fills and borders: of the app's sheets, and of the forms that offices print. */
import type { CellStyle } from 'hucre/xlsx';
import type { Fill } from '../../domain/attributes.ts';
import type { CellLook, Look } from './writer.ts';

export const FONT = 'Times New Roman';

export type StyleOf = (look: CellLook) => CellStyle;

const LINE = { style: 'thin', color: { rgb: 'D0D0D0' } } as const;
const BORDER = { top: LINE, right: LINE, bottom: LINE, left: LINE };

function fill(rgb: string): NonNullable<CellStyle['fill']> {
  return { type: 'pattern', pattern: 'solid', fgColor: { rgb } };
}

const APP_LOOKS: Readonly<Record<Look, CellStyle>> = {
  title: { font: { name: FONT, size: 16, bold: true, color: { rgb: '1F3864' } } },
  plain: { font: { name: FONT, size: 11 } },
  header: {
    font: { name: FONT, size: 11, bold: true, color: { rgb: 'FFFFFF' } },
    fill: fill('1F5F8B'),
    border: BORDER,
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  },
  group: {
    font: { name: FONT, size: 11, bold: true },
    fill: fill('E7EEF4'),
    border: BORDER,
    alignment: { vertical: 'top' },
  },
  text: { font: { name: FONT, size: 11 }, border: BORDER, alignment: { vertical: 'top' } },
  wrapped: { font: { name: FONT, size: 11 }, border: BORDER, alignment: { vertical: 'top', wrapText: true } },
  input: {
    font: { name: FONT, size: 11, color: { rgb: '0000C0' } },
    fill: fill('FFF9DB'),
    border: BORDER,
    alignment: { vertical: 'top' },
  },
  formula: { font: { name: FONT, size: 11 }, border: BORDER, alignment: { vertical: 'top' } },
  scenario: {
    font: { name: FONT, size: 11, color: { rgb: '7F3F00' } },
    fill: fill('FCE4D6'),
    border: BORDER,
    alignment: { vertical: 'top' },
  },
  total: {
    font: { name: FONT, size: 11, bold: true },
    fill: fill('E2EFDA'),
    border: BORDER,
    alignment: { vertical: 'top' },
  },
  muted: {
    font: { name: FONT, size: 11, color: { rgb: '808080' } },
    fill: fill('F5F5F5'),
    border: BORDER,
    alignment: { vertical: 'top' },
  },
  warning: {
    font: { name: FONT, size: 11, bold: true, color: { rgb: 'B00000' } },
    border: BORDER,
    alignment: { vertical: 'top', wrapText: true },
  },
};

const RULE = { style: 'thin', color: { rgb: '000000' } } as const;
const RULED = { top: RULE, right: RULE, bottom: RULE, left: RULE };

function ruled(font: NonNullable<CellStyle['font']> = {}, more: Partial<CellStyle> = {}): CellStyle {
  return {
    font: { name: FONT, size: 13, ...font },
    border: RULED,
    alignment: { vertical: 'center', wrapText: true },
    ...more,
  };
}

/** As offices print: 13 points, black rules, next to no colour. */
const FORM_LOOKS: Readonly<Record<Look, CellStyle>> = {
  title: {
    font: { name: FONT, size: 14, bold: true },
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  },
  plain: { font: { name: FONT, size: 13 }, alignment: { vertical: 'center', wrapText: true } },
  header: ruled(
    { bold: true },
    { fill: fill('EDEDED'), alignment: { horizontal: 'center', vertical: 'center', wrapText: true } },
  ),
  group: ruled({ bold: true }),
  text: ruled(),
  wrapped: ruled(),
  input: ruled({}, { fill: fill('FFFBE6') }),
  formula: ruled(),
  scenario: ruled(),
  total: ruled({ bold: true }, { fill: fill('F5F5F5') }),
  muted: ruled({ color: { rgb: '595959' }, italic: true }),
  warning: { font: { name: FONT, size: 13, bold: true, color: { rgb: 'B00000' } }, alignment: { wrapText: true } },
};

/** The light colours of the app's own fills. */
const FILL_COLORS: Readonly<Record<Fill, string>> = {
  yellow: 'FFF2B3',
  green: 'D5EFD9',
  blue: 'D6E6F5',
  red: 'F8D7D4',
  grey: 'E3E6EA',
};

/** One style object per look: 70,000 cells share a handful. */
export function createStyles(style: 'app' | 'form'): StyleOf {
  const looks = style === 'form' ? FORM_LOOKS : APP_LOOKS;
  const known = new Map<string, CellStyle>();
  return (look) => {
    const key = `${look.look}|${look.format ?? ''}|${look.align ?? ''}|${look.indent ?? 0}|${look.unlocked ? 1 : 0}|${look.bold ? 'b' : ''}${look.italic ? 'i' : ''}${look.underline ? 'u' : ''}${look.wrap ? 'w' : ''}|${look.fill ?? ''}`;
    let style = known.get(key);
    if (!style) {
      const base = looks[look.look];
      style = {
        ...base,
        ...(look.format === undefined ? {} : { numFmt: look.format }),
        ...(look.fill === undefined ? {} : { fill: fill(FILL_COLORS[look.fill]) }),
        font: {
          ...base.font,
          ...(look.bold ? { bold: true } : {}),
          ...(look.italic ? { italic: true } : {}),
          ...(look.underline ? { underline: true } : {}),
        },
        alignment: {
          ...base.alignment,
          ...(look.align === undefined ? {} : { horizontal: look.align }),
          ...(look.wrap ? { wrapText: true } : {}),
          ...(look.indent ? { horizontal: 'left', indent: look.indent } : {}),
        },
        protection: { locked: look.unlocked !== true },
      };
      known.set(key, style);
    }
    return style;
  };
}
