/** Every question put to workbooks at the edge of what can be asked: an answer or a closed problem, and no figure out of nothing. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { QuestionKind } from '../../../../src/analysis/questions.ts';
import { vi as messages } from '../../../../src/i18n/vi.ts';
import { ANSWERERS } from '../../../../workers/analysis/answerers.ts';
import { loadSolver } from '../../../../workers/highs.ts';
import { answerAll, EDGES } from './edgeWorkbooks.ts';

/** Where an answer may say that it does not know: paths through lists, and why there may be nothing. */
const MAY_BE_UNKNOWN: Readonly<Record<QuestionKind, readonly RegExp[]>> = {
  // No index, or no rank, in a state.
  attribution: [/^units\.(fromIndex|toIndex|change|fromRank|toRank)$/],
  flips: [],
  weightLines: [],
  removal: [],
  // A weight or an assumption has no points; without a range a change has no share; an unranked unit no component rank.
  goalSeek: [/^found\.(from|to)\.points$/, /^found\.change01$/, /^found\.result$/, /^base$/],
  // Not ranked, no place gained, or nothing that applies to anybody.
  lostPoints: [
    /^unit\.(rank|leaves\.(fullRank|gained|pointsPerPlace)|fields\.(component|rank))$/,
    /^block\.leaves\.meanLost$/,
    /^check\.claimed\.rank$/,
  ],
  // Not ranked; a leaf without a maximum.
  plan: [/^now\.rank$/, /^leaves\.points$/],
  guarantee: [],
  // Nobody above or below; no class limit.
  draws: [/^risk\.(gapAbove|gapBelow|classMargin)$/],
  tornado: [/^rows\.(low|high)\.output$/],
  // Nothing varies.
  variance: [/^groups\.(first|firstError|total|totalError)$/, /^firstSum$/, /^correlations\./],
  // The figure is not there at these inputs.
  ways: [/^base$/, /^values$/],
  // Units without a rank, columns without variance.
  audit: [
    /^backTests\.units\.(indexBefore|rankBefore|index|rank)/,
    /^backTests\.churn\.(tau|meanShift)$/,
    /^backTests\.(leaves|fields)\.(full01|zero01|mean01|deviation01|correlation|importance01)$/,
    /^backTests\.fieldCorrelations$/,
  ],
};

const KINDS = Object.keys(ANSWERERS) as QuestionKind[];

beforeAll(async () => {
  await loadSolver();
});

describe.each(Object.entries(EDGES))('%s', (_name, edge) => {
  it.each(KINDS)('gives the question “%s” an answer, or a problem that the screen has a sentence for', (kind) => {
    for (const result of answerAll(edge, kind)) {
      if (!result.ok) {
        expect(Object.keys(messages.analysis.problems)).toContain(result.problem.code);
        continue;
      }
      for (const path of listUnknown(result.value, '')) {
        expect(path).not.toMatch(/Infinity$/);
        expect(
          MAY_BE_UNKNOWN[kind].some((known) => known.test(path)),
          `${kind}: ${path} is NaN`,
        ).toBe(true);
      }
    }
  });
});

describe('what the edges are told', () => {
  const codesOf = (edge: string, kind: QuestionKind): string[] => {
    const found = EDGES[edge];
    if (!found) throw new Error(edge);
    return [...new Set(answerAll(found, kind).map((result) => (result.ok ? 'ok' : result.problem.code)))];
  };

  it.each(KINDS)('a scenario or a set that is gone is told as gone by “%s”', (kind) => {
    expect(codesOf('a scenario that is gone', kind)).toEqual(['analysis.gone']);
    expect(codesOf('a set that is gone', kind)).toEqual(['analysis.gone']);
  });

  it('an ordinary workbook has an answer to every question', () => {
    for (const kind of KINDS) expect(codesOf('an ordinary workbook', kind)).toContain('ok');
  });

  it('ranks need two units that have one', () => {
    for (const kind of ['flips', 'removal', 'draws', 'guarantee'] as const)
      for (const edge of ['no units', 'one unit', 'no unit that is ranked', 'no points, and missing leaves left out'])
        expect(codesOf(edge, kind)).toEqual(['analysis.tooFew']);
  });

  it('a weight in error is named by the code of a criterion, and no question makes figures of it', () => {
    for (const kind of ['flips', 'weightLines', 'removal', 'draws', 'guarantee', 'variance', 'audit'] as const)
      expect(codesOf('a weight by formula in error', kind)).toEqual(['analysis.errors']);
    const [first] = answerAll(EDGES['a weight by formula in error'] ?? never(), 'draws');
    expect(first).toMatchObject({ ok: false, problem: { details: { place: '1' } } });
  });

  it('a unit that is there but has no rank is told apart from one that is gone', () => {
    expect(codesOf('one unit without points that are left out', 'weightLines')).toEqual(['analysis.unranked']);
    expect(codesOf('one unit without points that are left out', 'guarantee')).toContain('analysis.unranked');
    expect(codesOf('a unit that is gone', 'weightLines')).toEqual(['analysis.gone']);
  });
});

function never(): never {
  throw new Error('the edge is there');
}

/** Paths of numbers that are not finite; an infinite one ends in ":Infinity". */
function listUnknown(value: unknown, path: string): string[] {
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return [];
    return [Number.isNaN(value) ? path : `${path}:Infinity`];
  }
  if (value === null || typeof value !== 'object') return [];
  if (ArrayBuffer.isView(value)) return listUnknown(Array.from(value as Float64Array), path);
  if (Array.isArray(value)) return value.flatMap((one) => listUnknown(one, path));
  return Object.entries(value).flatMap(([key, one]) => listUnknown(one, path === '' ? key : `${path}.${key}`));
}
