import { FILE_LIMITS } from '../../domain/limits.ts';
import { readPart } from './readPart.ts';
import { refuse } from './readProblem.ts';
import { attributesOf } from './xmlScan.ts';
import type { ZipArchive, ZipEntry } from './zip.ts';

interface OdsStyle {
  readonly parent: string | undefined;
  readonly format: string | undefined;
  isBold?: boolean;
  indent?: number;
  isHidden?: boolean;
}

/** What the styles of a part say; the styles of content.xml build on those of styles.xml. */
export interface OdsStyles {
  isBold(style: string | undefined): boolean;
  indentOf(style: string | undefined): number;
  isHiddenTable(style: string | undefined): boolean;
  /** Digits after the comma of a percentage. */
  decimalsOf(style: string | undefined): number;
}

/** One step of LibreOffice's and Excel's indent is 10 pt. */
const STEP_CM = 0.353;
const CM_OF_UNIT = new Map([
  ['cm', 1],
  ['mm', 0.1],
  ['in', 2.54],
  ['pt', 2.54 / 72],
]);
const MAX_PARENTS = 16;

/** Reads the styles of the parts in their order. */
export function readOdsStyles(archive: ZipArchive, entries: readonly ZipEntry[]): OdsStyles {
  const styles = new Map<string, OdsStyle>();
  const decimals = new Map<string, number>();
  for (const entry of entries) readStylesOf(archive, entry, styles, decimals);

  function find<T>(name: string | undefined, pick: (style: OdsStyle) => T | undefined): T | undefined {
    let style = name === undefined ? undefined : styles.get(name);
    for (let step = 0; style && step < MAX_PARENTS; step++) {
      const picked = pick(style);
      if (picked !== undefined) return picked;
      style = style.parent === undefined ? undefined : styles.get(style.parent);
    }
    return undefined;
  }

  return {
    isBold: (style) => find(style, ({ isBold }) => isBold) === true,
    indentOf: (style) => find(style, ({ indent }) => indent) ?? 0,
    isHiddenTable: (style) => find(style, ({ isHidden }) => isHidden) === true,
    decimalsOf: (style) => decimals.get(find(style, ({ format }) => format) ?? '') ?? 0,
  };
}

function readStylesOf(
  archive: ZipArchive,
  entry: ZipEntry,
  styles: Map<string, OdsStyle>,
  decimals: Map<string, number>,
): void {
  let style: OdsStyle | null = null;
  let percentage: string | null = null;
  readPart(archive, entry, {
    open(name, raw) {
      if (name === 'style') {
        const attributes = attributesOf(raw);
        if (styles.size >= FILE_LIMITS.styles) refuse('read.tooManyStyles', { max: FILE_LIMITS.styles });
        style = { parent: attributes.get('style:parent-style-name'), format: attributes.get('style:data-style-name') };
        styles.set(attributes.get('style:name') ?? '', style);
      } else if (name === 'percentage-style') percentage = attributesOf(raw).get('style:name') ?? '';
      else if (name === 'number' && percentage !== null) {
        const digits = Number(attributesOf(raw).get('number:decimal-places') ?? 0);
        decimals.set(percentage, Number.isInteger(digits) && digits >= 0 && digits <= 20 ? digits : 0);
      } else if (style) readProperties(name, raw, style);
    },
    close(name) {
      if (name === 'style') style = null;
      else if (name === 'percentage-style') percentage = null;
    },
  });
}

function readProperties(name: string, raw: string, style: OdsStyle): void {
  if (name === 'text-properties') {
    const weight = attributesOf(raw).get('fo:font-weight');
    if (weight !== undefined) style.isBold = weight === 'bold' || Number(weight) >= 600;
  } else if (name === 'paragraph-properties') {
    const margin = /^([\d.]+)(cm|mm|in|pt)$/.exec(attributesOf(raw).get('fo:margin-left') ?? '');
    if (margin) style.indent = Math.round((Number(margin[1]) * (CM_OF_UNIT.get(margin[2] ?? '') ?? 0)) / STEP_CM);
  } else if (name === 'table-properties') {
    const display = attributesOf(raw).get('table:display');
    if (display !== undefined) style.isHidden = display === 'false';
  }
}
