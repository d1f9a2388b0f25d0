/** Verbs on questions kept with their settings. */
import { fail, succeed } from '../../lib/result.ts';
import type { AnalysisId } from '../ids.ts';
import type { KeptAnalysis, Workbook } from '../workbook.ts';
import type { Plan } from './plan.ts';

/** Keeps a question, new or in place of the one of its id, under a name that no other has. */
export function keepAnalysis(workbook: Workbook, args: { readonly analysis: KeptAnalysis }): Plan {
  const { analysis } = args;
  const name = analysis.name.normalize('NFC').trim();
  if (name === '') return fail('name.empty');
  const isTaken = workbook.analysisOrder.some(
    (id) => id !== analysis.id && workbook.analyses[id]?.name.toLowerCase() === name.toLowerCase(),
  );
  if (isTaken) return fail('name.taken', { name });
  const old = workbook.analyses[analysis.id];
  return succeed([
    { path: ['analyses', analysis.id], old, new: { ...analysis, name } },
    ...(old
      ? []
      : [{ path: ['analysisOrder'], old: workbook.analysisOrder, new: [...workbook.analysisOrder, analysis.id] }]),
  ]);
}

export function removeAnalysis(workbook: Workbook, args: { readonly analysisId: AnalysisId }): Plan {
  const old = workbook.analyses[args.analysisId];
  if (!old) return fail('analysis.gone');
  return succeed([
    {
      path: ['analysisOrder'],
      old: workbook.analysisOrder,
      new: workbook.analysisOrder.filter((id) => id !== args.analysisId),
    },
    { path: ['analyses', args.analysisId], old, new: undefined },
  ]);
}
