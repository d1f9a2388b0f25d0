/** Why a rank moved, in sentences: every figure in the language's own writing, with its unit. */
import type { AttributionAnswer, RowPart, UnitChange } from '../../../analysis/attribution/question.ts';
import type { UnitId } from '../../../domain/ids.ts';
import { roundTo, sumExactly } from '../../../lib/decimal.ts';
import { formatNumber, writeNumber } from '../../../lib/numberText.ts';
import type { Messages } from '../../../i18n/index.ts';

export interface ReasonWords {
  readonly t: Messages;
  readonly answer: AttributionAnswer;
  readonly nameUnit: (id: UnitId) => string;
}

/** "5.2 Giải quyết hồ sơ", or what stands for extras and the cap; whether only one state has it. */
export function nameRow({ t, answer }: ReasonWords, at: number): string {
  const row = answer.rows[at];
  if (!row) return '';
  if (row.kind !== 'node') return row.kind === 'extras' ? t.reasons.extrasRow : t.reasons.capRow;
  const name = [row.code, row.name].filter((part) => part !== '').join(' ');
  if (row.where === 'both') return name;
  return row.where === 'from' ? t.reasons.onlyFrom(name) : t.reasons.onlyTo(name);
}

/** A part as it is said in passing: the code alone where there is one. */
export function sayParts(words: ReasonWords, parts: readonly RowPart[]): string {
  return parts
    .map(({ row, value }) => words.t.reasons.part(nameRow(words, row), writeSigned(words, value, 2)))
    .join('; ');
}

export function writeSigned({ t }: Pick<ReasonWords, 't'>, value: number, decimals: number): string {
  const places = value !== 0 && Math.abs(value) < 0.5 * 10 ** -decimals ? 7 : decimals;
  return `${value > 0 ? '+' : ''}${formatNumber(value, t.locale, places, Math.min(places, 2))}`;
}

/** Sentences about the chosen unit: what changed and by how much, through which causes, through which criteria. */
export function listSentences(words: ReasonWords): string[] {
  const { t, answer } = words;
  const { unit } = answer;
  const change = answer.units.find(({ unitId }) => unitId === unit?.unitId);
  if (!unit || !change) return [];
  const sentences = [`${[sayIndex(words, change), ...sayRank(words, change)].join('; ')}.`];
  if (unit.throughGained.length > 0) sentences.push(t.reasons.gainedThrough(sayParts(words, unit.throughGained)));
  if (unit.throughLost.length > 0) sentences.push(t.reasons.lostThrough(sayParts(words, unit.throughLost)));
  const { fromTieRule, toTieRule, fromDecimals, toDecimals } = answer;
  if (fromTieRule !== toTieRule || fromDecimals !== toDecimals) {
    const { decimals, tieRules } = t.analysis;
    const before = `${decimals(fromDecimals)}, ${tieRules[fromTieRule]}`;
    sentences.push(t.reasons.otherRanking(before, `${decimals(toDecimals)}, ${tieRules[toTieRule]}`));
  }
  const kinds = answer.kinds.flatMap((kind, at) => {
    const value = change.effects[at] ?? 0;
    return value === 0 ? [] : [t.reasons.part(t.reasons.kinds[kind], writeSigned(words, value, 2))];
  });
  if (kinds.length === 0) return [...sentences, t.reasons.nothing];
  sentences.push(t.reasons.byKind(kinds.join('; ')));
  const largest = answer.rows
    .flatMap(({ isOfLevel }, row) => (isOfLevel ? [{ row, value: unit.rows[row]?.net ?? 0 }] : []))
    .filter(({ value }) => value !== 0)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
    .slice(0, 3);
  if (largest.length > 0) sentences.push(t.reasons.byNode(sayParts(words, largest)));
  return sentences;
}

function sayIndex({ t, answer, nameUnit }: ReasonWords, change: UnitChange): string {
  const published0 = roundTo(change.fromIndex, answer.fromDecimals);
  const published1 = roundTo(change.toIndex, answer.toDecimals);
  const places = Math.max(answer.fromDecimals, answer.toDecimals);
  const by = sumExactly([published1, -published0]);
  const write = (value: number, decimals: number): string => formatNumber(value, t.locale, decimals, decimals);
  const name = nameUnit(change.unitId);
  const [from, to] = [write(published0, answer.fromDecimals), write(published1, answer.toDecimals)];
  const text =
    by === 0
      ? t.reasons.still(name, to)
      : by > 0
        ? t.reasons.up(name, write(by, places), from, to)
        : t.reasons.down(name, write(-by, places), from, to);
  const isRounded = roundTo(change.change, places) !== roundTo(by, places);
  const isHidden = by === 0 && change.change !== 0;
  return isRounded || isHidden ? text + t.reasons.unrounded(writeSigned({ t }, change.change, 4)) : text;
}

function sayRank(words: ReasonWords, { fromRank, toRank }: UnitChange): string[] {
  const { t, answer } = words;
  const { unit } = answer;
  if (Number.isNaN(fromRank) || Number.isNaN(toRank) || !unit) return [t.reasons.unranked];
  const write = (value: number): string => writeNumber(value, t.locale);
  const said = [
    toRank === fromRank
      ? t.reasons.rankStill(write(toRank))
      : toRank < fromRank
        ? t.reasons.rankUp(write(fromRank), write(toRank), write(fromRank - toRank))
        : t.reasons.rankDown(write(fromRank), write(toRank), write(toRank - fromRank)),
  ];
  const count = (before: string, after: string): number =>
    unit.moves.filter((move) => move.before === before && move.after === after).length;
  const passed = count('above', 'below');
  const tied = count('above', 'tied');
  const caughtUp = count('below', 'tied');
  const passedBy = count('below', 'above') + count('tied', 'above');
  if (passed > 0) said.push(t.reasons.passed(passed));
  if (tied > 0) said.push(t.reasons.tiedWith(tied));
  if (passedBy > 0) said.push(t.reasons.passedBy(passedBy));
  if (caughtUp > 0) said.push(t.reasons.caughtUpBy(caughtUp));
  if (unit.arrivedAbove > 0) said.push(t.reasons.arrived(unit.arrivedAbove));
  if (unit.departedAbove > 0) said.push(t.reasons.departed(unit.departedAbove));
  return said;
}
