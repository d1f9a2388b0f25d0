/** Words of copying, moving and pasting. */
import type { viClipboard } from './viClipboard.ts';

function cells(count: number): string {
  return `${count} ${count === 1 ? 'cell' : 'cells'}`;
}

export const enClipboard: typeof viClipboard = {
  notTaken: (count, reason) => `${cells(count)} not taken. ${reason}`,
  notMoved: (count, reason) => `Not moved: ${cells(count)} in the way. ${reason}`,
  showList: 'Show the list',
  refusedTitle: 'Cells not taken',
  refusedHelp: 'The other cells were taken. One undo takes all of it back.',
  moreRefused: (count) => `and ${cells(count)} more`,
  address: 'Cell',
  entered: 'Content',
  reason: 'Reason',
  emptied: '(cleared)',
  stopped: 'Pasting was stopped; no cell has changed.',
  pasting: 'Pasting…',
  stop: 'Stop',
  question: (text, shownAs) => `${text} was read as ${shownAs}.`,
  otherwise: (text) => `Read it as ${text}`,
  keep: 'That is right',
  cutElsewhere: 'Cells can be moved between free sheets only. Copy and paste instead.',
  specialTitle: 'Paste special',
  what: 'What to paste',
  whats: { all: 'Everything', values: 'Values', formulas: 'Formulas', formats: 'Formats' },
  skipBlanks: 'Skip blank cells',
  transpose: 'Rows become columns',
  paste: 'Paste',
  specialHelp: 'Press “Paste”, or Ctrl+V right here.',
  refusedByBrowser: {
    read: 'The browser does not let the menu read the clipboard. Press Ctrl+V.',
    write: 'The browser does not let the menu write to the clipboard. Press Ctrl+C or Ctrl+X.',
  },
  nothing: 'There is no text on the clipboard to paste.',
  addRows: 'Add',
  rows: 'rows',
  rowCount: 'Rows to add at the end of the sheet',
};
