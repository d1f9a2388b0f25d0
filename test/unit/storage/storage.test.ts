import { describe, expect, it } from 'vitest';
import { applyPatches } from '../../../src/domain/patches.ts';
import { persistFakes } from '../../fakes/storageFakes.ts';
import { estimateRoom, readProtection, requestProtection } from '../../../src/storage/persist.ts';
import { codeOfError, failureOf, Refusal } from '../../../src/storage/problems.ts';
import { replayJournal } from '../../../src/storage/replay.ts';
import { chunksOfScores, scoresFromChunks, UNITS_PER_CHUNK } from '../../../src/storage/scoreChunks.ts';
import { historyOf } from '../../../src/storage/undoStack.ts';
import type { JournalEntry } from '../../../src/storage/port.ts';
import { idOf } from '../../fakes/storageEditor.ts';
import { richWorkbook, wideWorkbook } from '../../fakes/storageWorkbooks.ts';

function entry(rev: number, source = String(rev)): JournalEntry {
  const patches = [{ path: ['source'], old: '', new: source }];
  return { workbookId: idOf('w1'), rev, kind: 'do', target: rev, label: `l${rev}`, patches, epoch: 1, at: '' };
}

describe('score chunks', () => {
  it.each([0, 1, UNITS_PER_CHUNK, UNITS_PER_CHUNK + 1, 200])('give back the scores of %i units', (units) => {
    const { scores } = wideWorkbook(units, 9);
    const chunks = chunksOfScores(scores);
    expect(chunks.length).toBe(Math.max(1, Math.ceil(units / UNITS_PER_CHUNK)));
    expect(scoresFromChunks(structuredClone(chunks))).toEqual(scores);
  });

  it('keep declared data, notes, explanations, rows of different lengths and fields of later builds', () => {
    const workbook = applyPatches(richWorkbook(), [
      { path: ['scores', 's1', 'u2', 'appraisal1', 'reviewer'], old: undefined, new: { name: 'x' } },
    ]);
    expect(scoresFromChunks(structuredClone(chunksOfScores(workbook.scores)))).toEqual(workbook.scores);
  });

  it('give every row its own points', () => {
    const [chunk] = chunksOfScores(wideWorkbook(2, 4).scores);
    const scores = chunk && scoresFromChunks([chunk]);
    expect(scores?.['s1' as never]?.['u0' as never]?.self.points.buffer.byteLength).toBe(32);
  });
});

describe('replayJournal', () => {
  it('applies what lies between two revs, whatever else is there', () => {
    expect(
      replayJournal(
        richWorkbook(),
        2,
        4,
        [1, 2, 3, 4, 5].map((rev) => entry(rev)),
      )?.source,
    ).toBe('4');
    expect(replayJournal(richWorkbook(), 4, 4, [entry(1)])).toEqual(richWorkbook());
  });

  it('gives nothing where an entry is missing or does not apply', () => {
    expect(replayJournal(richWorkbook(), 0, 2, [entry(1), entry(3)])).toBeNull();
    expect(replayJournal(richWorkbook(), 0, 2, [entry(1)])).toBeNull();
    const broken = { ...entry(1), patches: [{ path: ['sets', 'nowhere', 'name'], old: '', new: '' }] };
    expect(replayJournal(richWorkbook(), 0, 1, [broken])).toBeNull();
  });
});

describe('historyOf', () => {
  it('offers only what lies above a row that is missing', () => {
    const rows = new Map([1, 3, 4].map((rev) => [rev, entry(rev)]));
    const history = historyOf({ undo: [1, 2, 3], redo: [4] }, rows);
    expect([history.undo.map((one) => one.label), history.redo.map((one) => one.rev)]).toEqual([['l3'], [4]]);
  });
});

describe('codeOfError', () => {
  const quota = new DOMException('full', 'QuotaExceededError');
  it.each([
    [quota, 'storage.full'],
    [Object.assign(new Error('aborted'), { name: 'AbortError', inner: quota }), 'storage.full'],
    [
      new DOMException('Connection to Indexed Database server lost. Refresh the page to try again', 'UnknownError'),
      'storage.lost',
    ],
    [new DOMException('The database connection is closing.', 'InvalidStateError'), 'storage.lost'],
    [Object.assign(new Error(), { name: 'DatabaseClosedError' }), 'storage.lost'],
    [new DOMException('', 'VersionError'), 'storage.newer'],
    [new DOMException('', 'ConstraintError'), 'storage.failed'],
    [new TypeError('x'), 'storage.failed'],
    ['text', 'storage.failed'],
    [null, 'storage.failed'],
  ])('maps %s', (error, code) => {
    expect(codeOfError(error)).toBe(code);
  });

  it('keeps a refusal of ours as it is', () => {
    const problem = { code: 'storage.conflict', details: { headRev: 3 } } as const;
    expect(failureOf(new Refusal(problem))).toEqual({ ok: false, problem });
  });
});

describe('protection of the data (R10)', () => {
  it('is what the browser says, and unknown where it says nothing or fails', async () => {
    expect(await requestProtection(persistFakes.granting)).toBe('protected');
    expect(await requestProtection(persistFakes.refusing)).toBe('notProtected');
    expect(await readProtection(persistFakes.refusing)).toBe('notProtected');
    expect(await requestProtection(persistFakes.failing)).toBe('unknown');
    expect(await readProtection(null)).toBe('unknown');
  });

  it('comes with the room there is', async () => {
    expect(await estimateRoom(persistFakes.granting)).toEqual({ usedBytes: 1, quotaBytes: 2 });
    expect(await estimateRoom(persistFakes.failing)).toBeNull();
    expect(await estimateRoom(null)).toBeNull();
  });
});
