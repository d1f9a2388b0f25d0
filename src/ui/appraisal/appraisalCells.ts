/** What each column of the appraisal says of one leaf, bonus or penalty of one unit. */
import { formatNumber } from '../../lib/numberText.ts';
import {
  ROUNDS,
  compareRounds,
  isAppraised,
  outcomeAt,
  slotOf,
  type Appraisable,
  type Round,
} from '../../domain/appraisal.ts';
import type { CriteriaSet } from '../../domain/criteria.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { ComputedPoint, ComputedPoints, LeafOutcome } from '../../domain/points.ts';
import { writeDeclared } from '../../domain/rules/declaredText.ts';
import type { ScoringRule } from '../../domain/rules/rule.ts';
import { emptyUnitScores, lastStagePresent, type Stage, type UnitScores } from '../../domain/scores.ts';
import type { Workbook } from '../../domain/workbook.ts';
import type { ModelResult } from '../../engine/protocol.ts';
import type { GridCell } from '../../grid/source.ts';
import type { Messages } from '../../i18n/index.ts';
import { choicesOf, outcomeCell } from '../shared/outcomeCell.ts';
import { isCellError } from '../sheet/sheetSource.ts';

/** Columns that both ways of looking share. */
export const MARK_COLUMNS = [
  'declared',
  'self',
  'appraisal1',
  'opinion1',
  'appraisal2',
  'opinion2',
  'difference',
  'effective',
] as const;
export type MarkColumn = (typeof MARK_COLUMNS)[number];

export const MARK_WIDTHS: Readonly<Record<MarkColumn, number>> = {
  declared: 112,
  self: 112,
  appraisal1: 122,
  opinion1: 150,
  appraisal2: 122,
  opinion2: 118,
  difference: 92,
  effective: 116,
};

/** What a person may write into a column: points or an opinion of a round. */
export function writableOf(column: string): { readonly round: Round; readonly part: 'points' | 'opinion' } | null {
  for (const [at, round] of ROUNDS.entries()) {
    if (column === round) return { round, part: 'points' };
    if (column === `opinion${at + 1}`) return { round, part: 'opinion' };
  }
  return null;
}

export interface MarkInput {
  readonly workbook: Workbook;
  readonly set: CriteriaSet;
  readonly result: ModelResult | null;
  readonly t: Messages;
}

export interface Marks {
  scoresOf(unitId: UnitId): UnitScores;
  computedOf(unitId: UnitId): ComputedPoints;
  cell(one: Appraisable, unitId: UnitId, column: MarkColumn): GridCell;
}

const NO_SCORES = emptyUnitScores();

export function createMarks({ workbook, set, result, t }: MarkInput): Marks {
  const computed = new Map<string, ComputedPoint>();
  for (const { unitId, nodeId, stage, value } of result?.computedPoints ?? [])
    if (typeof value === 'number') computed.set(`${unitId}/${nodeId}/${stage}`, value);
    else if (isCellError(value)) computed.set(`${unitId}/${nodeId}/${stage}`, { error: value.error });

  function scoresOf(unitId: UnitId): UnitScores {
    return workbook.scores[set.id]?.[unitId] ?? NO_SCORES;
  }
  function computedOf(unitId: UnitId): ComputedPoints {
    return (nodeId, stage) => computed.get(`${unitId}/${nodeId}/${stage}`);
  }

  function pointsCell(one: Appraisable, unitId: UnitId, stage: Stage, readonly: string | null): GridCell {
    const outcome = outcomeAt(one, scoresOf(unitId), stage, computedOf(unitId));
    const declared = scoresOf(unitId)[stage].declared[String(slotOf(one))];
    const rule = ruleOf(one);
    const declaredText = declared && rule ? writeDeclared(rule, declared, t.locale) : null;
    const choices = choicesOf(rule);
    const common = {
      align: 'end' as const,
      ...(readonly === null ? (choices ? { choices } : {}) : { readonly }),
    };
    return outcomeCell(t, common, outcome, declaredText, readonly !== null);
  }

  function cell(one: Appraisable, unitId: UnitId, column: MarkColumn): GridCell {
    const scores = scoresOf(unitId);
    const words = t.appraisal;
    const isSurvey = 'node' in one && !isAppraised(one.node);
    switch (column) {
      case 'declared': {
        const declared = scores.self.declared[String(slotOf(one))];
        const rule = ruleOf(one);
        const text = declared && rule ? writeDeclared(rule, declared, t.locale) : '';
        return { text, align: 'end', tones: text === '' ? [] : ['declared'], readonly: words.readonly.self };
      }
      case 'self':
        return pointsCell(one, unitId, 'self', words.readonly.self);
      case 'appraisal1':
      case 'appraisal2':
        return pointsCell(one, unitId, column, isSurvey ? words.readonly.survey : null);
      case 'opinion1':
      case 'opinion2': {
        const text = scores[column === 'opinion1' ? 'appraisal1' : 'appraisal2'].notes[String(slotOf(one))] ?? '';
        return { text, isText: true, ...(isSurvey ? { readonly: words.readonly.survey } : {}) };
      }
      case 'difference':
        return differenceCell(t, one, scores, computedOf(unitId));
      case 'effective': {
        const stage = lastStagePresent(scores, slotOf(one));
        if (stage === null) return { text: '', align: 'end', tones: ['missing'], readonly: words.readonly.computed };
        return pointsCell(one, unitId, stage, words.readonly.computed);
      }
    }
  }

  return { scoresOf, computedOf, cell };
}

export function ruleOf(one: Appraisable): ScoringRule | null {
  return 'node' in one ? one.node.rule : null;
}

/** Points in words: "1,75", "KAD", or that there are none. */
function sayOutcome(t: Messages, outcome: LeafOutcome): string {
  if (outcome.kind === 'points') return formatNumber(outcome.points, t.locale, 4);
  if (outcome.kind === 'notApplicable') return t.scores.notApplicable;
  return outcome.kind === 'error' ? outcome.error : t.appraisal.nothing;
}

/** By sign as well as by colour. */
export function signedCell(t: Messages, difference: number, readonly: string): GridCell {
  const amount = formatNumber(Math.abs(difference), t.locale, 4);
  if (difference === 0) return { text: t.appraisal.same, number: 0, align: 'end', tones: ['muted'], readonly };
  const isUp = difference > 0;
  return {
    text: isUp ? t.appraisal.up(amount) : t.appraisal.down(amount),
    number: difference,
    align: 'end',
    tones: [isUp ? 'rise' : 'fall'],
    readonly,
  };
}

function differenceCell(t: Messages, one: Appraisable, scores: UnitScores, computed: ComputedPoints): GridCell {
  const readonly = t.appraisal.readonly.computed;
  const { round, difference, differs } = compareRounds(one, scores, computed);
  if (round === null) return { text: '', align: 'end', readonly };
  if (!differs) return { text: t.appraisal.same, number: 0, align: 'end', tones: ['muted'], readonly };
  const self = sayOutcome(t, outcomeAt(one, scores, 'self', computed));
  const appraised = sayOutcome(t, outcomeAt(one, scores, round, computed));
  const note = t.appraisal.differs(self, appraised);
  return difference === null
    ? { text: t.appraisal.other, align: 'end', tones: ['fall'], readonly, note }
    : { ...signedCell(t, difference, readonly), note };
}
