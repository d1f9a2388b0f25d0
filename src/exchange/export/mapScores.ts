/** The scores in the export map: one row a unit, and where each slot and its figures stand. */
import { listLeaves } from '../../domain/criteria.ts';
import type { NodeId } from '../../domain/ids.ts';
import { layoutOf, SCORES_COLUMNS } from '../../domain/layout.ts';
import type { MapCell, MapScores, MapSlot, MapUnit, Written } from '../../domain/merge/exportMap.ts';
import { FIGURE_KINDS } from '../../domain/merge/inputMap.ts';
import type { PlaceValue } from '../../domain/merge/place.ts';
import { emptyUnitScores, isMissing, lastStagePresent, pointsAt, type Stage } from '../../domain/scores.ts';
import { present } from '../../lib/assert.ts';
import { sheetNameOf } from './context.ts';
import { cellAt, claim, writtenIn, type Collecting, type SetParts } from './mapClaims.ts';
import { setIn } from './variants.ts';

export function mapScores(collecting: Collecting, { setId, declared }: SetParts): MapScores {
  const { context, indexes } = collecting;
  const set = setIn(context.variants.base.sets, setId);
  const rows = present(layoutOf(context.variants.base, `scores.${setId}`), 'the set has a sheet').rows;
  const rowOf = new Map(rows.map((row, i) => [row, i]));
  const sheet = present(indexes.get(sheetNameOf(context, `scores.${setId}`)), 'the sheet is in the file');
  const figuresOf = (id: NodeId): MapSlot['figures'] =>
    FIGURE_KINDS.flatMap((kind) => {
      const places = declared.placesOf(id, kind, 0);
      const [first] = places;
      const on = first && indexes.get(first.sheet);
      return first && on !== undefined ? [{ kind, sheet: on, row: first.row, count: places.length }] : [];
    });
  const rowAt = (id: string): number => present(rowOf.get(id), 'the leaf has a row');
  const slots = [
    ...listLeaves(set).map(({ id, code, slot, rule }): MapSlot => ({
      slot,
      row: rowAt(id),
      code,
      rule,
      figures: figuresOf(id),
    })),
    ...set.extras.map(({ id, code, slot }): MapSlot => ({ slot, row: rowAt(id), code, rule: null, figures: [] })),
  ];
  return { setId, sheet, slots };
}

const NOTHING = emptyUnitScores();

export function mapUnits(
  collecting: Collecting,
  { setId }: SetParts,
  { sheet, slots }: MapScores,
  fillers: { readonly at: MapCell; readonly written: Written }[],
): MapUnit[] {
  const { base } = collecting.context.variants;
  const unitIds = base.blocks[setIn(base.sets, setId).blockId]?.unitIds ?? [];
  return unitIds.map((unitId, i) => {
    const unit = base.scores[setId]?.[unitId] ?? NOTHING;
    const column = SCORES_COLUMNS.length + i;
    const stages: Stage[] = [];
    const values: PlaceValue[] = [];
    for (const { slot, row, figures } of slots) {
      const stage = lastStagePresent(unit, slot);
      const declared = stage === null ? undefined : unit[stage].declared[slot];
      const points = stage === null ? Number.NaN : pointsAt(unit[stage], slot);
      const was = declared ? { declared } : isMissing(points) ? null : points;
      stages.push(stage ?? 'self');
      values.push(was);
      claim(collecting, { sheet, row, column });
      for (const figure of figures)
        for (let down = 0; down < figure.count; down++) {
          const at = { sheet: figure.sheet, row: figure.row + down, column };
          const home = claim(collecting, at);
          const cell = cellAt(collecting, home);
          if (declared?.kind !== figure.kind && cell !== null && cell.kind !== 'blank')
            fillers.push({ at, written: writtenIn(collecting, home) });
        }
    }
    return { setId, unitId, column, stages, scores: values };
  });
}
