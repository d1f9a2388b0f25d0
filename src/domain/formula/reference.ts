/**
 * References by identity. In stored formulas each stands as a token between ⟦ and ⟧ that names ids, so that inserting,
 * moving, renaming and undo leave the formula as it is and every reader finds the place where it now stands.
 */
import type { AssumptionId, NodeId, SetId } from '../ids.ts';
import type { SheetKey } from '../layout.ts';

export interface CellReference {
  readonly kind: 'cell';
  readonly sheet: SheetKey;
  readonly row: string;
  readonly column: string;
  readonly rowAbsolute: boolean;
  readonly columnAbsolute: boolean;
}

export interface LineEnd {
  /** A row key or a column key. */
  readonly key: string;
  readonly absolute: boolean;
}

/** Whole rows "2:5" or whole columns "B:C". */
export interface LinesReference {
  readonly kind: 'rows' | 'columns';
  readonly sheet: SheetKey;
  readonly from: LineEnd;
  readonly to: LineEnd;
}

export interface RangeReference {
  readonly kind: 'range';
  readonly from: CellReference;
  readonly to: CellReference;
}

export type NameReference =
  | { readonly kind: 'weight'; readonly set: SetId; readonly node: NodeId }
  | { readonly kind: 'max'; readonly set: SetId; readonly node: NodeId }
  | { readonly kind: 'assumption'; readonly assumption: AssumptionId };

export type Reference = NameReference | CellReference | RangeReference | LinesReference;

export const OPEN = '⟦';
export const CLOSE = '⟧';

function printFlags(columnAbsolute: boolean, rowAbsolute: boolean): string {
  return `${columnAbsolute ? 'c' : ''}${rowAbsolute ? 'r' : ''}`;
}

function wrap(...parts: readonly string[]): string {
  return `${OPEN}${parts.join('|')}${CLOSE}`;
}

/** The token, or two tokens joined by ":", under which a reference is stored. */
export function printToken(reference: Reference): string {
  switch (reference.kind) {
    case 'weight':
      return wrap('w', reference.set, reference.node);
    case 'max':
      return wrap('m', reference.set, reference.node);
    case 'assumption':
      return wrap('a', reference.assumption);
    case 'cell': {
      const { sheet, row, column, columnAbsolute, rowAbsolute } = reference;
      return wrap('c', sheet, row, column, printFlags(columnAbsolute, rowAbsolute));
    }
    case 'range':
      return `${printToken(reference.from)}:${printToken(reference.to)}`;
    case 'columns':
    case 'rows': {
      const [letter, flag] = reference.kind === 'columns' ? ['C', 'c'] : ['R', 'r'];
      const { sheet, from, to } = reference;
      return `${wrap(letter, sheet, from.key, from.absolute ? flag : '')}:${wrap(letter, sheet, to.key, to.absolute ? flag : '')}`;
    }
  }
}

/** One token as written: a whole reference, or one end of whole rows or columns. */
export type Token =
  NameReference | CellReference | { readonly kind: 'row' | 'column'; readonly sheet: SheetKey; readonly end: LineEnd };

/** Reads one token with its brackets; null when it is none that we write. */
export function parseToken(text: string): Token | null {
  if (!text.startsWith(OPEN) || !text.endsWith(CLOSE)) return null;
  const [kind, first, second, third, fourth, ...rest] = text.slice(1, -1).split('|');
  if (rest.length > 0 || !first) return null;
  const sheet = first as SheetKey;
  if (kind === 'a') return second === undefined ? { kind: 'assumption', assumption: first as AssumptionId } : null;
  if (!second) return null;
  if (kind === 'w' || kind === 'm') {
    if (third !== undefined) return null;
    return { kind: kind === 'w' ? 'weight' : 'max', set: first as SetId, node: second as NodeId };
  }
  if (kind === 'c') {
    if (!third || fourth === undefined) return null;
    return {
      kind: 'cell',
      sheet,
      row: second,
      column: third,
      columnAbsolute: fourth.includes('c'),
      rowAbsolute: fourth.includes('r'),
    };
  }
  if (third === undefined || fourth !== undefined) return null;
  if (kind === 'C') return { kind: 'column', sheet, end: { key: second, absolute: third === 'c' } };
  if (kind === 'R') return { kind: 'row', sheet, end: { key: second, absolute: third === 'r' } };
  return null;
}

/** Joins the two ends around a ":"; null where they do not make one range of one sheet. */
export function joinEnds(from: Token, to: Token): Reference | null {
  if (from.kind === 'cell' && to.kind === 'cell') return from.sheet === to.sheet ? { kind: 'range', from, to } : null;
  if ((from.kind !== 'row' && from.kind !== 'column') || from.kind !== to.kind || from.sheet !== to.sheet) return null;
  return { kind: from.kind === 'row' ? 'rows' : 'columns', sheet: from.sheet, from: from.end, to: to.end };
}
