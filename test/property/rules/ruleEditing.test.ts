import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { checkRule } from '../../../src/domain/rules/checkRule.ts';
import { percentOf } from '../../../src/domain/rules/declared.ts';
import { evaluateRule, isDirectRule } from '../../../src/domain/rules/evaluateRule.ts';
import { readRuleDraft } from '../../../src/domain/rules/readRuleDraft.ts';
import type { ScoringRule } from '../../../src/domain/rules/rule.ts';
import { writeRuleDraft, type RuleWriting } from '../../../src/domain/rules/ruleDraft.ts';
import { sampleRule } from '../../../src/domain/rules/ruleSamples.ts';
import { succeed } from '../../../src/lib/result.ts';
import { ruleCase } from './ruleArbitraries.ts';

vi.setConfig({ testTimeout: 60_000 });

const writing = (locale: 'vi' | 'en'): RuleWriting => ({
  locale,
  writeFormula: (stored) => stored,
  readFormula: (text) => succeed(text),
});

/** Labels lose the spaces around them, answers of a case their order, and "one of" falls away where one must hold anyway. */
function tidy(rule: ScoringRule): ScoringRule {
  if (rule.type === 'combination') {
    const sort = (places: readonly number[]): number[] => [...places].sort((a, b) => a - b);
    const cases = rule.cases.map(({ every, some, points }) => ({
      every: sort(every),
      some: some.some((question) => every.includes(question)) ? [] : sort(some),
      points,
    }));
    return { ...rule, cases };
  }
  if (rule.type === 'choice')
    return { ...rule, options: rule.options.map((one) => ({ ...one, label: one.label.trim() })) };
  return rule.type === 'level'
    ? { ...rule, levels: rule.levels.map((one) => ({ ...one, label: one.label.trim() })) }
    : rule;
}

test('whatever rule is opened in the editor is read from its fields as it was', () => {
  fc.assert(
    fc.property(ruleCase(), fc.constantFrom('vi', 'en'), ({ rule, max }, locale) => {
      const read = readRuleDraft(writeRuleDraft(rule, writing(locale)), max, writing(locale));
      expect(read.rule).toEqual(tidy(rule));
      expect(read.flaws.map(({ code }) => code)).toEqual(checkRule(tidy(rule), max).map(({ code }) => code));
    }),
    { numRuns: 800 },
  );
});

test('the samples of a rule reach every band, option, level and case that can be reached, and every edge exactly', () => {
  fc.assert(
    fc.property(ruleCase(), ({ rule, max }) => {
      if (!isDirectRule(rule)) return;
      const samples = sampleRule(rule, max);
      for (const { declared, points } of samples)
        expect(evaluateRule(rule, declared, max)).toEqual({ ok: true, value: points });
      expect(samples.length).toBeGreaterThan(0);
      if (rule.type === 'bands') {
        const percents = samples.flatMap(({ declared }) => (declared.kind === 'percent' ? [percentOf(declared)] : []));
        const reached = new Set(
          percents.map((percent) =>
            rule.bands.findIndex(({ min, minInclusive }) => percent > min || (minInclusive && percent === min)),
          ),
        );
        rule.bands.forEach(({ min, minInclusive }, place) => {
          // Nothing lies above an open edge at 100.
          if (min < 100 || minInclusive)
            expect(reached.has(place), `band ${place} of ${JSON.stringify(rule)}`).toBe(true);
          expect(percents).toContain(min);
        });
      }
      if (rule.type === 'choice') expect(samples).toHaveLength(rule.options.length);
      if (rule.type === 'level') expect(samples).toHaveLength(rule.levels.length);
      if (rule.type === 'combination') expect(samples).toHaveLength(2 ** rule.questions.length);
    }),
    { numRuns: 800 },
  );
});

test('a case that is called unreachable gives its points to no answer', () => {
  fc.assert(
    fc.property(ruleCase(), ({ rule, max }) => {
      if (rule.type !== 'combination') return;
      const { questions } = rule;
      const unreachable = new Set(
        checkRule(rule, max).flatMap(({ code, details }) => (code === 'caseUnreachable' ? [details['place']] : [])),
      );
      const marked = { ...rule, cases: rule.cases.map((one, place) => ({ ...one, points: place + 1 })), otherwise: 0 };
      const given = new Set<number>();
      for (let answers = 0; answers < 2 ** questions.length; answers++) {
        const yes = questions.map((_, question) => ((answers >> question) & 1) === 1);
        const result = evaluateRule(marked, { kind: 'answers', yes }, 100);
        if (result.ok) given.add(result.value);
      }
      rule.cases.forEach((_, place) => expect(given.has(place + 1)).toBe(!unreachable.has(place + 1)));
    }),
    { numRuns: 800 },
  );
});
