/** The cells of an n-way table: their number, their order (the last way fastest), and what brings the state to each. */
import type { Command } from '../../domain/commands/index.ts';
import type { SetId } from '../../domain/ids.ts';
import { roundTo } from '../../lib/decimal.ts';
import type { Way, WayInput, WayValues } from './question.ts';

/** from, from + step ... up to `to`, which closes the list where the steps do not meet it; empty where they never end. */
export function valuesOfWay({ from, to, step }: Omit<Way, 'input'>, limit: number): number[] {
  if (!Number.isFinite(from) || !Number.isFinite(to) || !(to >= from) || !(step > 0 || to === from)) return [];
  const values: number[] = [];
  for (let n = 0; values.length <= limit; n++) {
    const value = roundTo(from + n * step, 7);
    if (value >= to - 1e-9) break;
    values.push(value);
  }
  return [...values, to];
}

/** Place along each way of a cell. */
export function placesOfCell(ways: readonly { readonly values: readonly number[] }[], cell: number): number[] {
  const places: number[] = [];
  let rest = cell;
  for (const { values } of ways.toReversed()) {
    places.unshift(rest % values.length);
    rest = Math.floor(rest / values.length);
  }
  return places;
}

/** The inputs at their values in a cell. */
export function commandsOfCell(ways: readonly WayValues[], cell: number): Command[] {
  const places = placesOfCell(ways, cell);
  return ways.flatMap(({ commands }, way) => commands[places[way] ?? -1] ?? []);
}

export function commandOfInput(setId: SetId, input: WayInput, value: number): Command {
  return input.kind === 'weight'
    ? { verb: 'setWeight', args: { setId, nodeId: input.nodeId, weight: value } }
    : { verb: 'setAssumptionValue', args: { assumptionId: input.assumptionId, value } };
}
