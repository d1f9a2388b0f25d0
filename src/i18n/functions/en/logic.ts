import type { FunctionRow } from '../functionHelp.ts';

export const logic: readonly FunctionRow[] = [
  ['AND', 'Gives TRUE when every condition holds.', 'condition1…:expression, cell or range that is true or false'],
  ['FALSE', 'Gives the logical value FALSE.'],
  [
    'IF',
    'Gives one value if the condition holds and another if it does not.',
    'condition:comparison such as B2>=80',
    'value_if_true:result when the condition holds',
    '[value_if_false]:result when it does not; FALSE if left out',
  ],
  [
    'IFERROR',
    'Gives a replacement where the expression is an error, otherwise the expression itself.',
    'value:expression that may fail',
    'value_if_error:result in place of the error',
  ],
  [
    'IFNA',
    'Gives a replacement where the expression is #N/A, otherwise the expression itself.',
    'value:expression that may be #N/A',
    'value_if_na:result in place of #N/A',
  ],
  [
    'IFS',
    'Gives the value that goes with the first condition that holds.',
    'condition1…:looked at in turn; end with TRUE for all other cases',
    'value1…:result when the condition before it holds',
  ],
  ['NOT', 'Turns true into false and false into true.', 'condition:expression that is true or false'],
  [
    'OR',
    'Gives TRUE when at least one condition holds.',
    'condition1…:expression, cell or range that is true or false',
  ],
  [
    'SWITCH',
    'Compares an expression with each value and gives the result of the first that equals it.',
    'expression:what is compared',
    'value1:value to compare with',
    'result1:result when the value before it is equal',
    '[value_or_default…]:further pairs of value and result; a single one at the end is the default',
  ],
  ['TRUE', 'Gives the logical value TRUE.'],
  [
    'XOR',
    'Gives TRUE when an odd number of the conditions hold.',
    'condition1…:expression, cell or range that is true or false',
  ],
];
