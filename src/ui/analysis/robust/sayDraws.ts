/** Sentences about an answer of draws. */
import type { DrawsAnswer, DrawsAsk } from '../../../analysis/draws/question.ts';
import type { Messages } from '../../../i18n/index.ts';
import { formatNumber } from '../../../lib/numberText.ts';
import { rankShareBetween, shareError } from './robustFigures.ts';

export interface DrawNaming {
  readonly t: Messages;
  /** By place in the answer. */
  readonly names: readonly string[];
  readonly classes: readonly string[];
  readonly asked: DrawsAsk | null;
}

/** "Với trọng số lĩnh vực dao động ±10%". */
export function sayNoise(t: Messages, { noise, level, scoreDeviation }: DrawsAsk): string {
  const { noiseWords, levelWords } = t.robust;
  const figure = (value: number): string => formatNumber(value, t.locale, 4);
  const own =
    noise.kind === 'box'
      ? noiseWords.box(levelWords[level], `${figure(noise.width01 * 100)}%`)
      : noise.kind === 'dirichlet'
        ? noiseWords.dirichlet(levelWords[level], figure(noise.concentration))
        : noiseWords.simplex(levelWords[level]);
  return scoreDeviation > 0 ? own + noiseWords.scores(figure(scoreDeviation)) : own;
}

/** What the draws tell of one unit, by its place in the answer. */
export function sayUnit(answer: DrawsAnswer, unit: number, { t, names, classes, asked }: DrawNaming): string[] {
  if (asked === null) return [];
  const { draws, seed } = answer;
  const rank = (value: number | undefined): string => formatNumber(value ?? Number.NaN, t.locale, 1);
  const share = (value: number): string => `${formatNumber(value * 100, t.locale, 1)}%`;
  const [from, to] = [answer.q05[unit] ?? 0, answer.q95[unit] ?? 0];
  const within = rankShareBetween(answer, unit, from, to);
  const error = `${formatNumber(shareError(within, draws) * 100, t.locale, 2)}%`;
  const chances = classes.flatMap((label, at) => {
    const chance = answer.classShares[unit * classes.length + at] ?? 0;
    return chance > 0 ? [t.robust.classShare(label, share(chance))] : [];
  });
  return [
    t.robust.sentence({
      noise: sayNoise(t, asked),
      unit: names[unit] ?? '',
      from: rank(from),
      to: rank(to),
      share: share(within),
      draws: formatNumber(draws, t.locale),
      seed: String(seed),
      error,
    }),
    `${t.robust.ends(rank(answer.rank[unit]), rank(answer.best[unit]), rank(answer.worst[unit]), rank(answer.mean[unit]))} ${t.robust.classes(chances.join('; '))}`,
  ];
}

/** Units whose rank hangs on how figures are rounded, or on the tie rule. */
export function sayRounding({ risk, rank }: DrawsAnswer, { t, names }: DrawNaming): string {
  const hanging = names.filter(
    (_, unit) => (risk.sharedWith[unit] ?? 0) > 0 || Math.floor(rank[unit] ?? 0) !== risk.rankUnrounded[unit],
  );
  if (hanging.length === 0) return t.robust.noRounding;
  const shown = hanging.slice(0, MAX_NAMED).join('; ');
  return t.robust.rounding(String(hanging.length), hanging.length > MAX_NAMED ? `${shown}…` : shown);
}

const MAX_NAMED = 6;
