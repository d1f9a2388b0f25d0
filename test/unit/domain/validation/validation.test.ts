import { describe, expect, it } from 'vitest';
import type { CriteriaSet, CriterionNode } from '../../../../src/domain/criteria.ts';
import { buildSample, listSamples } from '../../../../src/domain/samples/index.ts';
import { NOT_APPLICABLE } from '../../../../src/domain/scores.ts';
import { checkCriteriaSet, type Finding } from '../../../../src/domain/validation.ts';
import { countingIds } from '../../../../src/lib/ids.ts';
import { buildSet, buildWorkbook } from '../../../fakes/engineWorkbook.ts';

interface Changes {
  readonly parent?: Partial<CriterionNode>;
  readonly leaf?: Partial<CriterionNode>;
  readonly set?: Partial<CriteriaSet>;
}

/** Field 1 with leaves of 0.1 and 0.2 points, the first one changed. */
function findingsOf(
  { parent = {}, leaf = {}, set = {} }: Changes,
  points: Readonly<Record<string, number>> = {},
): Finding[] {
  const built = buildSet(
    [
      {
        code: '1',
        changes: parent,
        children: [
          { code: '1.1', max: 0.1, changes: leaf },
          { code: '1.2', max: 0.2 },
        ],
      },
    ],
    { statedTotal: 0.3, ...set },
  );
  return checkCriteriaSet(buildWorkbook({ set: built, points: [points] }), built);
}

function placesOf(findings: readonly Finding[]): string[] {
  return findings.map(({ code, sheet, row, column }) => `${code} ${sheet}/${row}/${column}`);
}

describe('the checks of a criteria set', () => {
  it.each(listSamples().map(({ id }) => id))('find nothing in the sample %s', (id) => {
    const workbook = buildSample(id, countingIds('w'));
    expect(Object.values(workbook.sets).flatMap((set) => checkCriteriaSet(workbook, set))).toEqual([]);
  });

  it('add decimals exactly: 0.1 and 0.2 make the 0.3 that is stated', () => {
    expect(findingsOf({ parent: { max: 0.3 } })).toEqual([]);
  });

  it('find children that do not add to their parent', () => {
    const findings = findingsOf({ parent: { max: 0.4 } });
    expect(placesOf(findings)).toEqual(['check.childrenSum criteria.s1/n1/max']);
    expect(findings[0]?.details).toMatchObject({ node: '1', stated: 0.4, sum: 0.3 });
  });

  it('find a total that is not the stated one', () => {
    const findings = findingsOf({ set: { statedTotal: 100 } });
    expect(placesOf(findings)).toEqual(['check.totalDiffers criteria.s1/total/max']);
    expect(findings[0]?.details).toEqual({ stated: 100, sum: 0.3 });
  });

  it('say nothing of the total of an empty set', () => {
    const set = buildSet([], { statedTotal: 100 });
    expect(checkCriteriaSet(buildWorkbook({ set, points: [] }), set)).toEqual([]);
  });

  it('find a missing code and a code that is there twice; 1.10 is not 1.1', () => {
    expect(placesOf(findingsOf({ leaf: { code: '' } }))).toEqual(['check.codeMissing criteria.s1/n1.1/code']);
    expect(placesOf(findingsOf({ leaf: { code: '1.2' } }))).toEqual(['check.codeDuplicate criteria.s1/n1.2/code']);
    expect(findingsOf({ leaf: { code: '1.20' } })).toEqual([]);
  });

  it('find a leaf without a maximum', () => {
    const findings = findingsOf({ leaf: { max: null }, set: { statedTotal: 0.2 } });
    expect(placesOf(findings)).toEqual(['check.maxMissing criteria.s1/n1.1/max']);
  });

  it('find unknown names in the formula of a weight, and only there', () => {
    const findings = findingsOf({ leaf: { weight: '=⟦m|s1|n1.2⟧*he_so+SUM(1,2)' } });
    expect(placesOf(findings)).toEqual(['check.unknownName criteria.s1/n1.1/weight']);
    expect(findings[0]?.details).toMatchObject({ node: '1.1', unknown: 'he_so' });
  });

  it('find the flaws of a scoring rule', () => {
    const rule = { type: 'choice', options: [{ label: 'Có', points: 5 }] } as const;
    const findings = findingsOf({ leaf: { rule } });
    expect(placesOf(findings)).toEqual(['check.rule criteria.s1/n1.1/rule']);
    expect(findings[0]?.details).toMatchObject({ flaw: 'pointsAboveMax' });
  });

  it('find scores above the maximum and below 0 with unit and criterion', () => {
    const above = findingsOf({}, { 1.1: 0.11 });
    expect(placesOf(above)).toEqual(['check.pointsAboveMax scores.s1/n1.1/u1']);
    expect(above[0]?.details).toEqual({ node: '1.1', unit: 'Sở 1', points: 0.11, max: 0.1 });
    expect(placesOf(findingsOf({}, { 1.2: -1 }))).toEqual(['check.pointsNegative scores.s1/n1.2/u1']);
    expect(findingsOf({}, { 1.1: NOT_APPLICABLE, 1.2: 0.2 })).toEqual([]);
  });
});
