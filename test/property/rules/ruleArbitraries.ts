/** Random sound rules with declared data that fits them, band edges and zero denominators among them. */
import fc from 'fast-check';
import type { Band, DeclaredData, ScoringRule } from '../../../src/domain/rules/rule.ts';

export interface RuleCase {
  readonly rule: ScoringRule;
  readonly declared: DeclaredData;
  readonly max: number;
}

const max = fc.integer({ min: 1, max: 40 }).map((quarters) => quarters / 4);
const label = fc
  .string({
    minLength: 1,
    maxLength: 8,
    unit: fc.constantFrom('a', 'à', 'đ', 'ê', 'ươ', 'A', 'Đ', ' ', '0', '1', '9', '"', "'"),
  })
  .filter((text) => text.trim() !== '');
function keyOf(one: { readonly label: string }): string {
  return one.label.trim().toLowerCase();
}

export function ruleCase(): fc.Arbitrary<RuleCase> {
  return max.chain((top) =>
    fc
      .oneof(
        choice(top),
        bands(top),
        proportional(),
        count(top),
        deduction(top),
        level(),
        combination(top),
        survey(),
        sipas(),
      )
      .map(([rule, declared]) => ({ rule, declared, max: top })),
  );
}

type Pair = readonly [ScoringRule, DeclaredData];

function points(top: number): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: Math.round(top * 20) }).map((twentieths) => twentieths / 20);
}

/** Percentages and ratios, often exactly on one of `edges` or a hair beside it. */
export function rate(edges: readonly number[]): fc.Arbitrary<DeclaredData> {
  const edge = fc.constantFrom(0, 100, ...edges);
  const percent = fc.oneof(
    edge,
    edge.map((value) => Math.max(0, value - 0.00001)),
    edge.map((value) => value + 0.0000001),
    fc.integer({ min: 0, max: 10500 }).map((hundredths) => hundredths / 100),
    fc.double({ min: 0.001, max: 110, noNaN: true, noDefaultInfinity: true }),
  );
  const exactRatio = fc
    .tuple(edge, fc.integer({ min: 1, max: 60 }))
    .map(([value, tens]) => ({ numerator: Math.round(value * tens * 10), denominator: tens * 1000 }));
  const anyRatio = fc.record({ numerator: fc.nat(2000), denominator: fc.nat(2000) });
  return fc.oneof(
    percent.map((value): DeclaredData => ({ kind: 'percent', value })),
    fc.oneof(exactRatio, anyRatio).map((ratio): DeclaredData => ({ kind: 'ratio', ...ratio })),
  );
}

function choice(top: number): fc.Arbitrary<Pair> {
  return fc
    .uniqueArray(fc.record({ label, points: points(top) }), { minLength: 1, maxLength: 5, selector: keyOf })
    .chain((options) =>
      fc.nat(options.length - 1).map((index): Pair => [
        { type: 'choice', options },
        { kind: 'choice', index },
      ]),
    );
}

function bands(top: number): fc.Arbitrary<Pair> {
  return fc
    .uniqueArray(
      fc.record({
        min: fc.integer({ min: 0, max: 200 }).map((halves) => halves / 2),
        minInclusive: fc.boolean(),
        points: points(top),
      }),
      { minLength: 1, maxLength: 6, selector: (band) => band.min },
    )
    .chain((list) => {
      const sorted: Band[] = [...list].sort((a, b) => b.min - a.min);
      return rate(sorted.map((band) => band.min)).map((declared): Pair => [{ type: 'bands', bands: sorted }, declared]);
    });
}

function proportional(): fc.Arbitrary<Pair> {
  return fc
    .record({ target: fc.integer({ min: 1, max: 100 }), share: fc.nat(100), floorInclusive: fc.boolean() })
    .chain(({ target, share, floorInclusive }) => {
      const floor = Math.floor((target * share) / 100);
      return rate([target, floor]).map((declared): Pair => [
        { type: 'proportional', target, floor, floorInclusive },
        declared,
      ]);
    });
}

function count(top: number): fc.Arbitrary<Pair> {
  return fc
    .record({ step: points(top), cap: points(top * 1.5), value: fc.nat(30) })
    .map(({ step, cap, value }): Pair => [
      { type: 'count', step, cap },
      { kind: 'count', value },
    ]);
}

function deduction(top: number): fc.Arbitrary<Pair> {
  return fc.record({ step: points(top), floor: points(top), value: fc.nat(30) }).map(({ step, floor, value }): Pair => [
    { type: 'deduction', step, floor },
    { kind: 'count', value },
  ]);
}

function level(): fc.Arbitrary<Pair> {
  return fc
    .uniqueArray(fc.record({ label, share01: fc.nat(20).map((twentieths) => twentieths / 20) }), {
      minLength: 1,
      maxLength: 5,
      selector: keyOf,
    })
    .chain((levels) =>
      fc.nat(levels.length - 1).map((index): Pair => [
        { type: 'level', levels },
        { kind: 'choice', index },
      ]),
    );
}

function combination(top: number): fc.Arbitrary<Pair> {
  return fc.integer({ min: 1, max: 4 }).chain((questions) => {
    const some = fc.uniqueArray(fc.nat(questions - 1), { maxLength: questions });
    return fc
      .record({
        cases: fc.array(fc.record({ every: some, some, points: points(top) }), { minLength: 1, maxLength: 4 }),
        otherwise: points(top),
        yes: fc.array(fc.boolean(), { minLength: questions, maxLength: questions }),
      })
      .map(({ cases, otherwise, yes }): Pair => [
        { type: 'combination', questions: yes.map((_, i) => `Câu ${i + 1}`), cases, otherwise },
        { kind: 'answers', yes },
      ]);
  });
}

function survey(): fc.Arbitrary<Pair> {
  return fc
    .array(fc.record({ weight: fc.nat(100), votes: fc.nat(50) }), { minLength: 2, maxLength: 5 })
    .map((answers): Pair => {
      const all = answers.reduce((sum, { votes }) => sum + votes, 0);
      const percents = answers.map(({ votes }) => (all === 0 ? 0 : Math.round((votes / all) * 1000) / 10));
      return [
        { type: 'survey', answerWeights: answers.map(({ weight }) => weight) },
        { kind: 'shares', percents },
      ];
    });
}

function sipas(): fc.Arbitrary<Pair> {
  return rate([91.17]).map((declared): Pair => [{ type: 'sipas' }, declared]);
}
