import { describe, expect, it } from 'vitest';
import { fileFromWorkbook, workbookFromFile } from '../../../../src/domain/format/workbookFile.ts';
import type { AnalysisId } from '../../../../src/domain/ids.ts';
import { invertPatches, applyPatches } from '../../../../src/domain/patches.ts';
import { planCommands, type Command } from '../../../../src/domain/commands/index.ts';
import type { KeptAnalysis } from '../../../../src/domain/workbook.ts';
import { buildHanoi, SET } from '../../../fakes/engineWorkbook.ts';
import { refusalOf, run } from './plan.ts';

const workbook = buildHanoi();

function question(id: string, name: string, settings: KeptAnalysis['settings'] = {}): Command {
  const analysis = { id: id as AnalysisId, name, page: 'audit', setId: SET, scenarioId: null, settings };
  return { verb: 'keepAnalysis', args: { analysis } };
}

describe('a kept question', () => {
  it('stands after those before it, and keeps its place when it is kept anew', () => {
    const two = run(run(workbook, question('q1', 'Soát 2024')), question('q2', 'Soát 2025'));
    const again = run(two, question('q1', 'Soát 2024', { topCount: 3 }));
    expect(again.analysisOrder).toEqual(['q1', 'q2']);
    expect(again.analyses['q1' as AnalysisId]?.settings).toEqual({ topCount: 3 });
  });

  it('has a name of its own, without regard to case and to blanks around it', () => {
    const one = run(workbook, question('q1', '  Soát 2024 '));
    expect(one.analyses['q1' as AnalysisId]?.name).toBe('Soát 2024');
    expect(refusalOf(one, question('q2', 'SOÁT 2024'))).toMatchObject({ code: 'name.taken' });
    expect(refusalOf(one, question('q2', '  '))).toMatchObject({ code: 'name.empty' });
  });

  it('goes by one step of undo, and can be removed once', () => {
    const one = run(workbook, question('q1', 'Soát 2024'));
    const { patches } = planCommands(one, null, [{ verb: 'removeAnalysis', args: { analysisId: 'q1' as AnalysisId } }]);
    const removed = applyPatches(one, patches);
    expect([removed.analyses, removed.analysisOrder]).toEqual([{}, []]);
    expect(applyPatches(removed, invertPatches(patches))).toEqual(one);
    expect(refusalOf(removed, { verb: 'removeAnalysis', args: { analysisId: 'q1' as AnalysisId } })).toMatchObject({
      code: 'analysis.gone',
    });
  });

  it('comes back from a file with every setting', async () => {
    const kept = run(workbook, question('q1', 'Soát', { pasts: ['s2'], margin: 0.005, seed: 7, nested: { a: [1] } }));
    const result = await workbookFromFile(await fileFromWorkbook(kept, '2026-11-22T08:00:00.000Z'));
    expect(result.ok && result.value.analyses).toEqual(kept.analyses);
  });
});
