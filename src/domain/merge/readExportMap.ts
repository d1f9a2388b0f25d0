/** The rows of the hidden sheet as the export map again (exportMap); nothing of a damaged row is believed. */
import { decodeValue } from '../format/valueCodec.ts';
import type { Json } from '../format/json.ts';
import { isSafeId, scoringRule } from '../format/workbookShape.ts';
import type { SetId, UnitId } from '../ids.ts';
import type { RawCell, RawSheet } from '../intake/rawBook.ts';
import type { SheetKey } from '../layout.ts';
import type { ScoringRule } from '../rules/rule.ts';
import { STAGES } from '../scores.ts';
import {
  LINES_MARK,
  STAGE_LETTERS,
  type ExportMap,
  type MapCell,
  type MapComputed,
  type MapLine,
  type MapPlace,
  type MapRecord,
  type MapSheet,
  type MapSlot,
  type MapUnit,
  type Written,
} from './exportMap.ts';
import { FIGURE_KINDS } from './inputMap.ts';
import type { PlaceValue } from './place.ts';
import { isPlaceValue, placeOfKey, readJson, valueOfJson } from './placeKey.ts';

/** Excel has no more rows; a run is one line of them. */
const MAX_RUN = 1_048_576;

interface Draft {
  sheets: MapSheet[];
  lines: MapLine[];
  places: MapPlace[];
  scores: Map<SetId, { setId: SetId; sheet: number; slots: (MapSlot & { figures: MapSlot['figures'][number][] })[] }>;
  units: MapUnit[];
  moved: ExportMap['moved'][number][];
  watched: ExportMap['watched'][number][];
  fillers: ExportMap['fillers'][number][];
  computed: MapComputed[];
}

/** Null, with the row counted from 1, where a row is not as writeExportMap writes it. */
export function readExportMap(sheet: RawSheet): ExportMap | { readonly damagedRow: number } {
  const draft: Draft = {
    sheets: [],
    lines: [],
    places: [],
    scores: new Map(),
    units: [],
    moved: [],
    watched: [],
    fillers: [],
    computed: [],
  };
  for (const [at, row] of sheet.rows) {
    const text = textOfCell(row.get(0));
    const isLines = text.startsWith(LINES_MARK);
    if (!isLines && !text.startsWith('[')) continue;
    const records = parseRecords(isLines ? text.slice(1) : [...row.values()].map(textOfCell).join(''));
    const isRead = records?.every((record, i) =>
      isLines ? readLine(draft, record, row.get(i + 1)) : readRecord(draft, (column) => record[column] ?? ''),
    );
    if (!isRead) return { damagedRow: at + 1 };
  }
  return { ...draft, scores: [...draft.scores.values()] };
}

function textOfCell(cell: RawCell | undefined): string {
  const value = cell?.value ?? '';
  return typeof value === 'string' ? value : String(value);
}

function parseRecords(json: string): MapRecord[] | null {
  try {
    const list: unknown = JSON.parse(json);
    const isText = (item: unknown): boolean => typeof item === 'string';
    const isList = Array.isArray(list) && list.every((record) => Array.isArray(record) && record.every(isText));
    return isList ? (list as MapRecord[]) : null;
  } catch {
    return null;
  }
}

function readLine(draft: Draft, record: MapRecord, anchor: RawCell | undefined): boolean {
  const [axis, sheet = '', at = '', key = '', label = ''] = record;
  const [of, index] = [readCount(sheet), readCount(at)];
  if ((axis !== 'row' && axis !== 'column') || of === null || index === null || !draft.sheets[of]) return false;
  const formula = anchor?.formula ?? (anchor?.error === undefined ? null : '#REF!');
  draft.lines.push({ sheet: of, axis, index, key, label, anchor: formula });
  return true;
}

/** False for a record that is damaged; records of other kinds are passed over. */
function readRecord(draft: Draft, text: (column: number) => string): boolean {
  const tag = text(0);
  switch (tag) {
    case 'sheet':
      draft.sheets.push({ name: text(1), key: text(2) === '' ? null : (text(2) as SheetKey) });
      return text(1) !== '';
    case 'place':
      return readPlace(draft, text);
    case 'scores': {
      const of = readCount(text(2));
      if (!isSafeId(text(1)) || of === null || !draft.sheets[of]) return false;
      draft.scores.set(text(1) as SetId, { setId: text(1) as SetId, sheet: of, slots: [] });
      return true;
    }
    case 'slot':
    case 'figures':
      return readSlot(draft, tag, text);
    case 'unit':
      return readUnit(draft, text);
    case 'moved': {
      const [from, to] = [readCell(draft, text, 1), readCell(draft, text, 4)];
      if (!from || !to) return false;
      draft.moved.push({ from, to });
      return true;
    }
    case 'watched':
    case 'filler': {
      const [at, written] = [readCell(draft, text, 1), readWritten(text(4))];
      if (!at || !written) return false;
      (tag === 'watched' ? draft.watched : draft.fillers).push({ at, written });
      return true;
    }
    case 'computed': {
      const at = readCell(draft, text, 1);
      const [rows, columns] = [readCount(text(4)), readCount(text(5))];
      if (!at || rows === null || columns === null || rows * columns > MAX_RUN) return false;
      draft.computed.push({ ...at, rows, columns, sketch: text(6), mayType: text(7) === 'typed' });
      return true;
    }
    default:
      return true;
  }
}

function readPlace(draft: Draft, text: (column: number) => string): boolean {
  const place = placeOfKey(text(1));
  const at = readCell(draft, text, 2);
  const was = text(5) === '' ? undefined : valueOfJson(text(5));
  if (!place || !at || (text(5) !== '' && was === undefined)) return false;
  const written = text(6) === '' ? plainWritten(was) : readWritten(text(6));
  if (!written) return false;
  draft.places.push({ place, at, was, written });
  return true;
}

function plainWritten(was: PlaceValue | undefined): Written {
  return was === null || was === undefined || typeof was === 'object'
    ? { kind: 'blank' }
    : { kind: 'value', value: was };
}

function readSlot(draft: Draft, tag: 'slot' | 'figures', text: (column: number) => string): boolean {
  const scores = draft.scores.get(text(1) as SetId);
  const slot = readCount(text(2));
  if (!scores || slot === null) return false;
  if (tag === 'slot') {
    const row = readCount(text(3));
    const rule = text(5) === '' ? null : readJson(text(5));
    if (row === null || (rule !== null && scoringRule.check(rule) !== null)) return false;
    scores.slots.push({ slot, row, code: text(4), rule: rule as ScoringRule | null, figures: [] });
    return true;
  }
  const [sheet, row, count] = [4, 5, 6].map((each) => readCount(text(each)));
  const last = scores.slots.at(-1);
  if (last?.slot !== slot || sheet == null || row == null || count == null || count > 200) return false;
  const kind = FIGURE_KINDS.find((each) => each === text(3));
  if (!kind || !draft.sheets[sheet]) return false;
  last.figures.push({ kind, sheet, row, count });
  return true;
}

function readUnit(draft: Draft, text: (column: number) => string): boolean {
  const [setId, unitId, column] = [text(1), text(2), readCount(text(3))];
  const slots = draft.scores.get(setId as SetId)?.slots.length;
  if (!isSafeId(unitId) || column === null || slots === undefined) return false;
  const stages = Array.from(text(4)).flatMap((letter) => STAGES.find((stage) => STAGE_LETTERS[stage] === letter) ?? []);
  let list: unknown;
  try {
    list = JSON.parse(text(5));
  } catch {
    return false;
  }
  if (!Array.isArray(list) || list.length !== slots || stages.length !== slots) return false;
  const scores: PlaceValue[] = [];
  for (const item of list as Json[]) {
    const decoded = decodeValue(item);
    if (!decoded.ok || !isPlaceValue(decoded.value)) return false;
    scores.push(decoded.value);
  }
  draft.units.push({ setId: setId as SetId, unitId: unitId as UnitId, column, stages, scores });
  return true;
}

function readCell(draft: Draft, text: (column: number) => string, from: number): MapCell | null {
  const [sheet, row, column] = [0, 1, 2].map((each) => readCount(text(from + each)));
  return sheet == null || row == null || column == null || !draft.sheets[sheet] ? null : { sheet, row, column };
}

function readWritten(text: string): Written | null {
  if (text.startsWith('=')) return { kind: 'formula', formula: text.slice(1) };
  if (text === 'blank' || text === 'error') return { kind: text };
  if (!text.startsWith('v')) return null;
  try {
    const value: unknown = JSON.parse(text.slice(1));
    const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return isScalar ? { kind: 'value', value } : null;
  } catch {
    return null;
  }
}

function readCount(text: string): number | null {
  return /^(?:0|[1-9]\d{0,6})$/.test(text) ? Number(text) : null;
}
