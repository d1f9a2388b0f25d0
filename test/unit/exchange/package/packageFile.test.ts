import { expect, it } from 'vitest';
import { planCommands } from '../../../../src/domain/commands/index.ts';
import { listLeaves } from '../../../../src/domain/criteria.ts';
import { listAccepted } from '../../../../src/domain/merge/decisions.ts';
import { mergeFiles } from '../../../../src/domain/merge/mergeFiles.ts';
import { planAccepted } from '../../../../src/domain/merge/planAccepted.ts';
import { buildSample } from '../../../../src/domain/samples/index.ts';
import type { Workbook } from '../../../../src/domain/workbook.ts';
import { packageFromWorkbook, readPackage } from '../../../../src/exchange/package/packageFile.ts';
import { present } from '../../../../src/lib/assert.ts';
import { countingIds } from '../../../../src/lib/ids.ts';

const sample = buildSample('illustrative', countingIds('w'));
const setId = present(sample.setOrder[0], 'the sample has a set');
const set = present(sample.sets[setId], 'the sample has a set');
const unitIds = (sample.blocks[set.blockId]?.unitIds ?? []).slice(0, 3);
const unitId = present(unitIds[0], 'the sample has units');
const [leaf] = listLeaves(set);
const slot = leaf?.slot ?? 0;
const FILE = { kind: 'file', label: 'Kế hoạch.pdf', sizeBytes: 9, sha256: 'a'.repeat(64) } as const;

const atTheUnit: Workbook = planCommands(sample, null, [
  { verb: 'setScores', args: { setId, entries: [{ unitId, stage: 'self', slot, entry: { points: 0.25 } }] } },
  { verb: 'setEvidence', args: { setId, unitId, slot, evidence: [FILE] } },
]).outcome;

async function bytesOf(): Promise<Uint8Array<ArrayBuffer>> {
  return packageFromWorkbook(atTheUnit, setId, unitIds, '2026-11-02T08:00:00.000Z', 'An');
}

function change(bytes: Uint8Array<ArrayBuffer>, edit: (text: string) => string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(edit(new TextDecoder().decode(bytes)));
}

async function codeOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const read = await readPackage('x.sodiem-goi.json', bytes);
  return read.ok ? 'taken' : read.problem.code;
}

it('a package brings a unit’s scores and evidence, files with their hash, into the workbook that gathers them', async () => {
  const read = await readPackage('goi.sodiem-goi.json', await bytesOf());
  const readings = read.ok ? read.value : [];
  expect(readings.map(({ reading }) => reading.identity.unitId)).toEqual(unitIds);
  const files = readings.map(({ reading, evidence, exportedAt }) => ({
    name: 'goi.sodiem-goi.json',
    changedAt: exportedAt,
    reading,
    evidence,
  }));
  const { items } = mergeFiles(sample, setId, files);
  const decisions = new Map(items.map(({ key }) => [key, { keep: 'theirs', option: 0 } as const]));
  const { commands, refused } = planAccepted(
    sample,
    listAccepted(items, decisions),
    files.flatMap(({ evidence }) => evidence),
  );
  expect(refused).toEqual([]);
  const after = planCommands(sample, null, commands).outcome;
  expect(after.dossiers[setId]?.[unitId]?.evidence[String(slot)]).toEqual([FILE]);
  expect(after.scores[setId]?.[unitId]?.self).toEqual(atTheUnit.scores[setId]?.[unitId]?.self);
});

it('re-indented it is still whole, and changed in one figure it is refused', async () => {
  const bytes = await bytesOf();
  expect(await codeOf(change(bytes, (text) => JSON.stringify(JSON.parse(text), null, 2)))).toBe('taken');
  expect(await codeOf(change(bytes, (text) => text.replace('0.25', '0.75')))).toBe('file.checksum');
});

it('anything else is refused with its own sentence', async () => {
  const bytes = await bytesOf();
  expect(await codeOf(new Uint8Array([1, 2, 3]))).toBe('package.notOurs');
  expect(await codeOf(new TextEncoder().encode('{"format":"par-workbook"}'))).toBe('package.isWorkbook');
  expect(await codeOf(change(bytes, (text) => text.replace('"formatVersion":1', '"formatVersion":2')))).toBe(
    'file.newer',
  );
  expect(await codeOf(bytes.slice(0, 900))).toBe('package.notOurs');
  expect(await codeOf(new TextEncoder().encode('{"format":"par-workbook-package","formatVersion":1}'))).toBe(
    'file.damaged',
  );
});
