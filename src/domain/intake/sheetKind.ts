/** What a sheet is, by the roles of its headings and what its columns hold. */
import { isUnitColumn, looksLikeUnit, shareOfNumbers } from './columnContents.ts';
import { roleOfHead, stageOfHead } from './headWords.ts';
import type { Heads } from './heads.ts';
import type { ColumnMapping, SheetKind } from './mapping.ts';
import type { RawSheet } from './rawBook.ts';

export function kindOf(
  sheet: RawSheet,
  rows: readonly number[],
  columns: readonly ColumnMapping[],
  heads: Heads,
): SheetKind {
  const roles = new Set(columns.map(({ role }) => role));
  const unitColumn =
    columns.find(({ role }) => role === 'unit') ?? columns.find((one) => isUnitColumn(sheet, rows, one.column));
  const nameColumn = columns.find(({ role }) => role === 'name');
  const numeric = columns.filter(({ column, role }) => {
    if (['code', 'name', 'unit', 'max', 'rule', 'note'].includes(role)) return false;
    return shareOfNumbers(sheet, rows, column) > 0.5;
  });
  if (unitColumn && !nameColumn) {
    if (numeric.length === 0) return 'skip';
    const staged = numeric.filter(({ column }) => {
      const path = heads.paths.get(column) ?? [];
      return path.length > 1 && stageOfHead(path.at(-1) ?? '') !== null;
    });
    return staged.length >= 2 ? 'summary' : 'unitsDown';
  }
  if (!nameColumn && !roles.has('code')) return 'skip';
  const across = columns.filter(({ column, role }) => {
    const path = heads.paths.get(column) ?? [];
    if (path.length > 1 && stageOfHead(path.at(-1) ?? '') !== null) return looksLikeUnit(path[0] ?? '');
    return (
      role === 'none' &&
      path.length > 0 &&
      roleOfHead(path.at(-1) ?? '') === null &&
      (looksLikeUnit(path.at(-1) ?? '') || shareOfNumbers(sheet, rows, column) > 0.5)
    );
  });
  const hasStage = roles.has('self') || roles.has('appraisal1');
  if (
    across.length >= 2 &&
    (!hasStage || across.some(({ column }) => looksLikeUnit(heads.paths.get(column)?.[0] ?? '')))
  )
    return 'unitsAcross';
  if (across.length === 1 && !hasStage && looksLikeUnit(heads.paths.get(across[0]?.column ?? -1)?.[0] ?? ''))
    return 'unitsAcross';
  return nameColumn && (roles.has('max') || roles.has('code') || roles.has('rule')) ? 'criteria' : 'skip';
}
