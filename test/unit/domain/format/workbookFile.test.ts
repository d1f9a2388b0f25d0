import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../../src/domain/format/json.ts';
import type { Json } from '../../../../src/domain/format/json.ts';
import { hashText } from '../../../../src/domain/format/sha256.ts';
import { fileFromWorkbook, MAX_FILE_BYTES, workbookFromFile } from '../../../../src/domain/format/workbookFile.ts';
import { FORMAT_VERSION, type Workbook } from '../../../../src/domain/workbook.ts';
import { NEW_IN_FORMAT_4, richWorkbook, wideWorkbook } from '../../../fakes/storageWorkbooks.ts';

const AT = '2024-11-02T08:00:00.000Z';

async function problemOf(text: string): Promise<unknown> {
  const result = await workbookFromFile(new TextEncoder().encode(text));
  return result.ok ? 'accepted' : result.problem.code;
}

async function textOf(workbook: Workbook): Promise<string> {
  return new TextDecoder().decode(await fileFromWorkbook(workbook, AT));
}

type MutableFile = Record<string, Json> & { body: Record<string, Json> };

/** The file with its body changed and the checksum made to fit, as a careful forger would. */
async function forge(change: (file: MutableFile) => void): Promise<string> {
  const file = JSON.parse(await textOf(richWorkbook())) as MutableFile;
  change(file);
  return JSON.stringify({ ...file, sha256: await hashText(canonicalJson(file.body)) });
}

describe('the workbook file', () => {
  it('gives back every value, special numbers and hostile names included', async () => {
    const result = await workbookFromFile(await fileFromWorkbook(richWorkbook(), AT));
    expect(result).toEqual({ ok: true, value: richWorkbook() });
  });

  it('is the same text whatever order the keys were set in', async () => {
    const workbook = richWorkbook();
    const turned = Object.fromEntries(Object.entries(workbook).reverse()) as unknown as Workbook;
    expect(await textOf(turned)).toBe(await textOf(workbook));
  });

  it('states its counts in the header', async () => {
    const file = JSON.parse(await textOf(richWorkbook())) as { counts: unknown };
    expect(file.counts).toEqual({ units: 2, leaves: 4, scores: 7, scenarios: 1 });
  });

  it('is accepted after another program re-indented it', async () => {
    const text = JSON.stringify(JSON.parse(await textOf(richWorkbook())), null, 2);
    expect(await problemOf(text)).toBe('accepted');
    expect(await problemOf(`\uFEFF${text}`)).toBe('accepted');
  });

  it('stays below the size limit for 3,300 units x 100 leaves', async () => {
    const bytes = await fileFromWorkbook(wideWorkbook(3300, 100), AT);
    expect(bytes.byteLength).toBeLessThan(MAX_FILE_BYTES);
    expect((await workbookFromFile(bytes)).ok).toBe(true);
  });

  it('of the first format, before cells had attributes, is read', async () => {
    const text = await forge((file) => {
      file['formatVersion'] = 1;
      file.body['formatVersion'] = 1;
      Reflect.deleteProperty(file.body, 'attributes');
      Reflect.deleteProperty(file.body, 'dossiers');
    });
    const result = await workbookFromFile(new TextEncoder().encode(text));
    expect(result).toEqual({
      ok: true,
      value: { ...richWorkbook(), attributes: {}, dossiers: {}, ...NEW_IN_FORMAT_4 },
    });
  });

  it('of the second format, before units handed in evidence, is read', async () => {
    const text = await forge((file) => {
      file['formatVersion'] = 2;
      file.body['formatVersion'] = 2;
      Reflect.deleteProperty(file.body, 'dossiers');
    });
    const result = await workbookFromFile(new TextEncoder().encode(text));
    expect(result).toEqual({ ok: true, value: { ...richWorkbook(), dossiers: {}, ...NEW_IN_FORMAT_4 } });
  });

  it('of the third format, before crosswalks and kept analyses, is read', async () => {
    const text = await forge((file) => {
      file['formatVersion'] = 3;
      file.body['formatVersion'] = 3;
      for (const key of Object.keys(NEW_IN_FORMAT_4)) Reflect.deleteProperty(file.body, key);
    });
    const result = await workbookFromFile(new TextEncoder().encode(text));
    expect(result).toEqual({
      ok: true,
      value: { ...richWorkbook(), ...NEW_IN_FORMAT_4 },
    });
  });

  it('keeps fields it does not know', async () => {
    const text = await forge(({ body }) => (body['laterField'] = { deep: [1, '__proto__'] }));
    const result = await workbookFromFile(new TextEncoder().encode(text));
    expect(result.ok && (result.value as unknown as Record<string, unknown>)['laterField']).toEqual({
      deep: [1, '__proto__'],
    });
  });
});

describe('a file is refused', () => {
  it.each(['', '{', '[]', 'null', '"par-workbook"', '{"format":"sheet"}', 'PK\u0003\u0004'])(
    'when it is not ours: %j',
    async (text) => {
      expect(await problemOf(text)).toBe('file.notOurs');
    },
  );

  it('when its bytes are not UTF-8', async () => {
    const bytes = await fileFromWorkbook(richWorkbook(), AT);
    bytes[bytes.length - 10] = 0xff;
    expect(await workbookFromFile(bytes)).toMatchObject({ problem: { code: 'file.notOurs' } });
  });

  it('when a newer build wrote it', async () => {
    expect(await problemOf(await forge((file) => (file['formatVersion'] = FORMAT_VERSION + 1)))).toBe('file.newer');
  });

  it.each([0, -1, 1.5, '1', null])('when its version is %j', async (version) => {
    expect(await problemOf(await forge((file) => (file['formatVersion'] = version)))).toBe('file.damaged');
  });

  it('when a figure changed', async () => {
    expect(await problemOf((await textOf(richWorkbook())).replace('0.25', '0.26'))).toBe('file.checksum');
  });

  it('when the counts are not those of the body', async () => {
    expect(await problemOf(await forge((file) => (file['counts'] = { units: 9 })))).toBe('file.damaged');
  });

  it('when it is larger than 20 MB, without reading it', async () => {
    expect(await workbookFromFile(new Uint8Array(MAX_FILE_BYTES))).toMatchObject({ problem: { code: 'file.notOurs' } });
    expect(await workbookFromFile(new Uint8Array(MAX_FILE_BYTES + 1))).toMatchObject({
      problem: { code: 'file.tooLarge' },
    });
  });

  it('when it is nested a hundred thousand deep', async () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(await problemOf(`{"format":"par-workbook","formatVersion":1,"body":${deep}}`)).toBe('file.damaged');
  });

  it('when a tag is not one that the app writes', async () => {
    for (const tag of [
      { $: 'BigInt' },
      { $: 'f64', v: ['x'] },
      { $: 'NaN', v: 1 },
      { $: 'undefined', more: 1 },
      { $: 1 },
      { $: 'object', v: [] },
    ]) {
      expect(await problemOf(await forge(({ body }) => (body['name'] = tag as Json)))).toBe('file.damaged');
    }
  });
});

describe('hostile keys', () => {
  it('never reach Object.prototype, and as unknown fields they are kept', async () => {
    const text = (await textOf(richWorkbook())).replace(
      '"body":{',
      '"body":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},',
    );
    const body = (JSON.parse(text) as { body: Json }).body;
    const forged = text.replace(/"sha256":"[0-9a-f]+"/, `"sha256":"${await hashText(canonicalJson(body))}"`);
    const result = await workbookFromFile(new TextEncoder().encode(forged));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(result.ok && Object.getPrototypeOf(result.value)).toBe(Object.prototype);
    expect(result.ok && Object.hasOwn(result.value, '__proto__')).toBe(true);
  });
});
