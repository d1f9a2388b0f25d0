import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findOnPath, isProgram, readVersion } from '../../../scripts/programs.mjs';

let folder: string;

function writeProgram(name: string, text: string, mode: number): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  chmodSync(file, mode);
  return file;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'programs-'));
  writeProgram('chromium', '#!/bin/sh\necho "Chromium 999.0"\necho more\n', 0o755);
  writeProgram('broken', '#!/bin/sh\necho "libnss3.so: cannot open" >&2\nexit 127\n', 0o755);
  writeProgram('notes.txt', 'chromium', 0o644);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('finds a program by its name in the order of the names', () => {
  const path = ['/nowhere', folder].join(delimiter);
  expect(findOnPath(['google-chrome', 'chromium'], path)).toEqual([join(folder, 'chromium')]);
  expect(findOnPath(['notes.txt'], path)).toEqual([]);
});

it('takes a folder or a missing file for no program', () => {
  expect(isProgram(folder)).toBe(false);
  expect(isProgram(join(folder, 'missing'))).toBe(false);
});

it('reads the version of a program that runs, and none of one that lacks its libraries', () => {
  expect(readVersion(join(folder, 'chromium'))).toBe('Chromium 999.0');
  expect(readVersion(join(folder, 'broken'))).toBeNull();
});
