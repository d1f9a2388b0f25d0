/**
 * The very hidden sheet of every file that is written to come back: whose it is, of which version of the set, and for each
 * input cell the place it stands for with what stood there. So a returned file is matched by identity, never by its name.
 */
import { fail, succeed } from '../../lib/result.ts';
import type { Problem, Result } from '../../lib/result.ts';
import { listLeaves, type CriteriaSet } from '../criteria.ts';
import { canonicalJson } from '../format/json.ts';
import { encodeValue } from '../format/valueCodec.ts';
import { isSafeId, scoringRule } from '../format/workbookShape.ts';
import type { ExtraId, NodeId, SetId, UnitId, WorkbookId } from '../ids.ts';
import type { RawBook, RawSheet } from '../intake/rawBook.ts';
import type { ScoringRule } from '../rules/rule.ts';
import type { Stage } from '../scores.ts';
import type { Place, PlaceValue } from './place.ts';
import { isStage, jsonOfValue, keyOfPlace, placeOfKey, readJson, valueOfJson } from './placeKey.ts';

export const INPUT_MAP_SHEET = '_sodiem';
export const INPUT_MAP_FORMAT = 'par-workbook-inputs';
export const INPUT_MAP_VERSION = 1;

/** `unitForm`: the form of one unit; `workbook`: the whole workbook as exported. */
export type InputMapKind = 'unitForm' | 'workbook';

/**
 * What a cell holds of its place. `value`: all of it (points of an entry, text, a number, a formula). `declared`: declared
 * data as text that parseDeclared reads ("482/500", an option's label). A number n: the n-th figure of declared data of
 * `kind`, in the order in which a person reads them (numerator, denominator; answers; shares; named inputs).
 */
export type InputPart = 'value' | 'declared' | { readonly kind: FigureKind; readonly figure: number };
export const FIGURE_KINDS = ['percent', 'ratio', 'count', 'choice', 'answers', 'shares', 'inputs'] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];

export interface InputCell {
  readonly part: InputPart;
  readonly sheet: string;
  /** "E32", without "$". */
  readonly address: string;
  /** Text of the hidden key column in the cell's row, where the form writes one: rows that were moved are found by it. */
  readonly rowKey: string;
}

export interface Input {
  readonly place: Place;
  /** What stood there when the file was made; undefined when it was too long to be said. */
  readonly was: PlaceValue | undefined;
  /** In the order of their figures. An entry may have figures and, for points typed directly, a `value` cell. */
  readonly cells: readonly InputCell[];
}

/** A leaf or extra as it was: what the crosswalk goes by when the set has changed since. */
export interface MapLeaf {
  readonly nodeId: NodeId | ExtraId;
  readonly slot: number;
  readonly code: string;
  readonly name: string;
  readonly max: number;
  /** The rule the form was made with: what is declared in it is read by this rule. Null for extras too. */
  readonly rule: ScoringRule | null;
}

/** Every leaf and extra of a set, as writeInputMap wants them. */
export function listMapLeaves(set: CriteriaSet): MapLeaf[] {
  return [
    ...listLeaves(set).map(({ id, slot, code, name, max, rule }) => ({
      nodeId: id,
      slot,
      code,
      name,
      max: max ?? 0,
      rule,
    })),
    ...set.extras.map(({ id, slot, code, name, cap }) => ({ nodeId: id, slot, code, name, max: cap, rule: null })),
  ];
}

export interface InputMap {
  readonly kind: InputMapKind;
  readonly workbookId: WorkbookId;
  readonly workbookName: string;
  /** Null in a whole workbook. */
  readonly setId: SetId | null;
  readonly setName: string;
  readonly setFingerprint: string;
  readonly unitId: UnitId | null;
  readonly unitName: string;
  readonly stage: Stage | null;
  /** ISO 8601; a label. */
  readonly exportedAt: string;
  /** Letters of the hidden column of row keys, the same on every sheet of inputs; empty for none. */
  readonly keyColumn: string;
  readonly leaves: readonly MapLeaf[];
  readonly inputs: readonly Input[];
}

/** No map at all; a map of a later version; a map that was tampered with or cut, at `row` counted from 1. */
export type InputMapCode = 'map.absent' | 'map.newer' | 'map.damaged';
export type InputMapProblem = Problem<InputMapCode>;

/** Excel's bound on the text of a cell, less a margin. */
const MAX_TEXT = 32_000;
/** 4,200 rows for a form of 1,000 inputs; a whole workbook of 3,300 units has its scores as blocks. */
const MAX_ROWS = 400_000;

const HEADERS = [
  'kind',
  'workbookId',
  'workbookName',
  'setId',
  'setName',
  'setFingerprint',
  'unitId',
  'unitName',
  'stage',
  'exportedAt',
  'keyColumn',
] as const;
type Header = (typeof HEADERS)[number];

/** The rows of the hidden sheet; every cell is text. */
export function writeInputMap(map: InputMap): string[][] {
  const rows: string[][] = [[INPUT_MAP_FORMAT, String(INPUT_MAP_VERSION)]];
  for (const header of HEADERS) rows.push([header, map[header] ?? '']);
  for (const { nodeId, slot, code, name, max, rule } of map.leaves) {
    const json = rule === null ? '' : canonicalJson(encodeValue(rule));
    const told = json.length <= MAX_TEXT ? json : '';
    rows.push(['leaf', nodeId, String(slot), code, name.slice(0, MAX_TEXT), String(max), told]);
  }
  for (const { place, was, cells } of map.inputs) {
    const key = keyOfPlace(place);
    const json = was === undefined ? '' : jsonOfValue(was);
    cells.forEach(({ part, sheet, address, rowKey }, i) => {
      const told = i === 0 && json.length <= MAX_TEXT ? json : '';
      rows.push(['input', key, writePart(part), sheet, address, told, rowKey]);
    });
  }
  return rows;
}

/** Whether a file carries a map, before anything of it is trusted. */
export function findMapSheet(book: RawBook): RawSheet | undefined {
  return book.sheets.find(({ name }) => name === INPUT_MAP_SHEET);
}

export function readInputMap(book: RawBook): Result<InputMap, InputMapProblem> {
  const sheet = findMapSheet(book);
  if (!sheet) return fail('map.absent');
  const rows = [...sheet.rows.entries()].sort(([a], [b]) => a - b);
  if (rows.length > MAX_ROWS) return fail('map.damaged', { row: MAX_ROWS });
  const headers = new Map<string, string>();
  const leaves: MapLeaf[] = [];
  const inputs = new Map<string, Input & { cells: InputCell[] }>();
  for (const [at, row] of rows) {
    const text = (column: number): string => {
      const value = row.get(column)?.value ?? '';
      return typeof value === 'string' ? value : String(value);
    };
    const tag = text(0);
    if (at === 0) {
      if (tag !== INPUT_MAP_FORMAT) return fail('map.damaged', { row: 1 });
      const version = Number(text(1));
      if (version > INPUT_MAP_VERSION) return fail('map.newer', { version });
      if (version !== INPUT_MAP_VERSION) return fail('map.damaged', { row: 1 });
    } else if (tag === 'leaf') {
      const leaf = readLeaf(text);
      if (!leaf) return fail('map.damaged', { row: at + 1 });
      leaves.push(leaf);
    } else if (tag === 'input') {
      if (!addInput(inputs, text)) return fail('map.damaged', { row: at + 1 });
    } else if ((HEADERS as readonly string[]).includes(tag)) headers.set(tag, text(1));
    // Rows of a kind this build does not know are passed over.
  }
  if (!sheet.rows.has(0)) return fail('map.damaged', { row: 1 });
  return readHeaders(headers, leaves, [...inputs.values()]);
}

function readHeaders(
  headers: ReadonlyMap<string, string>,
  leaves: readonly MapLeaf[],
  inputs: readonly Input[],
): Result<InputMap, InputMapProblem> {
  const header = (name: Header): string => headers.get(name) ?? '';
  const rowOf = (name: Header): number => HEADERS.indexOf(name) + 2;
  const kind = header('kind');
  if (kind !== 'unitForm' && kind !== 'workbook') return fail('map.damaged', { row: rowOf('kind') });
  const stage = header('stage');
  if (stage !== '' && !isStage(stage)) return fail('map.damaged', { row: rowOf('stage') });
  for (const name of ['workbookId', 'setId', 'unitId'] as const) {
    const id = header(name);
    const mayBeEmpty = kind === 'workbook' && name !== 'workbookId';
    if (!isSafeId(id) && !(mayBeEmpty && id === '')) return fail('map.damaged', { row: rowOf(name) });
  }
  const keyColumn = header('keyColumn');
  if (!/^[A-Z]{0,3}$/.test(keyColumn)) return fail('map.damaged', { row: rowOf('keyColumn') });
  return succeed({
    kind,
    workbookId: header('workbookId') as WorkbookId,
    workbookName: header('workbookName'),
    setId: header('setId') === '' ? null : (header('setId') as SetId),
    setName: header('setName'),
    setFingerprint: header('setFingerprint'),
    unitId: header('unitId') === '' ? null : (header('unitId') as UnitId),
    unitName: header('unitName'),
    stage: stage === '' ? null : stage,
    exportedAt: header('exportedAt'),
    keyColumn,
    leaves,
    inputs,
  });
}

function readLeaf(text: (column: number) => string): MapLeaf | null {
  const [nodeId, slot, max] = [text(1), Number(text(2)), Number(text(5))];
  if (!isSafeId(nodeId) || !/^(0|[1-9]\d{0,5})$/.test(text(2)) || !Number.isFinite(max)) return null;
  const rule = text(6) === '' ? null : readRule(text(6));
  if (rule === undefined) return null;
  return { nodeId: nodeId as NodeId, slot, code: text(3), name: text(4), max, rule };
}

function readRule(text: string): ScoringRule | undefined {
  const rule = readJson(text);
  return rule !== undefined && scoringRule.check(rule) === null ? (rule as ScoringRule) : undefined;
}

function addInput(inputs: Map<string, Input & { cells: InputCell[] }>, text: (column: number) => string): boolean {
  const [key, partText, sheet, address, json, rowKey] = [1, 2, 3, 4, 5, 6].map(text) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const part = readPart(partText);
  if (part === null || sheet === '' || !/^[A-Z]{1,3}[1-9]\d{0,6}$/.test(address)) return false;
  const cell: InputCell = { part, sheet, address, rowKey };
  const known = inputs.get(key);
  if (known) {
    known.cells.push(cell);
    return true;
  }
  const place = placeOfKey(key);
  const was = json === '' ? undefined : valueOfJson(json);
  if (place === null || (json !== '' && was === undefined)) return false;
  inputs.set(key, { place, was, cells: [cell] });
  return true;
}

function writePart(part: InputPart): string {
  return typeof part === 'string' ? part : `${part.kind}.${part.figure}`;
}

function readPart(text: string): InputPart | null {
  if (text === 'value' || text === 'declared') return text;
  const found = /^([a-z]+)\.(\d{1,3})$/.exec(text);
  const kind = FIGURE_KINDS.find((each) => each === found?.[1]);
  return found && kind ? { kind, figure: Number(found[2]) } : null;
}
