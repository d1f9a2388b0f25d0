/** Evidence files of one workbook on their way to this machine's storage and back; what they are stands in the dossier. */
import type { Evidence } from '../domain/dossier.ts';
import { hashBytes } from '../domain/format/sha256.ts';
import type { WorkbookId } from '../domain/ids.ts';
import { fail, succeed, type Problem, type Result } from '../lib/result.ts';
import type { StorageCode, WorkbookStore } from '../storage/port.ts';

/** A scanned decision is 1 to 5 MB; above this the browser's share of the disk is gone after a few dozen. */
export const MAX_EVIDENCE_BYTES = 20 * 1024 * 1024;

export type EvidenceCode =
  'evidence.tooLarge' | 'evidence.empty' | 'evidence.notRead' | 'evidence.notHere' | StorageCode;

export class EvidenceFiles {
  /** Files under way: more than 0 says so on screen. */
  busy = $state.raw(0);
  readonly #store: Pick<WorkbookStore, 'saveEvidenceFile' | 'loadEvidenceFile'>;
  readonly #workbookId: WorkbookId;
  readonly #known = new Map<string, Promise<boolean>>();

  constructor(store: Pick<WorkbookStore, 'saveEvidenceFile' | 'loadEvidenceFile'>, workbookId: WorkbookId) {
    this.#store = store;
    this.#workbookId = workbookId;
  }

  /** Reads, hashes and keeps a file; only then it may be named in the dossier. */
  async keep(file: File): Promise<Result<Evidence, Problem<EvidenceCode>>> {
    const details = { name: file.name, megabytes: Math.ceil(file.size / 1024 / 1024) };
    if (file.size > MAX_EVIDENCE_BYTES) return fail('evidence.tooLarge', details);
    if (file.size === 0) return fail('evidence.empty', details);
    this.busy += 1;
    try {
      const bytes = await readBytes(file);
      if (bytes === null) return fail('evidence.notRead', details);
      const sha256 = await hashBytes(bytes);
      const saved = await this.#store.saveEvidenceFile(this.#workbookId, sha256, bytes);
      if (!saved.ok) return saved;
      this.#known.set(sha256, Promise.resolve(true));
      return succeed({ kind: 'file', label: file.name.normalize('NFC'), sizeBytes: bytes.length, sha256 });
    } finally {
      this.busy -= 1;
    }
  }

  /** Whether this machine has the file; asked once for each, and again after it has been kept. */
  has(file: Extract<Evidence, { kind: 'file' }>): Promise<boolean> {
    const known = this.#known.get(file.sha256);
    if (known) return known;
    const asked = this.load(file).then((loaded) => loaded.ok);
    this.#known.set(file.sha256, asked);
    return asked;
  }

  /** The bytes of a file that the dossier names; `evidence.notHere` where they lie on another machine. */
  async load(
    file: Extract<Evidence, { kind: 'file' }>,
  ): Promise<Result<Uint8Array<ArrayBuffer>, Problem<EvidenceCode>>> {
    const loaded = await this.#store.loadEvidenceFile(this.#workbookId, file.sha256);
    if (!loaded.ok) return loaded;
    return loaded.value === null
      ? fail('evidence.notHere', { name: file.label })
      : succeed(new Uint8Array(loaded.value));
  }
}

async function readBytes(file: File): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return null;
  }
}
