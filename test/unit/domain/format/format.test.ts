import { describe, expect, it } from 'vitest';
import { fileNameOf } from '../../../../src/domain/format/fileName.ts';
import { migrateBody } from '../../../../src/domain/format/migrations.ts';
import type { Migrations } from '../../../../src/domain/format/migrations.ts';
import { isSameValue } from '../../../../src/domain/format/sameValue.ts';
import { hashText } from '../../../../src/domain/format/sha256.ts';

describe('migrateBody', () => {
  const steps: Migrations = new Map([
    [1, (body) => ({ ...body, renamed: body['old'], trail: '1' })],
    [2, (body) => ({ ...body, trail: `${String(body['trail'])}2` })],
  ]);

  it('applies every step in order and keeps fields it does not know', () => {
    const body = { formatVersion: 1, old: 7, unknown: [1] };
    expect(migrateBody(body, steps, 3)).toEqual({ formatVersion: 3, old: 7, renamed: 7, unknown: [1], trail: '12' });
    expect(body).toEqual({ formatVersion: 1, old: 7, unknown: [1] });
  });

  it('leaves a body of today alone', () => {
    const body = { formatVersion: 3 };
    expect(migrateBody(body, steps, 3)).toBe(body);
  });

  it('refuses a newer version, a gap in the steps, and what is no version', () => {
    expect(migrateBody({ formatVersion: 4 }, steps, 3)).toBeNull();
    expect(migrateBody({ formatVersion: 0 }, steps, 3)).toBeNull();
    expect(migrateBody({ formatVersion: '1' }, steps, 3)).toBeNull();
    expect(migrateBody({}, steps, 3)).toBeNull();
  });
});

describe('isSameValue', () => {
  it('tells apart what only looks alike', () => {
    const pairs: readonly (readonly [unknown, unknown])[] = [
      [0, -0],
      [{}, []],
      [{ a: undefined }, {}],
      [{ a: undefined }, { b: undefined }],
      [
        [1, 2],
        [2, 1],
      ],
      [new Float64Array([1]), [1]],
      [new Float64Array([0]), new Float64Array([Number.NaN])],
      [new Float64Array(1), new Float64Array(2)],
      [null, {}],
    ];
    for (const [a, b] of pairs) expect([isSameValue(a, b), isSameValue(b, a)]).toEqual([false, false]);
  });

  it('finds copies equal, whatever the order of keys', () => {
    const value = { a: [Number.NaN, { b: new Float64Array([Number.NaN, -0]) }], c: null };
    expect(isSameValue(value, { c: null, a: structuredClone(value.a) })).toBe(true);
  });
});

describe('hashText', () => {
  it('is SHA-256 of the UTF-8 bytes', async () => {
    expect(await hashText('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(await hashText('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});

describe('fileNameOf', () => {
  it.each([
    ['Sổ điểm 2024', 'Sổ điểm 2024.sodiem.json'],
    ['../../etc/passwd', 'etc passwd.sodiem.json'],
    ['a\u202Egnp.exe\u0000', 'a gnp.exe.sodiem.json'],
    ['  ... ', 'so-diem.sodiem.json'],
    ['C:\\con|x?', 'C con x.sodiem.json'],
  ])('makes %j safe for a disk', (name, expected) => {
    expect(fileNameOf(name)).toBe(expected);
  });

  it('keeps names short', () => {
    expect(fileNameOf('ô'.repeat(500)).length).toBeLessThan(140);
  });
});
