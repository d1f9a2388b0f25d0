import { fail, succeed } from '../../lib/result.ts';
import type { Problem, Result } from '../../lib/result.ts';
import type { Workbook } from '../workbook.ts';
import { findBrokenReference } from './references.ts';
import { workbookShape } from './workbookShape.ts';

/**
 * Whether a value from outside is a whole workbook of today's format: every field and every reference.
 * The problem's details hold the `path` of the first fault ("sets/s1/nodes/n4/parentId") and its `reason`.
 */
export function validateWorkbook(value: unknown): Result<Workbook, Problem<'file.damaged'>> {
  const fault = workbookShape.check(value) ?? findBrokenReference(value as Workbook);
  if (fault) return fail('file.damaged', { path: fault.path.join('/'), reason: fault.reason });
  return succeed(value as Workbook);
}
