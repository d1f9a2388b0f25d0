/** LibreOffice as the office program of a unit: makes files of tables, opens files and saves them again. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { findLibreOffice } from '../../contract/exchange/libreOffice.ts';

export interface OfficeFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

export type Table = readonly (readonly (string | number | null)[])[];

/** Opens each file and saves it as `kind`: what the program does not keep is lost. */
export async function saveInLibreOffice(files: readonly OfficeFile[], kind: 'xlsx' | 'ods'): Promise<OfficeFile[]> {
  const folder = mkdtempSync(join(tmpdir(), 'par-office-'));
  try {
    const stem = (i: number): string => `file${i}`;
    const paths = files.map(({ fileName, bytes }, i) => {
      const path = join(folder, `${stem(i)}.${fileName.split('.').at(-1) ?? ''}`);
      writeFileSync(path, bytes);
      return path;
    });
    const out = join(folder, 'out');
    const profile = pathToFileURL(join(folder, 'profile')).href;
    const parameters = ['--headless', `-env:UserInstallation=${profile}`, '--convert-to', kind, '--outdir', out];
    await promisify(execFile)(findLibreOffice(), [...parameters, ...paths], { timeout: 120_000 });
    return files.map(({ fileName }, i) => ({
      fileName: fileName.replace(/[^.]+$/, kind),
      bytes: readFileSync(join(out, `${stem(i)}.${kind}`)),
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file of these sheets as LibreOffice writes it. */
export async function makeInLibreOffice(
  fileName: string,
  sheets: Readonly<Record<string, Table>>,
): Promise<OfficeFile> {
  const source = { fileName: `${fileName}.fods`, bytes: new TextEncoder().encode(flatSheets(sheets)) };
  const [made] = await saveInLibreOffice([source], 'xlsx');
  if (!made) throw new Error('LibreOffice wrote no file');
  return made;
}

const SPACES = ['office', 'table', 'text'].map(
  (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
);

function flatSheets(sheets: Readonly<Record<string, Table>>): string {
  const tables = Object.entries(sheets).map(([name, rows]) => {
    const lines = rows.map((row) => `<table:table-row>${row.map(flatCell).join('')}</table:table-row>`);
    return `<table:table table:name="${escapeXml(name)}">${lines.join('')}</table:table>`;
  });
  const mimeType = 'application/vnd.oasis.opendocument.spreadsheet';
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${SPACES.join(' ')} office:version="1.3" office:mimetype="${mimeType}"><office:body><office:spreadsheet>${tables.join('')}</office:spreadsheet></office:body></office:document>`;
}

function flatCell(value: string | number | null): string {
  if (value === null) return '<table:table-cell/>';
  if (typeof value === 'number') return `<table:table-cell office:value-type="float" office:value="${value}"/>`;
  return `<table:table-cell office:value-type="string"><text:p>${escapeXml(value)}</text:p></table:table-cell>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
