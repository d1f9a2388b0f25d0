/**
 * Scores as they rest on disk: one record per 64 units, all points in one Float64Array (7 ms to write and 8 ms to load
 * for 700 units x 100 leaves; one row a cell takes 5.8 s). What is not points stands beside it, only where there is any.
 */
import type { SetId, UnitId } from '../domain/ids.ts';
import { emptyStageRow, STAGES } from '../domain/scores.ts';
import type { Stage, StageRow, UnitScores } from '../domain/scores.ts';
import type { Workbook } from '../domain/workbook.ts';

export const UNITS_PER_CHUNK = 64;

export interface ScoreChunk {
  readonly setId: SetId;
  readonly unitIds: readonly UnitId[];
  /** Unit by unit, stage by stage, one after the other. */
  readonly points: Float64Array;
  /** How many points each row has, in the same order. */
  readonly lengths: Uint32Array;
  /** A row without its points, by its place in `lengths`; rows with nothing else are left out. */
  readonly besides: ReadonlyMap<number, Omit<StageRow, 'points'>>;
}

type Scores = Workbook['scores'];

/** A set without units still has one (empty) chunk, so that it comes back. */
export function chunksOfScores(scores: Scores): ScoreChunk[] {
  return (Object.keys(scores) as SetId[]).flatMap((setId) => {
    const rows = scores[setId] ?? {};
    const unitIds = Object.keys(rows) as UnitId[];
    const count = Math.max(1, Math.ceil(unitIds.length / UNITS_PER_CHUNK));
    return Array.from({ length: count }, (_, index) =>
      packChunk(setId, rows, unitIds.slice(index * UNITS_PER_CHUNK, (index + 1) * UNITS_PER_CHUNK)),
    );
  });
}

function packChunk(setId: SetId, rows: Readonly<Record<UnitId, UnitScores>>, unitIds: readonly UnitId[]): ScoreChunk {
  const stageRows = unitIds.flatMap((id) => STAGES.map((stage) => rows[id]?.[stage] ?? emptyStageRow()));
  const lengths = Uint32Array.from(stageRows, (row) => row.points.length);
  const points = new Float64Array(lengths.reduce((sum, length) => sum + length, 0));
  const besides = new Map<number, Omit<StageRow, 'points'>>();
  let at = 0;
  stageRows.forEach((row, index) => {
    points.set(row.points, at);
    at += row.points.length;
    const rest = Object.entries(row).filter(([key]) => key !== 'points');
    if (!rest.every(isEmptyPart)) besides.set(index, Object.fromEntries(rest) as unknown as Omit<StageRow, 'points'>);
  });
  return { setId, unitIds, points, lengths, besides };
}

const KNOWN = ['declared', 'notes', 'explanations'];

function isEmptyPart([key, value]: [string, object]): boolean {
  return KNOWN.includes(key) && Object.keys(value).length === 0;
}

/** The scores of all chunks; the rows own their points. */
export function scoresFromChunks(chunks: readonly ScoreChunk[]): Scores {
  const scores: Record<SetId, Record<UnitId, UnitScores>> = {};
  for (const chunk of chunks) {
    const rows = (scores[chunk.setId] ??= {});
    let at = 0;
    let index = 0;
    function takeRow(): StageRow {
      const length = chunk.lengths[index] ?? 0;
      const points = chunk.points.slice(at, at + length);
      at += length;
      return { ...emptyStageRow(), ...chunk.besides.get(index++), points };
    }
    for (const id of chunk.unitIds) {
      rows[id] = Object.fromEntries(STAGES.map((stage) => [stage, takeRow()])) as Record<Stage, StageRow>;
    }
  }
  return scores;
}
