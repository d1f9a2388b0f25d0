/** Plausible declared data for a rule: the better the unit (`skill01`), the nearer to full marks. */
import type { DeclaredData, ScoringRule } from '../rules/rule.ts';
import type { Draws } from './seededDraws.ts';

export function inventDeclared(rule: ScoringRule, skill01: number, draws: Draws): DeclaredData {
  const succeeds = draws.chance(skill01);
  switch (rule.type) {
    case 'choice':
      return { kind: 'choice', index: succeeds ? 0 : draws.whole(1, rule.options.length - 1) };
    case 'level':
      return { kind: 'choice', index: succeeds ? draws.whole(0, 1) : draws.whole(1, 2) };
    case 'bands':
      return inventRate(rule.bands[0]?.min ?? 100, succeeds, draws);
    case 'proportional':
      return inventRate(rule.target, succeeds, draws);
    case 'relative':
      return inventRate(70, succeeds, draws);
    case 'sipas':
      return { kind: 'percent', value: tenths(78 + 14 * skill01 + 6 * (draws.next() - 0.5)) };
    case 'count':
      return { kind: 'count', value: succeeds ? 2 : draws.whole(0, 1) };
    case 'deduction':
      return { kind: 'count', value: succeeds ? 0 : draws.whole(1, 2) };
    case 'combination':
      return { kind: 'answers', yes: rule.questions.map((_, i) => i === 0 || succeeds || draws.chance(0.5)) };
    case 'survey':
      return { kind: 'shares', percents: inventShares(rule.answerWeights.length, skill01, draws) };
    case 'formula':
      return inventInputs(rule, succeeds, draws);
  }
}

/** At or above the target, else up to a fifth below; two thirds are declared as a ratio. */
function inventRate(target: number, succeeds: boolean, draws: Draws): DeclaredData {
  const rate = succeeds ? target + (100 - target) * draws.next() * 0.6 : target * (0.86 + 0.138 * draws.next());
  if (draws.chance(1 / 3)) return { kind: 'percent', value: succeeds && target === 100 ? 100 : tenths(rate) };
  const denominator = draws.whole(4, 90) * 10;
  const exact = (denominator * rate) / 100;
  return { kind: 'ratio', numerator: succeeds ? Math.ceil(exact - 1e-9) : Math.floor(exact), denominator };
}

/** Shares of the answers in whole percents, best answer first, adding to 100. */
function inventShares(answers: number, skill01: number, draws: Draws): number[] {
  const best = Math.round(42 + 38 * skill01 + 8 * (draws.next() - 0.5));
  const shares = [best];
  let rest = 100 - best;
  for (let i = 1; i < answers - 1; i++) {
    const share = Math.round(rest * (0.7 + 0.2 * draws.next()));
    shares.push(share);
    rest -= share;
  }
  shares.push(rest);
  return shares;
}

function inventInputs(rule: Extract<ScoringRule, { type: 'formula' }>, succeeds: boolean, draws: Draws): DeclaredData {
  const all = draws.whole(10, 60);
  const done = succeeds ? all : Math.floor(all * (0.8 + 0.19 * draws.next()));
  return { kind: 'inputs', values: Object.fromEntries(rule.inputs.map(({ name }, i) => [name, i === 0 ? done : all])) };
}

function tenths(value: number): number {
  return Math.round(Math.min(100, value) * 10) / 10;
}
