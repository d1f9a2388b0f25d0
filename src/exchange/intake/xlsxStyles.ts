import { FILE_LIMITS } from '../../domain/limits.ts';
import { builtInFormat, isDateFormat, keptFormat } from './numberFormats.ts';
import { readPart } from './readPart.ts';
import { refuse } from './readProblem.ts';
import { attributesOf } from './xmlScan.ts';
import type { ZipArchive, ZipEntry } from './zip.ts';

/** What a style says that matters to whoever reads a table. */
export interface CellLook {
  readonly numberFormat: string | undefined;
  readonly isDate: boolean;
  readonly isBold: boolean;
  readonly indent: number;
}

/** Looks by style number; none without a styles part. */
export function readStyles(archive: ZipArchive, entry: ZipEntry | undefined): readonly CellLook[] {
  const looks: CellLook[] = [];
  if (!entry) return looks;
  const formats = new Map<number, string>();
  const boldFonts: boolean[] = [];
  const path: string[] = [];
  let xf: { format: number; font: number; indent: number } | null = null;
  readPart(archive, entry, {
    open(name, raw) {
      const parent = path.at(-1);
      path.push(name);
      if (name === 'numFmt' && parent === 'numFmts') {
        const attributes = attributesOf(raw);
        if (formats.size >= FILE_LIMITS.styles) refuse('read.tooManyStyles', { max: FILE_LIMITS.styles });
        formats.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '');
      } else if (name === 'font' && parent === 'fonts') {
        if (boldFonts.length >= FILE_LIMITS.styles) refuse('read.tooManyStyles', { max: FILE_LIMITS.styles });
        boldFonts.push(false);
      } else if (name === 'b' && parent === 'font' && path.at(-3) === 'fonts')
        boldFonts[boldFonts.length - 1] = isOn(attributesOf(raw).get('val'));
      else if (name === 'xf' && parent === 'cellXfs') {
        const attributes = attributesOf(raw);
        xf = {
          format: Number(attributes.get('numFmtId') ?? 0),
          font: Number(attributes.get('fontId') ?? 0),
          indent: 0,
        };
      } else if (name === 'alignment' && xf) {
        const indent = Number(attributesOf(raw).get('indent') ?? 0);
        xf.indent = Number.isInteger(indent) && indent > 0 && indent <= 250 ? indent : 0;
      }
    },
    close(name) {
      path.pop();
      if (name !== 'xf' || !xf) return;
      if (looks.length >= FILE_LIMITS.styles) refuse('read.tooManyStyles', { max: FILE_LIMITS.styles });
      const code = formats.get(xf.format) ?? builtInFormat(xf.format);
      const numberFormat = keptFormat(code);
      looks.push({
        numberFormat,
        isDate: isDateFormat(numberFormat),
        isBold: boldFonts[xf.font] ?? false,
        indent: xf.indent,
      });
      xf = null;
    },
  });
  return looks;
}

/** A switch that is there is on unless it says otherwise. */
export function isOn(value: string | undefined): boolean {
  return value !== '0' && value !== 'false' && value !== 'off';
}
