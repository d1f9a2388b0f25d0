type Details = Readonly<Record<string, string | number>>;

/** ` in “xl/styles.xml”`, or nothing where the place is not known. */
function atPart(part: string | number | undefined, before: string): string {
  return part === undefined || part === '' ? '' : `${before} “${part}”`;
}

/** A sentence for every problem code: what, where, what to do. */
export const enProblems = {
  'crosswalk.gone': 'This crosswalk is gone; it may just have been deleted.',
  'crosswalk.share': 'Shares of a crosswalk must be above 0 and add to 100% at most.',
  'set.gone': 'This criteria set is no longer in the workbook.',
  'node.gone': 'This row is no longer in the criteria set.',
  'unit.gone': 'This unit is no longer in the workbook.',
  'block.gone': 'This block is no longer in the workbook.',
  'assumption.gone': 'This assumption is no longer in the workbook.',
  'sheet.gone': 'This sheet is no longer in the workbook.',
  'scenario.gone': 'This scenario is no longer in the workbook.',
  'scenario.circle': (d: Details) =>
    `“${String(d['name'])}” cannot build on itself or on a scenario that builds on it.`,
  'override.notAllowed': 'One of the overrides is not valid, so the scenario was not taken. The workbook is unchanged.',
  'regroup.notLeaf': (d: Details) =>
    `${String(d['code'])} has children: only criteria without children can be split or merged.`,
  'regroup.shares': (d: Details) =>
    `The parts of ${String(d['code'])} must be two or more, each above 0, and add to the maximum.`,
  'regroup.notSiblings': 'Choose two or more criteria of one parent to merge.',
  'regroup.notPoints': (d: Details) =>
    `The points of ${String(d['code'])} come from a formula or from the best unit and cannot be merged. Enter points first.`,
  'extra.gone': 'This bonus or penalty item is no longer in the criteria set.',
  'scenario.structure': 'A scenario shares units, blocks and periods with the base. Switch to the base to change them.',
  'weight.negative': (d: Details) => `The weight of ${String(d['code'])} cannot be negative. The old weight is kept.`,
  'max.notPositive': (d: Details) => `The maximum score of ${String(d['code'])} must be a number greater than 0.`,
  'max.belongsToLeaves': 'Only a criterion without children takes a maximum score.',
  'points.aboveMax': (d: Details) =>
    `${String(d['points'])} points exceed the maximum of ${String(d['max'])} for criterion ${String(d['code'])} (${String(d['unit'])}). The old score is kept.`,
  'points.negative': (d: Details) =>
    `The score for criterion ${String(d['code'])} (${String(d['unit'])}) cannot be negative. The old score is kept.`,
  'points.belongToLeaves':
    'The score of a row with children is the sum of its children; enter scores on the sub-criteria.',
  'points.notRead': (d: Details) =>
    `“${String(d['text'])}” was not understood. Type points (1.75), declared data (96.4% or 482/500), or NA.`,
  'declared.doesNotFit': (d: Details) =>
    `The declared data does not fit the scoring rule of criterion ${String(d['code'])}.`,
  'name.empty': 'The name cannot be empty.',
  'name.taken': (d: Details) => `“${String(d['name'])}” already exists. Choose another name.`,
  'name.notAllowed': (d: Details) =>
    `The name “${String(d['name'])}” cannot be used: use letters, digits and underscores, and nothing that looks like a cell address.`,
  'number.notFinite': 'A number is needed here.',
  'number.notRead': (d: Details) => `“${String(d['text'])}” is not a number. Write it like 8.78 or 1,717.`,
  'choice.notInList': (d: Details) => `“${String(d['text'])}” is not in the list: ${String(d['choices'])}.`,
  'move.intoItself': 'A row cannot be moved into itself.',
  'move.nowhere': 'This row cannot be moved any further in that direction.',
  'year.notAllowed': (d: Details) => `“${String(d['year'])}” is not a year.`,
  'range.reversed': (d: Details) => `The minimum of ${String(d['name'])} must be less than its maximum.`,
  'sheet.last': 'A sheet must keep at least one row and one column.',
  'sheet.full': (d: Details) => `A sheet holds at most ${String(d['max'])} rows or columns.`,
  'buffer.gone': 'Choose a buffer that is in the criteria set.',
  'policy.notAllowed': 'This policy is not valid: decimals run from 0 to 4, and class limits must descend.',
  'scores.locked': (d) =>
    `The self-scores of ${String(d['unit'])} are locked. Unlock them on the sheet Self-scoring, then change them.`,
  'evidence.tooLarge': (d: Details) =>
    `The file “${String(d['name'])}” has ${String(d['megabytes'])} MB, more than the 20 MB that are kept. Note its number or a link.`,
  'evidence.empty': (d: Details) => `The file “${String(d['name'])}” is empty.`,
  'evidence.notRead': (d: Details) => `The browser could not read the file “${String(d['name'])}”. Choose it again.`,
  'evidence.notHere': (d: Details) => `The file “${String(d['name'])}” is not on this machine: it was added elsewhere.`,
  'cell.readonly': 'This cell is calculated and cannot be edited.',
  'session.readOnly': 'The workbook is open in another tab, so it is read-only here. Press “Edit here” to edit it.',
  'session.nothingToUndo': 'There is nothing left to undo.',
  'entry.refused': (d) => `“${String(d['text'])}” was not entered. ${String(d['allowed'])}`,
  'date.impossible': (d) => `There is no day “${String(d['text'])}”. The cell keeps it as text.`,
  'cell.tooLong': (d: Details) => `The text is longer than ${String(d['max'])} characters.`,
  'formula.notFormula': 'A formula begins with “=”.',
  'formula.tooLong': 'The formula is longer than 8,192 characters. Split it over several cells.',
  'formula.unclosedText': 'The closing double quote of a text is missing.',
  'formula.unclosedSheetName': 'The closing single quote of a sheet name is missing.',
  'formula.unclosedParenthesis': 'A parenthesis is missing or left over.',
  'formula.unclosedArray': 'The closing } of an array is missing.',
  'formula.unexpected': (d: Details) =>
    `“${String(d['text'])}” at position ${Number(d['position']) + 1} of the formula was not understood.`,
  'formula.incomplete': 'The formula still lacks a value.',
  'formula.number': (d: Details) => `The number “${String(d['text'])}” can be read in two ways; write it as 1234.5.`,
  'formula.referenceInArray': 'Cell addresses cannot stand inside an array { }.',
  'formula.unknownSheet': (d: Details) => `There is no sheet “${String(d['sheet'])}” in the workbook.`,
  'formula.noHomeSheet': (d: Details) =>
    `The address “${String(d['text'])}” needs a sheet name, for example 'Tiêu chí'!F12.`,
  'formula.rangeAcrossSheets': 'A range must lie within one sheet.',
  'storage.full':
    'The disk, or the share of it given to the browser, is full. The workbook is still in memory: download the workbook file, then free some space.',
  'storage.lost':
    'The connection to the browser’s database was lost. It is being retried; download the workbook file if this goes on.',
  'storage.failed':
    'The browser refused to write the data. The workbook is still in memory: download the workbook file.',
  'storage.replaced':
    'The site data was cleared while the workbook was open. The workbook was saved again from memory.',
  'storage.missing': 'This workbook was not found on this machine.',
  'storage.exists': 'This workbook is already on this machine.',
  'storage.conflict': 'Another tab has written to the workbook. Reload the page.',
  'storage.notWriter': 'Another tab is editing this workbook.',
  'storage.newer': 'The data was written by a newer version of the app, so it is read-only here. Update the app.',
  'storage.frozen': 'Another tab runs a newer version of the app. Reload the page.',
  'storage.blocked': 'Another tab with an older version of the app holds the database. Close that tab, then reload.',
  'storage.damaged': 'This workbook cannot be read. Restore it from a file you downloaded.',
  'fill.notXlsx':
    'Only an .xlsx can be filled. Open the file in Excel or LibreOffice, save it as .xlsx, choose it again.',
  'fill.noSheet': (d: Details) => `The file has no sheet “${String(d['sheet'])}”. Nothing was written.`,
  'fill.unreadable': (d: Details) =>
    `The sheet “${String(d['sheet'])}” cannot be written to. Open the file in Excel, save it, choose it again.`,
  'fill.formulaCell': (d: Details) =>
    `Row ${String(d['row'])} of the sheet “${String(d['sheet'])}” has a formula in a cell to be filled. Nothing was written.`,
  'file.notOurs': 'This is not a workbook file (.sodiem.json). Nothing has changed.',
  'file.newer': (d: Details) =>
    `The file was written by a newer version of the app (format ${String(d['formatVersion'] ?? '')}). Update the app. Nothing has changed.`,
  'file.checksum': 'The file is damaged: its checksum does not match. Use another copy. Nothing has changed.',
  'file.damaged': (d: Details) => `The file is damaged at “${String(d['path'] ?? '')}”. Nothing has changed.`,
  'file.tooLarge': 'The file is larger than 20 MB and cannot be opened. Nothing has changed.',
  'export.cancelled': 'The export to Excel was stopped.',
  'export.tooSlow': 'The export to Excel took too long and was stopped. Try again when the machine is less busy.',
  'export.notStarted': 'The Excel exporter could not be started. Reload the page.',
  'export.failed': 'The Excel file could not be exported. The workbook is not affected.',
  'export.noSet': 'There is no criteria set or unit to export.',
  'export.noFigures': 'The figures are not calculated yet. Wait for the calculation and export again.',
  'export.noScenarios': 'No scenario is chosen for comparison. Choose some on the Scenarios page and export again.',
  'read.empty': 'The file holds nothing. Open the original, save it and choose it again.',
  'read.tooLarge': (d: Details) =>
    `The file is ${String(d['mb'])} MB, more than ${String(d['maxMb'])} MB. Remove pictures and sheets you do not need and save it again.`,
  'read.notSpreadsheet':
    'This is no spreadsheet. Choose a file of Excel (.xlsx, .xls, .xlsb), LibreOffice (.ods) or a .csv.',
  'read.webPage':
    'This file is a web page or XML with the name of a spreadsheet. Open it in Excel or LibreOffice, save it as .xlsx and choose that.',
  'read.zipOfFiles': 'This archive holds several files. Unpack it and choose the files inside.',
  'read.encrypted': 'The file has a password. Open it in Excel, remove the password and choose it again.',
  'read.damaged': (d: Details) =>
    `The file is damaged${atPart(d['part'], ' in')}. Open it in Excel or LibreOffice, save it as a new file and choose that.`,
  'read.inflatesTooMuch': (d: Details) =>
    `Part ${String(d['part'])} of the file unpacks to too much (limit ${String(d['maxMb'])} MB and ${String(d['ratio'])} times). It was not opened, to protect your machine.`,
  'read.tooManyParts': (d: Details) =>
    `The file has more than ${String(d['max'])} parts. Remove pictures and sheets you do not need and save it again.`,
  'read.nestedZip': (d: Details) => `Part ${String(d['part'])} of the file is an archive itself. It was not opened.`,
  'read.dtd': (d: Details) =>
    `Part ${String(d['part'])} holds a DTD, which no real spreadsheet does. It was not opened, to protect your machine.`,
  'read.tooDeep': (d: Details) =>
    `Part ${String(d['part'])} is nested more than ${String(d['max'])} levels deep. Save it again with Excel and choose that.`,
  'read.tooManyCells': (d: Details) =>
    `Up to sheet “${String(d['sheet'])}” the file has more than ${String(d['max'])} cells. Split it or remove sheets you do not need.`,
  'read.tooManyMerges': (d: Details) =>
    `Sheet “${String(d['sheet'])}” has more than ${String(d['max'])} merged areas. Unmerge cells and save it again.`,
  'read.tooManyTexts': (d: Details) => `The file has more than ${String(d['max'])} different texts. Split it.`,
  'read.tooManyStyles': (d: Details) =>
    `The file has more than ${String(d['max'])} cell styles. Copy the table to a new file.`,
  'read.tooManySheets': (d: Details) => `The file has more than ${String(d['max'])} sheets. Split it.`,
  'read.tooManyNames': (d: Details) =>
    `The file has more than ${String(d['max'])} defined names. Copy the table to a new file.`,
  'read.textTooLong': (d: Details) =>
    `The content${atPart(d['sheet'], ' of sheet')}${atPart(d['address'], ', cell')} is longer than ${String(d['max'])} characters. Shorten it and save the file again.`,
  'read.tooMuchText': (d: Details) =>
    `The texts of all cells${atPart(d['sheet'], ' up to sheet')} add up to more than ${String(d['max'])} characters. Split the file.`,
  'read.badAddress': (d: Details) =>
    `Sheet “${String(d['sheet'])}” has a cell outside Excel's grid (row ${String(d['row'])}, column ${String(d['column'])}). Save it again with Excel and choose that.`,
  'read.noSheets': 'The file has no worksheet. Choose another file.',
  'read.unreadable':
    'The browser could not read the file from disk. It may have been moved or be open elsewhere; choose it again.',
  'read.tooSlow': (d: Details) =>
    `Reading the file took more than ${String(d['seconds'])} seconds and was stopped. Open it in Excel, save it as .xlsx and choose that.`,
  'read.cancelled': 'Reading was stopped. The workbook is unchanged.',
  'read.notStarted': 'The file reader could not be started. Reload the page and try again.',
  'read.failed': (d: Details) =>
    `The file reader failed (${String(d['message'])}). The workbook is unchanged; save the file as .xlsx and try again.`,
  'form.notOurs': 'This is no form exported by this app. If it is an ordinary table, use “Import from Excel…”.',
  'form.withoutMap':
    'The file looks like a self-score form but its hidden identity sheet is gone (usually by copying into a new file). Use “Import from Excel…”, or ask for the very file that was sent.',
  'form.isWorkbook':
    'This is a whole workbook exported to Excel, not the form of one unit. Use “Take back a workbook from Excel…”.',
  'map.absent': 'The file has no hidden identity sheet, so nobody knows whose it is.',
  'map.newer': 'The file was made by a newer version of the app. Update the app, then receive it again.',
  'map.damaged': (d: Details) =>
    `The hidden identity sheet of the file was changed or is damaged at row ${String(d['row'])}. Send the unit its form again.`,
  'returned.damaged': (d: Details) =>
    `The hidden identity sheet of the file was changed or is damaged at row ${String(d['row'])}. Export the workbook to Excel again and edit that file, or go back to a copy from before the damage.`,
  'package.notOurs': 'This is no unit package (.sodiem-goi.json).',
  'package.isWorkbook':
    'This is a workbook file, not a unit package. Open it from the start screen by “Restore from file”.',
  'declared.notDeclared': (d: Details) => `“${String(d['text'])}” is no declared data of this criterion.`,
  'declared.numberNotRead': (d: Details) => `“${String(d['text'])}” is no number. Write 96.4% or 482/500.`,
  'declared.answerNotRead': (d: Details) => `“${String(d['text'])}” is neither Yes nor No.`,
  'declared.kindMismatch': 'Data of this kind do not fit the criterion’s rule.',
  'declared.notFinite': 'Declared data must be numbers.',
  'declared.negative': 'Declared data must not be negative.',
  'declared.countNotWhole': (d: Details) => `A count must be whole, not ${String(d['value'])}.`,
  'declared.choiceUnknown': (d: Details) =>
    `There is no choice ${String(d['index'])}; the list has ${String(d['count'])}.`,
  'declared.answersIncomplete': (d: Details) =>
    `${String(d['expected'])} answers are needed, ${String(d['found'])} are there.`,
  'declared.sharesIncomplete': (d: Details) =>
    `${String(d['expected'])} shares are needed, ${String(d['found'])} are there.`,
  'declared.sharesNotHundred': (d: Details) => `The shares add to ${String(d['sum'])}%, not to 100%.`,
  'declared.inputMissing': (d: Details) => `The figure “${String(d['name'])}” is missing.`,
  'returned.notOurs':
    'This is not a whole workbook exported by this app, or its hidden sheet is gone. Use “Import from Excel…”.',
  'returned.isForm': 'This is the form of one unit, not a whole workbook. Use “Receive forms from units…”.',
  'returned.sheetGone': 'This sheet is no longer in the file; its cells were not compared.',
  'returned.rowGone': 'This row was deleted or moved in Excel. Delete the row in the app.',
  'returned.columnGone': 'This column was deleted or moved in Excel. Delete the column in the app.',
  'returned.newSheet': 'A sheet added in Excel is not taken. Use “Import from Excel…” for it.',
  'returned.newRow': 'A row added in Excel is not taken. Add the row in the app.',
  'returned.newColumn': 'A column added in Excel is not taken. Add the column in the app.',
  'returned.choice': 'This cell chooses by scenario. Change the base in the table of the sheet “Kịch bản”.',
  'returned.watched': 'Policies and figures of scenarios are not taken from Excel. Change them in the app.',
  'returned.computed': 'This cell is calculated; the figure typed over it is not taken.',
  'returned.recomputed': 'A formula that calculates was changed; the app goes on calculating its own way.',
  'returned.noValue': 'The cell has a formula whose result is not in the file. Save it in Excel, or type the number.',
  'returned.formula': 'This formula cannot be read.',
  'returned.function': (d: Details) => `The app has no function ${String(d['name'])}.`,
  'returned.name': (d: Details) => `The formula uses the name “${String(d['name'])}”, which the app does not have.`,
  'returned.sheet': (d: Details) => `The formula reads “${String(d['name'])}”, which the app does not have.`,
  'returned.outside': 'The formula reads an added row or column, which the app does not have.',
  'returned.lost': 'The formula points to a cell that was deleted or lies outside of the app’s sheets.',
  'merge.errorCell': (d: Details) => `The cell holds Excel’s error ${String(d['error'])}.`,
  'merge.dateCell':
    'Excel turned what was typed into a date, so the figures are lost. Type numerator and denominator into two cells.',
  'merge.notRead': (d: Details) =>
    `“${String(d['text'])}” cannot be read. A number, a choice of the list or N/A is needed.`,
  'merge.twoAnswers': 'This criterion was filled in two different ways; nobody knows which is meant.',
  'merge.incomplete': 'The declared data are incomplete: this cell is empty.',
  'merge.noRule': 'This criterion has no scoring rule, so it takes no declared data.',
  'merge.shareOrPercent': (d: Details) =>
    `Is ${String(d['text'])} a share or a percentage? Type it with a % sign, such as 96.4%.`,
  'merge.rowGone': 'The row of this criterion is no longer in the file.',
  'merge.placeGone': (d: Details) => `This place is no longer in the workbook (${String(d['unit'])}).`,
  'merge.wrongKind': 'The value is not of the kind this cell takes.',
} satisfies Record<string, string | ((details: Details) => string)>;

/** Why a formula shows an error. */
export const enCellProblems = {
  cycle: (d: Details) =>
    `The formula leads back to itself: ${String(d['places'])}. Remove one of the references in the circle.`,
  resultDependency: (d: Details) =>
    `A weight cannot depend on a result of the ranking, because it decides that result: ${String(d['places'])}.`,
  unknownName: (d: Details) =>
    `There is no name “${String(d['name'])}”. The names to use are W_code, MAX_code and the names of assumptions.`,
  unknownFunction: (d: Details) => `There is no function “${String(d['name'])}”.`,
  divisionByZero: () => 'Division by 0.',
  wrongType: () => 'There is text where a number is needed, or an argument of the wrong type.',
  notAvailable: () => 'The value was not found.',
  badReference: () => 'It refers to a cell or row that is no longer there.',
  badNumber: () => 'A number lies outside the domain of the function.',
  spill: () => 'There are not enough empty cells for the array to spill into.',
  syntax: () => 'The formula cannot be read.',
  limit: (d: Details) => `The formula is too large to be calculated (${String(d['which'])}). Its text is kept.`,
  tooSlow: () => 'The formula did not finish in time and was set aside. Its text is kept; please change the formula.',
  passedOn: (d: Details) => `The error comes from ${String(d['first'])}.`,
} satisfies Record<string, (details: Details) => string>;

/** What is wrong with a scoring rule. */
export const enRuleFlaws = {
  ruleEmpty: 'it has no level yet',
  pointsAboveMax: 'a level is above the maximum score',
  pointsNegative: 'a level is negative',
  topNotReachable: 'no level reaches the maximum score',
  bandsOverlap: 'the bands overlap',
  bandPointsRise: 'a lower band gives more points',
  bandOutside: 'a band lies outside 0–100%',
  targetNotPositive: 'the target must be greater than 0',
  floorOutside: 'the floor lies outside what is allowed',
  stepNotPositive: 'the step must be greater than 0',
  shareOutside: 'a share lies outside 0–100%',
  labelEmpty: 'a level has no name',
  labelRepeated: 'two levels have the same name',
  questionUnknown: 'it names a question that is not there',
  questionEmpty: 'a question has no text',
  questionRepeated: 'two questions are the same',
  questionUnused: 'a question is not used',
  caseUnreachable: 'a case can never occur',
  inputNameInvalid: 'the name of an input is not valid',
  inputNameRepeated: 'two inputs have the same name',
} satisfies Record<string, string>;

/** What the checks of a criteria set find. */
export const enChecks = {
  'check.codeMissing': (d: Details) => `“${String(d['name'])}” has no code.`,
  'check.codeDuplicate': (d: Details) => `Code ${String(d['node'])} is used more than once.`,
  'check.maxMissing': (d: Details) => `${String(d['node'])} has no maximum score.`,
  'check.childrenSum': (d: Details) =>
    `${String(d['node'])} states ${String(d['stated'])} points but its children add up to ${String(d['sum'])}.`,
  'check.totalDiffers': (d: Details) =>
    `The maximum scores add up to ${String(d['sum'])}, the criteria set states ${String(d['stated'])}.`,
  'check.effectiveDiffers': (d: Details) =>
    `The effective weights add up to ${String(d['sum'])}, the criteria set states ${String(d['stated'])}.`,
  'check.unknownName': (d: Details) =>
    `The weight of ${String(d['node'])} uses the unknown name “${String(d['unknown'])}”.`,
  'check.pointsAboveMax': (d: Details) =>
    `${String(d['unit'])}: ${String(d['points'])} points exceed the maximum of ${String(d['max'])} for ${String(d['node'])}.`,
  'check.pointsNegative': (d: Details) => `${String(d['unit'])}: the score for ${String(d['node'])} is negative.`,
  'check.rule': (d: Details) => `The scoring rule of ${String(d['node'])}: ${String(d['flaw'])}.`,
  'check.formula': (d: Details) => `${String(d['place'])}: ${String(d['text'])}`,
} satisfies Record<string, (details: Details) => string>;
