/** For each row of README's table of habits that says "yes": the tests that do what a person does. */
export interface Proof {
  readonly file: string;
  /** The title of the test, as it stands in the file. */
  readonly title: string;
}

function proofs(file: string, ...titles: readonly string[]): readonly Proof[] {
  return titles.map((title) => ({ file, title }));
}

const grid = (name: string, ...titles: readonly string[]) => proofs(`test/browser/grid/${name}.test.ts`, ...titles);
const story = (name: string, ...titles: readonly string[]) => proofs(`test/e2e/${name}.spec.ts`, ...titles);
const crash = (name: string, ...titles: readonly string[]) => proofs(`test/crash/${name}.spec.ts`, ...titles);

export const HABIT_PROOFS: Readonly<Record<number, readonly Proof[]>> = {
  1: grid('grid', 'the formula bar edits the active cell and shares the draft'),
  2: [
    ...grid(
      'pointer',
      'a click on a cell while a formula is typed writes its reference; another replaces it; a drag writes the block',
    ),
    ...grid(
      'formulaEditor',
      'arrows point at cells from the cell edited, Shift extends, Ctrl jumps, and typing goes on',
    ),
  ],
  3: story('formula', 'References are coloured in the editor and outlined in the sheet; arrows point, Ctrl+click adds'),
  4: grid('formulaEditor', 'F4 in the ${editor} turns the reference at the caret into $A$1, A$1, $A1 and back'),
  5: story(
    'formula',
    'Typing a formula offers functions, names and criteria without marks, and explains the call in Vietnamese',
  ),
  6: grid(
    'formulaEditor',
    'the call at the caret is explained with its argument in bold, and the explanation can be closed',
  ),
  7: [
    ...story('habits', 'Functions of every kind give their values on a sheet, with arguments in the Vietnamese manner'),
    ...proofs('test/unit/i18n/functions.test.ts', 'stand for every function a formula may call, and for no other'),
  ],
  8: story('habits', 'SORT and FILTER spill over the cells below, and follow when what they read changes'),
  11: story(
    'formula',
    'A formula points at cells of other sheets: the draft goes along, Enter takes it home, Escape drops it',
  ),
  12: [
    ...story(
      'emptyWorkbook',
      'A wrong formula says in words what is wrong and where it comes from, and keeps its text',
    ),
    ...story('trace', 'An error passed on from another sheet offers the way to its cause'),
  ],
  13: story(
    'trace',
    'Ctrl+[ draws arrows from the cells a formula reads and lists them; a second press adds their own',
    'Ctrl+] lists what follows from a maximum, down to the ranking, and a click goes there',
  ),
  14: story('trace', 'The cells of a circle are listed by the message, each a way to go there'),
  15: grid(
    'grid',
    'Tab walks right and Enter returns to the column it began in',
    'keys jump over data, to the ends and by pages',
  ),
  16: grid('grid', 'keys jump over data, to the ends and by pages'),
  17: story('habits', 'Ctrl+A selects the table, then the sheet; Ctrl+Space the column, Shift+Space the row'),
  18: grid(
    'grid',
    'an arrow commits what was typed, but moves the caret after F2',
    'Escape leaves the cell as it was',
    'Alt+Enter breaks the line inside the cell',
  ),
  19: grid('pointer', 'a drag selects a block, Shift extends it, Ctrl adds another'),
  20: story(
    'find',
    'Ctrl+G goes to the name box: an address of another sheet, a name, a code, a unit, with a list while typing',
  ),
  21: grid(
    'clipboard',
    'a copied block is shown text for others and formulas for ourselves, and pastes in one action',
    'LibreOffice gives numbers in full, days as days and text as text',
    'Google Sheets gives numbers in full, codes as text, values of formulas',
  ),
  22: story(
    'clipboard',
    'Paste special transposes, passes over blank cells and takes formats alone',
    'Ctrl+Shift+V pastes the value of a formula with every decimal, not the rounded figure',
  ),
  23: story(
    'clipboard',
    'Ctrl+X only marks; Ctrl+V moves the cells, formulas on every sheet follow, one undo puts all back',
  ),
  24: [
    ...grid('pointer', 'the fill handle goes on with a series in one action'),
    ...story('clipboard', 'Ctrl+D and the fill handle carry a formula down with its references'),
  ],
  25: grid('pointer', 'a double click on the fill handle fills down to the end of the neighbouring column'),
  26: story('habits', 'Ctrl+Z and Ctrl+Y walk back and forth through everything that was done'),
  28: crash('kill', 'A browser killed in the midst of typing loses no edit that it called saved'),
  29: story('arrange', 'What is frozen on a free sheet stays while the rest scrolls'),
  30: story(
    'arrange',
    'Ctrl+9 and Ctrl+0 hide the selected rows and columns, with a double line at the heads; Ctrl+Shift+9 and Ctrl+Shift+0 bring them back',
  ),
  32: [
    ...grid('pointer', 'the edge of a column head resizes the column once, at the end of the drag'),
    ...story('arrange', 'The menu of a column head makes every column as wide as its contents'),
  ],
  33: story(
    'habits',
    'Ctrl+Shift++ and Ctrl+− insert and delete the selected rows, with Alt the columns; each is one undo',
  ),
  34: story(
    'attributes',
    'Ctrl+1 shows a number with the decimals chosen; the cell keeps every digit, and undo takes the format back',
    'A custom code is previewed before it is taken, and one that cannot be read is refused with a sentence',
  ),
  35: story(
    'story',
    'A weight can be edited with F2 and in the formula bar, with comma or semicolon between arguments',
  ),
  36: story(
    'attributes',
    'Typing 31/12/2026 makes a date that formulas count with; 31/02/2026 stays text and the app says so',
  ),
  37: story(
    'emptyWorkbook',
    'From an empty workbook criteria, units and points are entered by keyboard until a ranking stands',
  ),
  38: [
    ...grid(
      'inputMethods',
      'words sent by Backspace and resending, ${gapMs} ms apart, arrive whole in the ${place}',
      'composed words arrive whole in the ${place}',
    ),
    ...grid('formulaInput', 'composed words arrive whole in ${frame} in the ${editor}, and nothing rewrites them'),
    ...story('habits', 'Input methods write whole words into the names of sheets, scenarios and assumptions'),
    ...story(
      'find',
      'input methods write whole words into find, replace and the name box, by resending and by composing',
    ),
    ...story('arrange', 'Input methods write whole words into the search, the condition and the name of a view'),
    ...story(
      'attributes',
      'Vietnamese input programs write whole words into the fields of notes, entry rules and format codes',
    ),
    ...story(
      'inputMethods',
      'Input methods write whole words into the names of workbooks, blocks and periods',
      'Input methods write whole words into every field of the counting rules, and the labels are kept',
      'Input methods write whole words into the total of a set and every field of an assumption',
      'Input methods write whole words into the search of shortcuts, both limits of a rule and both of a filter',
    ),
  ],
  42: story(
    'attributes',
    'A list of allowed values is offered in the cell; what is not on it is refused and stays open to be changed',
  ),
  44: story(
    'arrange',
    'A head sorts the ranking by a component index and the rank takes over again from the list above',
  ),
  45: story(
    'arrange',
    'The list of a head keeps the values that are ticked, found without diacritics',
    'On a free sheet a filter takes the table around the cell; typing into what is left edits the right cells and pasting fills the shown rows only',
  ),
  46: story('arrange', 'A view saved under a name comes back after a reload, and can be picked and deleted'),
  47: story(
    'find',
    'Ctrl+F finds "bao cao" as "báo cáo"; Enter, Shift+Enter and F3 walk the cells, Escape returns to the grid',
    'replace all changes what it can in one step of undo, counts what it cannot and says why',
  ),
  49: story('attributes', 'Shift+F2 writes a note that the cell shows, that is changed and deleted again'),
  54: story(
    'goalSeek',
    'A unit at rank 21 asks which on-time rate brings rank 20, is told 880 of 880, and sees it in a scenario',
  ),
  55: story('story', 'A change is kept as a scenario beside the base, marked, compared, and put back cell by cell'),
  56: story('habits', 'The line under the sheet gives sum, mean, least, most and count of the selection'),
  61: story('story', 'The exported .xlsx has live formulas and the ranks of the screen'),
  64: story('offline', 'after one visit the app opens, calculates and saves without a network'),
  66: story(
    'transcript',
    'A screen reader is told where one is, what a weight is, its new value, who rises and falls, and why a cell is wrong',
  ),
  67: story(
    'contextMenu',
    'a right click selects the cell and offers what can be done; a choice is carried out and the grid has the keyboard',
    'heads have menus of their own, and every menu stays inside the window',
  ),
  68: story(
    'contextMenu',
    'F1 and Ctrl+/ open the list of shortcuts anywhere, and a word without diacritics finds its line',
  ),
  70: grid(
    'scale',
    'the wheel turned fast over 100,000 rows x 40 columns leaves no cell blank or wrong for longer than two frames',
  ),
  74: story('access', 'Axe finds no violation on the first screen and on each tab: ${theme}, ${language}, ${rules}'),
};
