/** A block of hundreds of communes, and the form of one made into the forms of all. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { CriteriaSet } from '../../../src/domain/criteria.ts';
import { fileFromWorkbook } from '../../../src/domain/format/workbookFile.ts';
import type { UnitId } from '../../../src/domain/ids.ts';
import { buildTree, type CriterionRow } from '../../../src/domain/samples/criteriaTree.ts';
import { buildSample } from '../../../src/domain/samples/index.ts';
import { emptyUnitScores } from '../../../src/domain/scores.ts';
import type { Unit } from '../../../src/domain/workbook.ts';
import { present } from '../../../src/lib/assert.ts';
import { countingIds } from '../../../src/lib/ids.ts';
import { entryInput, fillForm, mapOf, type SentForm } from './returnedFiles.ts';

const FIELDS = 3;
const LEAVES_OF_A_FIELD = 10;
/** Of every leaf. */
export const MAX_POINTS = 10;
export const LEAF_CODES = Array.from({ length: FIELDS }, (_, field) =>
  Array.from({ length: LEAVES_OF_A_FIELD }, (__, leaf) => `${field + 1}.${leaf + 1}`),
).flat();

const pad = (n: number): string => String(n).padStart(4, '0');
export const communeName = (n: number): string => `Xã số ${pad(n)}`;
const communeId = (n: number): UnitId => `xaphuong-${pad(n)}` as UnitId;

/** A workbook file: so many communes, three fields of ten leaves with points typed directly, no score given. */
export function buildCommunes(count: number): Promise<Uint8Array> {
  const empty = buildSample('empty', countingIds('w'));
  const [set] = Object.values(empty.sets);
  const [block] = Object.values(empty.blocks);
  if (!set || !block) throw new Error('the empty sample has a set and a block');
  const units = Array.from({ length: count }, (_, i): Unit => ({
    id: communeId(i),
    name: communeName(i),
    ranked: true,
  }));
  const rows: CriterionRow[] = Array.from({ length: FIELDS }, (_, field) => field + 1).flatMap((field) => [
    { code: String(field), name: `Lĩnh vực ${field}`, max: LEAVES_OF_A_FIELD * MAX_POINTS },
    ...LEAF_CODES.filter((code) => code.startsWith(`${field}.`)).map((code) => ({
      code,
      name: `Nội dung ${code}`,
      max: MAX_POINTS,
    })),
  ]);
  const filled: CriteriaSet = {
    ...set,
    ...buildTree(rows, countingIds('n')),
    statedTotal: LEAF_CODES.length * MAX_POINTS,
  };
  const workbook = {
    ...empty,
    name: `${count} xã, phường`,
    units: Object.fromEntries(units.map((unit) => [unit.id, unit])),
    blocks: { [block.id]: { ...block, unitIds: units.map(({ id }) => id) } },
    sets: { [set.id]: filled },
    scores: { [set.id]: Object.fromEntries(units.map(({ id }) => [id, emptyUnitScores()])) },
  };
  return fileFromWorkbook(workbook, '2026-01-01T00:00:00.000Z');
}

/**
 * The form of commune 0 as every commune would have it and fill it in: the first leaf with `firstPoints` of its number, all
 * others with `otherPoints`. The parts of the file are unpacked once, so hundreds take seconds.
 */
export function answerAll(
  form: SentForm,
  count: number,
  firstPoints: (n: number) => number,
  otherPoints: number,
): SentForm[] {
  const map = mapOf(form);
  const marker = 98_765_432;
  const values = LEAF_CODES.map((code, i): [string, number] => [
    present(entryInput(map, code).cells[0], `a cell for ${code}`).address,
    i === 0 ? marker : otherPoints,
  ]);
  const parts = Object.entries(unzipSync(fillForm(form, Object.fromEntries(values)).bytes));
  const texts = parts.map(([path, bytes]): [string, string] => [path, strFromU8(bytes)]);
  return Array.from({ length: count }, (_, n) => {
    const own = texts.map(([path, text], i): [string, Uint8Array] => {
      const changed = text
        .replaceAll(communeId(0), communeId(n))
        .replaceAll(communeName(0), communeName(n))
        .replaceAll(communeName(0).toUpperCase(), communeName(n).toUpperCase())
        .replaceAll(String(marker), String(firstPoints(n)));
      return [path, changed === text ? (parts[i]?.[1] ?? new Uint8Array()) : strToU8(changed)];
    });
    return { fileName: `Tự chấm - ${communeName(n)}.xlsx`, bytes: zipSync(Object.fromEntries(own), { level: 1 }) };
  });
}
