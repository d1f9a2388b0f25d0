type Details = Readonly<Record<string, string | number>>;

/** A sentence for every problem code: what, where, what to do. */
export const enProblems = {
  'set.gone': 'This criteria set is no longer in the workbook.',
  'node.gone': 'This row is no longer in the criteria set.',
  'unit.gone': 'This unit is no longer in the workbook.',
  'block.gone': 'This block is no longer in the workbook.',
  'assumption.gone': 'This assumption is no longer in the workbook.',
  'sheet.gone': 'This sheet is no longer in the workbook.',
  'scenario.gone': 'This scenario is no longer in the workbook.',
  'extra.gone': 'This bonus or penalty item is no longer in the criteria set.',
  'scenario.structure':
    'A scenario can change weights, scores, maximum scores, assumptions and policies only. Switch to the base to add, remove, move or rename rows.',
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
