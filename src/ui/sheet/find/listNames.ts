/** What the name box offers while a person types: names of formulas, criteria, units, sheets. */
import { foldDiacritics } from '../../../lib/text.ts';
import { listNodes } from '../../../domain/criteria.ts';
import { findSet } from '../../../domain/find.ts';
import { createFormulaScope, nameFromCode } from '../../../domain/formula/scope.ts';
import { quoteSheetName } from '../../../domain/formula/write.ts';
import { listSheetKeys, setOfSheet } from '../../../domain/layout.ts';
import type { GridName } from '../../../grid/names.ts';
import type { SheetContext } from '../sheetContext.ts';
import { listUnits } from './goToName.ts';

/** As many as a person reads at a glance and scrolls through. */
const MOST = 40;

/** Names that hold what is typed, those that begin with it first; every name for an address or for nothing typed. */
export function listNames(context: SheetContext, typed: string): GridName[] {
  const { session } = context;
  const { workbook } = session;
  const t = context.words().find.nameKinds;
  const set = findSet(workbook, setOfSheet(context.sheet()) ?? session.setId ?? '');
  const scope = createFormulaScope(workbook, session.setId, null);
  const all: GridName[] = [
    ...workbook.assumptionOrder.flatMap((id) => {
      const one = workbook.assumptions[id];
      return one && one.name !== '' ? [{ text: one.name, detail: `${t.assumption}: ${one.label}` }] : [];
    }),
    ...(set ? listNodes(set) : [])
      .filter((node) => node.code !== '')
      .map((node) => ({ text: nameFromCode('W_', node.code), detail: `${t.criterion}: ${node.name}` })),
    ...(set ? listUnits(workbook, set) : []).map((unit) => ({ text: unit.name, detail: t.unit })),
    ...listSheetKeys(workbook).map((key) => ({
      text: `${quoteSheetName(scope.titleOf(key) ?? '')}!A1`,
      detail: t.sheet,
    })),
  ];
  const wanted = foldDiacritics(typed.trim());
  const found = all.filter(({ text, detail }) => foldDiacritics(`${text} ${detail}`).includes(wanted));
  const isFirst = ({ text }: GridName): boolean => foldDiacritics(text).startsWith(wanted);
  const unique = new Map([...found.filter(isFirst), ...found].map((name) => [name.text, name]));
  return [...unique.values()].slice(0, MOST);
}
