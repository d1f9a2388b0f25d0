/** What a person gave the cells besides their content, laid over the finished sheets of the app. */
import { ANY_ROW, attributesOf, type CellAttributes, type EntryRule } from '../../domain/attributes.ts';
import { freeSheetOf, layoutOf, listSheetKeys, type SheetKey } from '../../domain/layout.ts';
import { writeDate } from '../../lib/dates.ts';
import { sheetNameOf, type ExportContext } from './context.ts';
import { listSource } from './choices.ts';
import { address, putCell, type SheetDraft } from './sheetDraft.ts';
import type { CellLook } from './writer.ts';

const ALIGN = { start: 'left', center: 'center', end: 'right' } as const;

export function dressSheets(context: ExportContext, drafts: readonly SheetDraft[]): void {
  const { base } = context.variants;
  for (const key of listSheetKeys(base)) {
    const draft = drafts.find((one) => one.name === sheetNameOf(context, key));
    if (draft && base.attributes[key]) dressSheet(context, draft, key);
  }
}

function dressSheet(context: ExportContext, draft: SheetDraft, key: SheetKey): void {
  const { base } = context.variants;
  const layout = layoutOf(base, key);
  const sheet = base.attributes[key] ?? {};
  if (!layout) return;
  const columns = layout.columns.map((id, index) => ({ id, index }));
  const everywhere = columns.filter(({ id }) => sheet[ANY_ROW]?.[id]);
  layout.rows.forEach((row, rowIndex) => {
    const own = sheet[row];
    const dressed = own ? columns.filter(({ id }) => own[id] ?? sheet[ANY_ROW]?.[id]) : everywhere;
    for (const { id, index } of dressed) {
      const attributes = attributesOf(sheet, row, id);
      if (attributes) dressCell(draft, rowIndex, index, attributes);
    }
  });
  // Criteria and scores carry the checks of their own rules.
  if (freeSheetOf(key) === null) return;
  for (const { id, index } of columns) {
    const rules = layout.rows.map((row) => attributesOf(sheet, row, id)?.entryRule);
    for (const { from, to, rule } of listRuns(rules))
      putEntryRule(context, draft, { first: address(from, index), last: address(to, index) }, rule);
  }
}

/** Rows below each other with the same rule are one entry of the file. */
function listRuns(rules: readonly (EntryRule | undefined)[]): { from: number; to: number; rule: EntryRule }[] {
  const runs: { from: number; to: number; rule: EntryRule }[] = [];
  rules.forEach((rule, row) => {
    const last = runs.at(-1);
    if (rule === undefined) return;
    if (last?.to === row - 1 && JSON.stringify(last.rule) === JSON.stringify(rule)) last.to = row;
    else runs.push({ from: row, to: row, rule });
  });
  return runs;
}

function dressCell(draft: SheetDraft, row: number, column: number, attributes: CellAttributes): void {
  const old = draft.cells[row]?.[column];
  const look = dressLook(old?.look ?? { look: 'input', unlocked: true }, attributes);
  putCell(draft, row, column, old ? { ...old, look } : { kind: 'blank', look });
  if (attributes.note !== undefined) draft.notes.push({ row, column, text: attributes.note });
}

function dressLook(look: CellLook, { numberFormat, bold, italic, fill, align }: CellAttributes): CellLook {
  return {
    ...look,
    ...(numberFormat === undefined ? {} : { format: numberFormat }),
    ...(bold ? { bold } : {}),
    ...(italic ? { italic } : {}),
    ...(fill === undefined ? {} : { fill }),
    ...(align === undefined ? {} : { align: ALIGN[align] }),
  };
}

function putEntryRule(
  context: ExportContext,
  draft: SheetDraft,
  { first, last }: { readonly first: string; readonly last: string },
  rule: EntryRule,
): void {
  const range = first === last ? first : `${first}:${last}`;
  if (rule.kind === 'list') {
    const source = listSource(context, draft.name, rule.options);
    draft.lists.push({ range, source, message: `Chọn một trong: ${rule.options.join('; ')}` });
    return;
  }
  const bounds = [
    ...(rule.min === null ? [] : [`${first}>=${rule.min}`]),
    ...(rule.max === null ? [] : [`${first}<=${rule.max}`]),
    ...(rule.kind === 'number' && rule.whole ? [`${first}=INT(${first})`] : []),
  ];
  const formula = `AND(${[`ISNUMBER(${first})`, ...bounds].join(',')})`;
  draft.checks.push({ range, formula, message: describeBounds(rule) });
}

function describeBounds(rule: Exclude<EntryRule, { kind: 'list' }>): string {
  const show = (value: number): string => (rule.kind === 'date' ? writeDate(value) : String(value).replace('.', ','));
  const what = rule.kind === 'date' ? 'Ngày' : rule.whole ? 'Số nguyên' : 'Số';
  const from = rule.min === null ? '' : ` từ ${show(rule.min)}`;
  const to = rule.max === null ? '' : ` đến ${show(rule.max)}`;
  return `${what}${from}${to}`;
}
