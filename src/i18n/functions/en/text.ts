import type { FunctionRow } from '../functionHelp.ts';

const TEXT = 'text:text or a cell that holds it';
const TEXTS = 'text1…:text, cell or range to join';
const START = '[start]:character to begin at; 1 if left out';

export const text: readonly FunctionRow[] = [
  ['CHAR', 'Character that has a code.', 'code:number from 1 to 255'],
  ['CLEAN', 'Removes characters that cannot be printed, such as line breaks.', TEXT],
  ['CODE', 'Code of the first character.', TEXT],
  ['CONCAT', 'Joins the text of cells and ranges.', TEXTS],
  ['CONCATENATE', 'Joins pieces of text into one, same as CONCAT.', TEXTS],
  ['EXACT', 'Gives TRUE when two texts are the same, capitals included.', 'text1:first text', 'text2:second text'],
  [
    'FIND',
    'Position of a text inside another; capitals matter.',
    'find_text:text to look for',
    'within_text:text to look in',
    START,
  ],
  ['LEFT', 'First characters of a text.', TEXT, '[count]:1 if left out'],
  ['LEN', 'Number of characters of a text.', TEXT],
  ['LOWER', 'Turns text into small letters.', TEXT],
  ['MID', 'Characters from the middle of a text.', TEXT, 'start:character to begin at', 'count:characters to take'],
  ['PROPER', 'Makes the first letter of every word a capital and the rest small.', TEXT],
  [
    'REPLACE',
    'Replaces characters at a position by new text.',
    'old_text:text to change',
    'start:character to begin at',
    'count:characters to replace',
    'new_text:text to put in',
  ],
  ['REPT', 'Repeats a text.', TEXT, 'times:how often'],
  ['RIGHT', 'Last characters of a text.', TEXT, '[count]:1 if left out'],
  [
    'SEARCH',
    'Position of a text inside another; capitals do not matter.',
    'find_text:text to look for',
    'within_text:text to look in',
    START,
  ],
  ['SPLIT', 'Splits a text at its spaces and takes one part.', TEXT, 'index:which part, counted from 0'],
  [
    'SUBSTITUTE',
    'Replaces one text by another.',
    TEXT,
    'old_text:text to replace',
    'new_text:text to put in',
    '[occurrence]:replaces only this occurrence; all if left out',
  ],
  ['T', 'Gives the value itself if it is text, otherwise empty text.', 'value:value to look at'],
  [
    'TEXT',
    'Writes a number or date as text in a format.',
    'value:number or date',
    'format:such as "0.00" or "dd/mm/yyyy"',
  ],
  [
    'TEXTJOIN',
    'Joins the text of cells and ranges with a separator in between.',
    'separator:text to put between',
    'ignore_empty:TRUE to skip empty cells',
    TEXTS,
  ],
  ['TRIM', 'Removes surplus spaces and leaves one between words.', TEXT],
  ['UNICHAR', 'Character that has a Unicode number.', 'number:Unicode number, such as 7879'],
  ['UNICODE', 'Unicode number of the first character.', TEXT],
  ['UPPER', 'Turns text into capitals.', TEXT],
  ['VALUE', 'Turns text that writes a number or date into a number.', 'text:such as "12.5" or "31/12/2025"'],
];
