/** Files made to harm, each with what must come of it. */
import { strToU8, zipSync } from 'fflate';
import { utils, write } from 'xlsx';
import { makeXlsx, writeSample } from '../../fixtures/books.ts';
import { lieAboutSizes, makeBomb, overlapEntries, withParts } from './bombs.ts';

export interface HostileFile {
  readonly title: string;
  readonly name?: string;
  readonly make: () => Uint8Array;
  /** 'opened', or the code it is refused with. */
  readonly outcome: string;
}

const SHEET = 'xl/worksheets/sheet1.xml';
const STRING_HEAD = '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>';
const STRING_TAIL = '</t></is></c></row></sheetData></worksheet>';
const LAUGHS = `<!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i] ?? ''} "${`&${'abcdefghi'[i] ?? ''};`.repeat(10)}">`).join('')}]>`;
const XXE = '<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
const ONE_CELL = '<row r="1"><c r="A1"><v>1</v></c></row>';

function repeat(count: number, write: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => write(index)).join('');
}

function makeOds(content: string): Uint8Array {
  return zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
    'content.xml': strToU8(
      `<office:document-content><office:body><office:spreadsheet>${content}</office:spreadsheet></office:body></office:document-content>`,
    ),
  });
}

/** The text in UTF-16 with its mark, as an XML part may be. */
function toWide(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le'));
}

const ZIP_BOMBS: readonly HostileFile[] = [
  {
    title: '400 MB of one text in 0.4 MB',
    make: () => makeBomb(SHEET, STRING_HEAD, 'a', 400, STRING_TAIL),
    outcome: 'read.inflatesTooMuch',
  },
  {
    title: '1 GB of empty rows in 1 MB',
    make: () => makeBomb(SHEET, '<worksheet><sheetData>', '<row/>', 1000, '</sheetData></worksheet>'),
    outcome: 'read.inflatesTooMuch',
  },
  {
    title: '150 MB under the ratio that says 1 kB',
    make: () => lieAboutSizes(makeBomb(SHEET, STRING_HEAD, 'a', 150, STRING_TAIL), 1000),
    outcome: 'read.damaged',
  },
  {
    title: '400 MB that says it is 70 MB',
    make: () => lieAboutSizes(makeBomb(SHEET, STRING_HEAD, 'a', 400, STRING_TAIL), 70_000),
    outcome: 'read.damaged',
  },
  {
    title: 'a part that says 4 GB',
    make: () => lieAboutSizes(makeXlsx({ rows: ONE_CELL }), 0xfffffffe),
    outcome: 'read.inflatesTooMuch',
  },
  { title: '2,001 parts', make: () => withParts({}, 1_996), outcome: 'read.tooManyParts' },
  {
    title: 'parts that share their bytes',
    make: () => overlapEntries(makeXlsx({ rows: ONE_CELL })),
    outcome: 'read.damaged',
  },
  {
    title: 'a zip in the place of a sheet',
    make: () => makeXlsx({ parts: { [SHEET]: makeXlsx() } }),
    outcome: 'read.nestedZip',
  },
  {
    title: 'a zip of zips',
    make: () => zipSync({ 'a.zip': zipSync({ 'b.zip': makeXlsx() }) }),
    outcome: 'read.zipOfFiles',
  },
  {
    title: 'a bomb where nothing looks (media)',
    make: () => makeXlsx({ rows: ONE_CELL, parts: { 'xl/media/a.png': new Uint8Array(900_000) } }),
    outcome: 'opened',
  },
];

const SHEETS: readonly HostileFile[] = [
  {
    title: 'one merge A1:XFD1048576',
    make: () => makeXlsx({ rows: ONE_CELL, after: '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' }),
    outcome: 'opened',
  },
  {
    title: '10,001 merges',
    make: () =>
      makeXlsx({
        after: `<mergeCells>${repeat(10_001, (i) => `<mergeCell ref="A${i + 1}:B${i + 1}"/>`)}</mergeCells>`,
      }),
    outcome: 'read.tooManyMerges',
  },
  {
    title: 'cells in A1 and XFD1048576',
    make: () => makeXlsx({ rows: `${ONE_CELL}<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>` }),
    outcome: 'opened',
  },
  {
    title: 'a dimension that says everything',
    make: () => makeXlsx({ rows: ONE_CELL, dimension: 'A1:XFD1048576' }),
    outcome: 'opened',
  },
  {
    title: 'a cell beyond the last column',
    make: () => makeXlsx({ rows: '<row r="1"><c r="XFE1"><v>1</v></c></row>' }),
    outcome: 'read.badAddress',
  },
  {
    title: 'a cell beyond the last row',
    make: () => makeXlsx({ rows: '<row r="9"><c r="A1048577"><v>1</v></c></row>' }),
    outcome: 'read.badAddress',
  },
  {
    title: 'a row 99999999999999999999',
    make: () => makeXlsx({ rows: '<row r="99999999999999999999"><c><v>1</v></c></row>' }),
    outcome: 'read.badAddress',
  },
  {
    title: '500,001 cells',
    make: () =>
      makeXlsx(
        {
          rows: repeat(
            5_001,
            (r) => `<row r="${r + 1}">${repeat(r === 5_000 ? 1 : 100, () => '<c><v>1</v></c>')}</row>`,
          ),
        },
        0,
      ),
    outcome: 'read.tooManyCells',
  },
  {
    title: '1.5 million styled cells without content',
    make: () => makeXlsx({ rows: `<row>${repeat(1_500_000, () => '<c s="1"/>')}</row>${ONE_CELL}` }, 0),
    outcome: 'opened',
  },
  {
    title: '200,001 shared texts',
    make: () => makeXlsx({ shared: repeat(200_001, () => '<si><t>a</t></si>') }, 0),
    outcome: 'read.tooManyTexts',
  },
  {
    title: 'a long text used 10,000 times',
    make: () =>
      makeXlsx({
        shared: `<si><t>${'a'.repeat(32_767)}</t></si>`,
        rows: repeat(10_000, (i) => `<row r="${i + 1}"><c t="s"><v>0</v></c></row>`),
      }),
    outcome: 'read.tooMuchText',
  },
  {
    title: 'a long shared formula used 10,000 times',
    make: () =>
      makeXlsx({
        rows: repeat(
          10_000,
          (i) => `<row r="${i + 1}"><c><f t="shared" si="0">${i === 0 ? '1+'.repeat(4_000) + '1' : ''}</f></c></row>`,
        ),
      }),
    outcome: 'read.tooMuchText',
  },
  {
    title: 'a text of 32,768 characters',
    make: () =>
      makeXlsx({
        shared: `<si><t>${'a'.repeat(32_768)}</t></si>`,
        rows: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>',
      }),
    outcome: 'read.textTooLong',
  },
  {
    title: '201 sheets',
    make: () =>
      makeXlsx({
        parts: {
          'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${repeat(201, (i) => `<sheet name="${i}" r:id="rId1"/>`)}</sheets></workbook>`,
        },
      }),
    outcome: 'read.tooManySheets',
  },
  {
    title: '200 names of the same large sheet',
    make: () =>
      makeXlsx({
        parts: {
          'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${repeat(200, (i) => `<sheet name="${i}" r:id="rId1"/>`)}</sheets></workbook>`,
        },
        rows: repeat(3_000, () => '<row><c><v>1</v></c></row>'),
      }),
    outcome: 'read.damaged',
  },
  {
    title: 'XML nested 65 deep',
    make: () => makeXlsx({ after: `${'<a>'.repeat(64)}${'</a>'.repeat(64)}` }),
    outcome: 'read.tooDeep',
  },
  {
    title: 'XML nested a million deep',
    make: () => makeXlsx({ after: '<a>'.repeat(1_000_000) }, 0),
    outcome: 'read.tooDeep',
  },
  {
    title: 'a tag of 1 MB',
    make: () => makeXlsx({ after: `<a b="${'c'.repeat(1_000_000)}"/>` }, 0),
    outcome: 'read.damaged',
  },
  {
    title: 'a tag with 60 kB of bare words',
    make: () => makeXlsx({ after: `<a ${'b '.repeat(30_000)}/>` }),
    outcome: 'opened',
  },
  {
    title: 'a comment that never ends',
    make: () => makeXlsx({ after: `<!--${'-'.repeat(500_000)}` }, 0),
    outcome: 'read.damaged',
  },
  {
    title: '65,537 styles',
    make: () => makeXlsx({ styles: `<cellXfs>${repeat(65_537, () => '<xf/>')}</cellXfs>` }),
    outcome: 'read.tooManyStyles',
  },
  {
    title: 'a number format of 255 signs made for backtracking',
    make: () =>
      makeXlsx({
        rows: '<row r="1"><c r="A1" s="0"><v>1</v></c></row>',
        styles: `<numFmts><numFmt numFmtId="170" formatCode="${'['.repeat(255)}"/></numFmts><cellXfs><xf numFmtId="170"/></cellXfs>`,
      }),
    outcome: 'opened',
  },
];

const DTDS: readonly HostileFile[] = [
  ...['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml', SHEET, 'xl/sharedStrings.xml', 'xl/styles.xml'].map(
    (part) => ({
      title: `a billion laughs in ${part}`,
      make: () =>
        makeXlsx({
          shared: '',
          styles: '',
          parts: { [part]: `<?xml version="1.0"?>${LAUGHS}<worksheet>&j;</worksheet>` },
        }),
      outcome: part === '[Content_Types].xml' ? 'opened' : 'read.dtd',
    }),
  ),
  {
    title: 'a foreign entity',
    make: () => makeXlsx({ parts: { [SHEET]: `${XXE}<worksheet>&x;</worksheet>` } }),
    outcome: 'read.dtd',
  },
  {
    title: 'a DTD in UTF-16',
    make: () => makeXlsx({ parts: { [SHEET]: toWide(`${XXE}<worksheet>&x;</worksheet>`) } }),
    outcome: 'read.dtd',
  },
  {
    title: 'an entity without a DTD',
    make: () => makeXlsx({ rows: '<row><c t="str"><v>&x;</v></c></row>' }),
    outcome: 'read.damaged',
  },
  {
    title: 'a DTD in an .ods',
    make: () =>
      zipSync({
        mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
        'content.xml': strToU8(`${XXE}<a/>`),
      }),
    outcome: 'read.dtd',
  },
];

const ODS: readonly HostileFile[] = [
  {
    title: 'an .ods row repeated a million times',
    make: () =>
      makeOds(
        '<table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>',
      ),
    outcome: 'read.tooManyCells',
  },
  {
    title: 'an .ods cell repeated 16,385 times',
    make: () =>
      makeOds(
        '<table:table><table:table-row><table:table-cell table:number-columns-repeated="16385" office:value-type="float" office:value="1"/></table:table-row></table:table>',
      ),
    outcome: 'read.badAddress',
  },
  {
    title: 'an .ods that repeats nothing 10^15 times',
    make: () =>
      makeOds(
        `<table:table>${repeat(100, () => '<table:table-row table:number-rows-repeated="10000000000000"><table:table-cell table:number-columns-repeated="100000000"/></table:table-row>')}</table:table>`,
      ),
    outcome: 'opened',
  },
  {
    title: 'an .ods with 10^9 spaces in a cell',
    make: () =>
      makeOds(
        '<table:table><table:table-row><table:table-cell office:value-type="string"><text:p><text:s text:c="1000000000"/><text:s text:c="1000000000"/></text:p></table:table-cell></table:table-row></table:table>',
      ),
    outcome: 'read.textTooLong',
  },
  {
    title: 'an .ods whose styles are their own parents',
    make: () =>
      makeOds(
        '<style:style style:name="a" style:parent-style-name="a"/><table:table><table:table-row><table:table-cell table:style-name="a" office:value-type="float" office:value="1"/></table:table-row></table:table>',
      ),
    outcome: 'opened',
  },
];

const PROTO = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

const NAMES: readonly HostileFile[] = [
  ...PROTO.map((name) => ({
    title: `a sheet and a defined name called ${name}`,
    make: () => makeXlsx({ rows: ONE_CELL, sheetName: name, names: `<definedName name="${name}">A1</definedName>` }),
    outcome: 'opened',
  })),
  {
    title: 'a cell at __proto__',
    make: () => makeXlsx({ rows: '<row r="1"><c r="__proto__"><v>1</v></c></row>' }),
    outcome: 'read.badAddress',
  },
  {
    title: 'a shared formula of group __proto__',
    make: () => makeXlsx({ rows: '<row r="1"><c r="A1"><f t="shared" si="__proto__"/></c></row>' }),
    outcome: 'read.damaged',
  },
  ...(['xls', 'xlsb'] as const).map((kind) => ({
    title: `an .${kind} with a sheet called __proto__`,
    make: () => {
      const book = utils.book_new();
      utils.book_append_sheet(book, utils.aoa_to_sheet([[1, 'constructor']]), 'constructor');
      return new Uint8Array(write(book, { type: 'array', bookType: kind === 'xls' ? 'biff8' : kind }) as ArrayBuffer);
    },
    outcome: 'opened',
  })),
];

const TEXTS: readonly HostileFile[] = [
  {
    title: '20 MB of quotes',
    name: 'a.csv',
    make: () => new Uint8Array(20_000_000).fill(0x22),
    outcome: 'read.textTooLong',
  },
  {
    title: '1 MB of quote and comma in turn',
    name: 'a.csv',
    make: () => strToU8('",'.repeat(500_000)),
    outcome: 'read.badAddress',
  },
  {
    title: '500,001 values',
    name: 'a.csv',
    make: () => strToU8('a;b\n'.repeat(250_001)),
    outcome: 'read.tooManyCells',
  },
  {
    title: '16,385 values in a row',
    name: 'a.csv',
    make: () => strToU8('a;'.repeat(16_385)),
    outcome: 'read.badAddress',
  },
  {
    title: '20 MB of separators',
    name: 'a.csv',
    make: () => new Uint8Array(20_000_000).fill(0x3b),
    outcome: 'read.empty',
  },
  {
    title: '20 MB of line ends',
    name: 'a.csv',
    make: () => new Uint8Array(20_000_000).fill(0x0a),
    outcome: 'read.empty',
  },
  { title: '20,000,001 bytes', make: () => new Uint8Array(20_000_001), outcome: 'read.tooLarge' },
  { title: 'nothing', make: () => new Uint8Array(), outcome: 'read.empty' },
  { title: '1 MB of zeros', make: () => new Uint8Array(1_000_000), outcome: 'read.notSpreadsheet' },
  {
    title: 'a web page called .xlsx',
    make: () => strToU8('<!DOCTYPE html><html><script>alert(1)</script></html>'),
    outcome: 'read.webPage',
  },
  { title: 'an .xlsx called .csv', name: 'a.csv', make: () => writeSample('xlsx'), outcome: 'opened' },
  { title: 'an .xls called .xlsx', make: () => writeSample('xls'), outcome: 'opened' },
  {
    title: '10 MB after the mark of an .xls',
    name: 'a.xls',
    make: () => {
      const bytes = new Uint8Array(10_000_000).fill(0x57);
      bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
      bytes.set(toWide('Workbook'), 1024);
      return bytes;
    },
    outcome: 'read.damaged',
  },
];

export const HOSTILE_FILES: readonly HostileFile[] = [...ZIP_BOMBS, ...SHEETS, ...DTDS, ...ODS, ...NAMES, ...TEXTS];
