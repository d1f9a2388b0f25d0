/** LibreOffice as an independent reader of our files: recalculates everything and hands every sheet back as values. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Without this LibreOffice trusts the values in the file: it would compare the app with itself. */
const ALWAYS_RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** All sheets, UTF-8, comma, values as stored and not as shown. */
const ALL_SHEETS = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1';

const PLACES = [
  '/usr/bin/soffice',
  '/usr/bin/libreoffice',
  '/usr/local/bin/soffice',
  '/opt/libreoffice/program/soffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
];

export function findLibreOffice(): string {
  const found = [process.env['SOFFICE_PATH'], ...PLACES].find((path) => path !== undefined && existsSync(path));
  if (found === undefined)
    throw new Error('LibreOffice is needed to check the exported file: install it or set SOFFICE_PATH to its soffice.');
  return found;
}

/** Sheets by name, rows of cells as text. */
export type ReadSheets = ReadonlyMap<string, readonly (readonly string[])[]>;

/** Recalculates each file (name -> bytes) in one run and reads every sheet. */
export async function recalculate(files: ReadonlyMap<string, Uint8Array>): Promise<ReadonlyMap<string, ReadSheets>> {
  const folder = mkdtempSync(join(tmpdir(), 'par-workbook-'));
  try {
    const profile = join(folder, 'profile');
    mkdirSync(join(profile, 'user'), { recursive: true });
    writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), ALWAYS_RECALCULATE);
    const out = join(folder, 'out');
    mkdirSync(out);
    const paths = [...files].map(([name, bytes]) => {
      const path = join(folder, `${name}.xlsx`);
      writeFileSync(path, bytes);
      return path;
    });
    await run(findLibreOffice(), [
      '--headless',
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      '--convert-to',
      ALL_SHEETS,
      '--outdir',
      out,
      ...paths,
    ]);
    const written = readdirSync(out);
    return new Map([...files.keys()].map((name) => [name, readSheets(out, written, name)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readSheets(folder: string, written: readonly string[], name: string): ReadSheets {
  const sheets = new Map<string, string[][]>();
  for (const file of written) {
    if (!file.startsWith(`${name}-`) || !file.endsWith('.csv')) continue;
    const title = file.slice(name.length + 1, -'.csv'.length).normalize('NFC');
    sheets.set(title, parseCsv(readFileSync(join(folder, file), 'utf8')));
  }
  if (sheets.size === 0) throw new Error(`LibreOffice could not open ${name}.xlsx`);
  return sheets;
}

function run(command: string, parameters: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(command, parameters, { timeout: 240_000 }, (error) => {
      if (error) reject(new Error(`LibreOffice failed: ${error.message}`));
      else resolve();
    });
  });
}

function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  const source = text.replace(/^\ufeff/, '');
  for (let i = 0; i < source.length; i++) {
    const character = source.charAt(i);
    if (quoted) {
      if (character !== '"') field += character;
      else if (source.charAt(i + 1) === '"') {
        field += '"';
        i++;
      } else quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === ',' || character === '\n') {
      row.push(field);
      field = '';
      if (character === '\n') {
        rows.push(row);
        row = [];
      }
    } else if (character !== '\r') field += character;
  }
  if (field !== '' || row.length > 0) rows.push([...row, field]);
  return rows;
}
