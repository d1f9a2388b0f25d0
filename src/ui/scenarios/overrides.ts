/** The overrides of a scenario in words: where, what stands below, what the scenario says. */
import { attributesOf } from '../../domain/attributes.ts';
import { findNode, findSet, findSheet, findUnit } from '../../domain/find.ts';
import { formulaLocaleOf } from '../../domain/formula/lexer.ts';
import { createFormulaScope, type FormulaScope } from '../../domain/formula/scope.ts';
import { isFormula } from '../../domain/formula/references.ts';
import { writeFormula } from '../../domain/formula/write.ts';
import { maximumOf, type CriterionNode, type Method, type NotApplicablePolicy } from '../../domain/criteria.ts';
import { writeFreeContent } from '../../domain/freeContent.ts';
import type { AssumptionId, SetId, SheetId } from '../../domain/ids.ts';
import { addressOf, labelOfSet, layoutOf, type SheetKey } from '../../domain/layout.ts';
import { canReach, pathOfKey, readPath } from '../../domain/patches.ts';
import type { Policies, Redistribution } from '../../domain/policies.ts';
import { describeRule } from '../../domain/rules/describeRule.ts';
import { writeDeclared } from '../../domain/rules/declaredText.ts';
import type { DeclaredData, ScoringRule } from '../../domain/rules/rule.ts';
import {
  isAbsent,
  isStructuralKey,
  listDanglingOverrides,
  listMovedOverrides,
  resolveBelow,
  resolveScenario,
} from '../../domain/scenarios.ts';
import { isMissing, isNotApplicable, type Stage } from '../../domain/scores.ts';
import type { CellContent, Scenario, Workbook } from '../../domain/workbook.ts';
import { formatNumber } from '../../lib/numberText.ts';
import type { Messages } from '../../i18n/index.ts';
import { describeStructure } from './structureWords.ts';

export interface OverrideRow {
  readonly key: string;
  readonly place: string;
  /** What stands below: in the base, or in the scenario that this one builds on. */
  readonly old: string;
  readonly now: string;
  /** Its place is gone: kept, without effect. */
  readonly dangling: boolean;
  /** What stood below when the scenario overrode it, where that has changed since. */
  readonly then: string | null;
}

/** Both states that the words of overrides are taken from. */
export interface OverrideStates {
  readonly below: Workbook;
  readonly seen: Workbook;
}

export function listOverrides(t: Messages, base: Workbook, scenario: Scenario): OverrideRow[] {
  const states = { below: resolveBelow(base, scenario.id), seen: resolveScenario(base, scenario.id) };
  const dangling = new Set(listDanglingOverrides(base, scenario.id));
  const moved = new Set(listMovedOverrides(base, scenario.id));
  const origins = base.scenarioOrigins[scenario.id] ?? {};
  return listShownKeys(states, scenario).map((key) => {
    const { place, show } = describeOverride(t, states, key, scenario.overrides[key]);
    return {
      key,
      place,
      old: show(readPath(states.below, pathOfKey(key))),
      now: show(scenario.overrides[key]),
      dangling: dangling.has(key),
      then: moved.has(key) ? show(origins[key]) : null,
    };
  });
}

/** How many places a scenario overrides, as its table counts them. */
export function countOverrides(base: Workbook, scenario: Scenario): number {
  const keys = Object.keys(scenario.overrides);
  if (!keys.some(isStructuralKey)) return keys.length;
  const states = { below: resolveBelow(base, scenario.id), seen: resolveScenario(base, scenario.id) };
  return listShownKeys(states, scenario).length;
}

/** How many places of a scenario lie over something that has changed since. */
export function countMoved(base: Workbook, scenario: Scenario): number {
  const moved = listMovedOverrides(base, scenario.id);
  if (!moved.some(isStructuralKey)) return moved.length;
  const states = { below: resolveBelow(base, scenario.id), seen: resolveScenario(base, scenario.id) };
  const shown = new Set(listShownKeys(states, scenario));
  return moved.filter((key) => shown.has(key)).length;
}

/** Where an override stands, and how to write what stands there. */
export function describeOverride(
  t: Messages,
  states: OverrideStates,
  key: string,
  value: unknown,
): { readonly place: string; readonly show: (value: unknown) => string } {
  const path = pathOfKey(key);
  const structure = isStructuralKey(key) ? describeStructure(t, states, path, value) : null;
  if (structure) return structure;
  const home = canReach(states.seen, path) ? states.seen : states.below;
  const show = showFor(t, home, path);
  return { place: describePlace(t, home, path), show: (one) => show(isAbsent(one) ? undefined : one) };
}

/** Lists that only follow what is added, removed or moved, and slots, go without saying. */
function listShownKeys({ below, seen }: OverrideStates, { overrides }: Scenario): string[] {
  return Object.keys(overrides).filter((key) => {
    if (!isStructuralKey(key)) return true;
    if (key.endsWith('/slot')) return false;
    if (!key.endsWith('/childIds') && !key.endsWith('/rootIds')) return true;
    const [before, after] = [below, seen].map(
      (state) => readPath(state, pathOfKey(key)) as readonly string[] | undefined,
    );
    if (!before || !after) return false;
    const stay = before.filter((id) => after.includes(id));
    return stay.some((id, place) => id !== after.filter((one) => before.includes(one))[place]);
  });
}

function describePlace(t: Messages, base: Workbook, path: readonly string[]): string {
  const [kind, first = '', second = '', third = '', , last = ''] = path;
  if (kind === 'assumptions')
    return `${t.tabs.assumptions}: ${base.assumptions[first as AssumptionId]?.label ?? first}`;
  if (kind === 'sheets') {
    const sheet = findSheet(base, first);
    const layout = layoutOf(base, `free.${first}`);
    return `${sheet?.name ?? first}!${(layout && addressOf(layout, third, path[4] ?? '')) ?? '#REF!'}`;
  }
  const label = labelOfSet(base, first as SetId);
  if (kind === 'scores') {
    const set = findSet(base, first);
    const slot = Number(last);
    const node = Object.values<CriterionNode>(set?.nodes ?? {}).find((one) => one.slot === slot);
    const extra = set?.extras.find((one) => one.slot === slot);
    const unit = findUnit(base, second)?.name ?? second;
    return `${t.tabs.scores}: ${node?.code ?? extra?.code ?? ''} – ${unit} (${t.scores.stages[third as Stage]})`;
  }
  const owner = findSet(base, first);
  const node = owner && findNode(owner, third);
  const field = path.at(-1) ?? '';
  if (second === 'nodes')
    return `${t.scenarios.fields[field] ?? t.structure.fields[field] ?? ''} ${node?.code ?? ''} ${node?.name ?? ''} · ${label}`;
  return `${t.scenarios.fields[second] ?? second} · ${label}`;
}

function showFor(t: Messages, base: Workbook, path: readonly string[]): (value: unknown) => string {
  const [kind, first = '', second = '', third = ''] = path;
  const set = kind === 'sets' || kind === 'scores' ? findSet(base, first) : undefined;
  const scope = createFormulaScope(base, set?.id ?? null, set ? `criteria.${set.id}` : null);
  const node = set && findNode(set, third);
  const sheetKey: SheetKey | null = kind === 'sheets' ? `free.${first as SheetId}` : null;
  const numberFormat = sheetKey
    ? attributesOf(base.attributes[sheetKey], third, path[4] ?? '')?.numberFormat
    : undefined;
  return (value) => {
    if (value === undefined) return '–';
    if (kind === 'scores') return showScore(t, base, path, value);
    if (kind === 'sheets') return writeFreeContent(value as CellContent, numberFormat, scope, t.locale);
    if (path.at(-1) === 'method') return t.criteria.methods[value as Method];
    if (path.at(-1) === 'notApplicable') return t.criteria.notApplicables[value as NotApplicablePolicy];
    if (path.at(-1) === 'rule')
      return value === null ? '–' : describeRule(value as ScoringRule, node?.max ?? 0, t.locale);
    if (second === 'policies') return showPolicies(t, third === '' ? (value as Policies) : { [third]: value });
    if (second === 'redistribution') return t.criteria.rules[(value as Redistribution).rule];
    if (value === null && set && node) return t.criteria.defaultWeightOf(formatNumber(maximumOf(set, node), t.locale));
    return showContent(t, scope, value);
  };
}

function showContent(t: Messages, scope: FormulaScope, value: unknown): string {
  if (value === null) return t.criteria.defaultWeight;
  if (isFormula(value)) return writeFormula(value, formulaLocaleOf(t.locale), scope);
  return typeof value === 'number'
    ? formatNumber(value, t.locale)
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);
}

function showScore(t: Messages, base: Workbook, path: readonly string[], value: unknown): string {
  if (typeof value === 'number') {
    if (isMissing(value)) return t.scores.missing;
    return isNotApplicable(value) ? t.scores.notApplicable : formatNumber(value, t.locale);
  }
  const set = findSet(base, path[1] ?? '');
  const node = Object.values(set?.nodes ?? {}).find((one) => one.slot === Number(path[5]));
  return node?.rule ? writeDeclared(node.rule, value as DeclaredData, t.locale) : JSON.stringify(value);
}

function showPolicies(t: Messages, policies: Partial<Policies>): string {
  const { decimals, tieRule, missing, classes, mayPassTotal, onMaxChange } = policies;
  const parts = [
    decimals === undefined ? '' : `${t.ranking.decimals}: ${decimals}`,
    tieRule === undefined ? '' : `${t.ranking.tieRule}: ${t.ranking.tieRules[tieRule]}`,
    missing === undefined ? '' : `${t.ranking.missing}: ${t.ranking.missings[missing]}`,
    classes === undefined
      ? ''
      : classes.map(({ label, min }) => `${label} ≥ ${formatNumber(min, t.locale)}`).join(', '),
    mayPassTotal === undefined ? '' : `${t.ranking.mayPassTotal}: ${mayPassTotal ? t.app.yes : t.app.no}`,
    onMaxChange === undefined ? '' : `${t.ranking.onMaxChange}: ${t.ranking.onMaxChanges[onMaxChange]}`,
  ];
  return parts.filter((part) => part !== '').join('; ');
}
