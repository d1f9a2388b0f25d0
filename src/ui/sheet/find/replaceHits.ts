/** What replacing the hits of a search asks for: texts to enter on the sheet on screen, or commands for the whole workbook. */
import { attributesOf } from '../../../domain/attributes.ts';
import type { Command } from '../../../domain/commands/index.ts';
import type { Workbook } from '../../../domain/workbook.ts';
import { findNode, findSet, findUnit } from '../../../domain/find.ts';
import { createFormulaScope, type FormulaScope } from '../../../domain/formula/scope.ts';
import { readFreeContent } from '../../../domain/freeContent.ts';
import { createFreeEntries, type FreeEntries } from '../../../domain/freeEntries.ts';
import { HEAD, freeSheetOf, setOfSheet, type SheetKey } from '../../../domain/layout.ts';
import type { AssumptionId, SetId, SheetId } from '../../../domain/ids.ts';
import { editTextOf, type GridEdit } from '../../../grid/source.ts';
import type { Messages } from '../../../i18n/index.ts';
import { parseNumber } from '../../../lib/numberText.ts';
import { fail, succeed, type Problem, type Result } from '../../../lib/result.ts';
import { readNumberInput } from '../../shared/numberInput.ts';
import { sayProblem } from '../../shared/words.svelte.ts';
import { refuseByRule } from '../attributes/entryRules.ts';
import type { SheetSource } from '../sheetSource.ts';
import type { RefusedHit } from './finder.svelte.ts';
import type { Hit } from './findWorkbook.ts';
import type { Matcher } from './textMatch.ts';

export interface PlannedEdit extends GridEdit {
  readonly hit: Hit;
}

/** Texts to enter into the cells of the sheet on screen, and the hits that take none. */
export function planEdits(
  source: SheetSource,
  hits: readonly Hit[],
  matcher: Matcher,
  replacement: string,
  t: Messages,
): { readonly edits: readonly PlannedEdit[]; readonly refused: readonly RefusedHit[] } {
  const edits: PlannedEdit[] = [];
  const refused: RefusedHit[] = [];
  for (const hit of hits) {
    const place = source.findPlace(hit.row, hit.column);
    if (!place) {
      refused.push({ hit, reason: t.find.hidden('').trim() });
      continue;
    }
    const cell = source.cell(place.row, place.col);
    const text = matcher.replace(editTextOf(cell), replacement);
    if (cell.readonly !== undefined)
      refused.push({ hit, reason: typeof cell.readonly === 'string' ? cell.readonly : t.grid.readonly });
    else if (text !== editTextOf(cell)) edits.push({ ...place, text, hit });
  }
  return { edits, refused };
}

/** After the edits: those that were refused, with the reason, and those whose cell still holds the text it had. */
export function listNotTaken(
  source: SheetSource,
  edits: readonly PlannedEdit[],
  problems: ReadonlyMap<GridEdit, Problem>,
  t: Messages,
): readonly RefusedHit[] {
  return edits.flatMap((edit) => {
    const { hit, text } = edit;
    const problem = problems.get(edit);
    if (problem) return [{ hit, reason: sayProblem(t, problem) }];
    const place = source.findPlace(hit.row, hit.column);
    const isTaken = !place || editTextOf(source.cell(place.row, place.col)) !== hit.editText;
    return isTaken ? [] : [{ hit, reason: t.find.notTaken(text) }];
  });
}

export interface PlannedCommand {
  readonly command: Command;
  readonly hits: readonly Hit[];
}

/** Commands for hits anywhere in the workbook: one for each name; the cells of a free sheet are read as if they were typed, and one command. */
export function planCommandsOf(
  workbook: Workbook,
  homeSet: SetId | null,
  hits: readonly Hit[],
  matcher: Matcher,
  replacement: string,
  t: Messages,
): { readonly planned: readonly PlannedCommand[]; readonly refused: readonly RefusedHit[] } {
  const planned: PlannedCommand[] = [];
  const refused: RefusedHit[] = [];
  const free = new Map<SheetId, { hits: Hit[]; cells: FreeEntries }>();
  const thisYear = new Date().getFullYear();
  const scopes = new Map<SheetKey, FormulaScope>();
  const scopeOf = (sheet: SheetKey): FormulaScope => {
    let scope = scopes.get(sheet);
    if (!scope) scopes.set(sheet, (scope = createFormulaScope(workbook, setOfSheet(sheet) ?? homeSet, sheet)));
    return scope;
  };
  for (const hit of hits) {
    const text = matcher.replace(hit.editText, replacement);
    if (text === hit.editText) continue;
    const rule = attributesOf(workbook.attributes[hit.sheet], hit.row, hit.column)?.entryRule;
    const problem = refuseByRule(rule, text, t);
    if (problem) {
      refused.push({ hit, reason: sayProblem(t, problem) });
      continue;
    }
    const sheetId = freeSheetOf(hit.sheet);
    if (sheetId !== null) {
      let group = free.get(sheetId);
      if (!group)
        free.set(sheetId, (group = { hits: [], cells: createFreeEntries(sheetId, workbook.attributes[hit.sheet]) }));
      const numberFormat = group.cells.formatAt(hit);
      const content = readFreeContent(text, scopeOf(hit.sheet), t.locale, { numberFormat, thisYear });
      if (content.ok) {
        group.hits.push(hit);
        group.cells.take({ row: hit.row, column: hit.column }, content.value);
      } else refused.push({ hit, reason: sayProblem(t, content.problem) });
      continue;
    }
    const command = readCommand(workbook, hit, text, scopeOf(hit.sheet), t);
    if (typeof command === 'string') refused.push({ hit, reason: command });
    else if (command.ok) planned.push({ command: command.value, hits: [hit] });
    else refused.push({ hit, reason: sayProblem(t, command.problem) });
  }
  for (const { hits: own, cells } of free.values())
    planned.push(...cells.commands().map((command, at) => ({ command, hits: at === 0 ? own : [] })));
  return { planned, refused };
}

/** The command for one cell of a sheet that the app lays out, or the sentence why there is none. */
function readCommand(
  workbook: Workbook,
  hit: Hit,
  text: string,
  scope: FormulaScope,
  t: Messages,
): Result<Command> | string {
  if (hit.sheet === 'assumptions') return readAssumption(hit, text, scope, t);
  const unitId = hit.sheet.startsWith('ranking.') ? hit.row : hit.row === HEAD ? hit.column : '';
  const unit = hit.column === 'unit' || hit.row === HEAD ? findUnit(workbook, unitId) : undefined;
  if (unit) return succeed({ verb: 'renameUnit', args: { unitId: unit.id, name: text } });
  const set = findSet(workbook, setOfSheet(hit.sheet) ?? '');
  if (!set || hit.sheet.startsWith('ranking.')) return t.find.computed;
  const node = findNode(set, hit.row);
  const extra = set.extras.find((one) => one.id === hit.row);
  const { column } = hit;
  if (hit.sheet.startsWith('scores.'))
    return findUnit(workbook, column) ? t.find.onlyOnSheet : t.criteria.readonly.head;
  if (extra) {
    const at = { setId: set.id, extraId: extra.id };
    if (column === 'name') return succeed({ verb: 'changeExtra', args: { ...at, name: text } });
    if (column !== 'max') return t.find.computed;
    const cap = parseNumber(text, t.locale);
    return cap === null ? fail('number.notRead', { text }) : succeed({ verb: 'changeExtra', args: { ...at, cap } });
  }
  if (!node) return t.find.computed;
  const at = { setId: set.id, nodeId: node.id };
  if (column === 'code' || column === 'name')
    return succeed({ verb: 'setNodeText', args: { ...at, field: column, text } });
  if (column === 'max') {
    const max = parseNumber(text, t.locale);
    return max === null ? fail('number.notRead', { text }) : succeed({ verb: 'setMax', args: { ...at, max } });
  }
  if (column !== 'weight') return t.find.computed;
  const weight = readNumberInput(text, scope, t);
  return weight.ok ? succeed({ verb: 'setWeight', args: { ...at, weight: weight.value } }) : weight;
}

function readAssumption(hit: Hit, text: string, scope: FormulaScope, t: Messages): Result<Command> {
  const assumptionId = hit.row as AssumptionId;
  const { column } = hit;
  if (column === 'name' || column === 'label')
    return succeed({ verb: 'changeAssumption', args: { assumptionId, change: { [column]: text } } });
  if (column === 'value') {
    const value = readNumberInput(text, scope, t);
    if (!value.ok) return value;
    if (value.value === null) return fail('number.notRead', { text });
    return succeed({ verb: 'setAssumptionValue', args: { assumptionId, value: value.value } });
  }
  const value = parseNumber(text, t.locale);
  if (value === null) return fail('number.notRead', { text });
  return succeed({ verb: 'changeAssumption', args: { assumptionId, change: { [column]: value } } });
}
