/** The figures a kind of declared data consists of: their names, their values in cells, and the operands a rule reads. */
import { guardText } from './scenarioTable.ts';
import type { DeclaredOperands } from '../../domain/rules/compileRule.ts';
import type { DeclaredData, ScoringRule } from '../../domain/rules/rule.ts';
import { foldName } from '../../lib/text.ts';
import { NO, YES } from './policiesSheet.ts';
import type { Scalar } from './writer.ts';

export interface DeclaredInput {
  readonly label: string;
  /** The values a person chooses from; empty where a number is typed. */
  readonly choices: readonly string[];
  readonly format: string;
}

/** A text constant in a formula is at most 255 characters long in Excel. */
const MAX_CONSTANT = 255;

export function inputsOf(
  kind: DeclaredData['kind'],
  rule: ScoringRule,
  declared: DeclaredData,
): readonly DeclaredInput[] {
  const number = (label: string, format = 'General'): DeclaredInput => ({ label, choices: [], format });
  switch (kind) {
    case 'percent':
      return [number('Tỷ lệ (%)')];
    case 'ratio':
      return [number('Tử số'), number('Mẫu số')];
    case 'count':
      return [number('Số lượng', '0')];
    case 'choice': {
      const labels = labelsOf(rule);
      return usesLabels(rule)
        ? [{ label: 'Lựa chọn', choices: labels, format: '@' }]
        : [
            {
              label: `Lựa chọn (số thứ tự 1-${labels.length})`,
              choices: labels.map((_, i) => String(i + 1)),
              format: '0',
            },
          ];
    }
    case 'answers':
      return (rule.type === 'combination' ? rule.questions : []).map((label) => ({
        label,
        choices: [YES, NO],
        format: '@',
      }));
    case 'shares':
      return (declared.kind === 'shares' ? declared.percents : []).map((_, i) =>
        number(`Tỷ lệ trả lời mức ${i + 1} (%)`),
      );
    case 'inputs':
      return (rule.type === 'formula' ? rule.inputs : []).map(({ label, name }) =>
        number(label === '' ? name : label, 'General'),
      );
  }
}

/** In the order of inputsOf. */
export function valuesOf(declared: DeclaredData, rule: ScoringRule): readonly Scalar[] {
  switch (declared.kind) {
    case 'percent':
    case 'count':
      return [declared.value];
    case 'ratio':
      return [declared.numerator, declared.denominator];
    case 'choice':
      return [usesLabels(rule) ? guardText(labelsOf(rule)[declared.index] ?? '') : declared.index + 1];
    case 'answers':
      return declared.yes.map((yes) => (yes ? YES : NO));
    case 'shares':
      return declared.percents;
    case 'inputs':
      return rule.type === 'formula' ? rule.inputs.map(({ name }) => declared.values[name] ?? 0) : [];
  }
}

/** `cells`: what stands for each figure in a formula, in the order of inputsOf. */
export function operandsOfCells(declared: DeclaredData, rule: ScoringRule, cells: readonly string[]): DeclaredOperands {
  const [first = '', second = ''] = cells;
  switch (declared.kind) {
    case 'percent':
    case 'count':
      return { kind: declared.kind, value: first };
    case 'ratio':
      return { kind: 'ratio', numerator: first, denominator: second };
    case 'choice':
      return usesLabels(rule) ? { kind: 'label', label: first } : { kind: 'choice', index: first };
    case 'answers':
      return { kind: 'answers', yes: cells.map((cell) => `(${cell}="${YES}")`) };
    case 'shares':
      return { kind: 'shares', percents: cells };
    case 'inputs': {
      const names = rule.type === 'formula' ? rule.inputs.map(({ name }) => name) : [];
      return { kind: 'inputs', values: Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '0'])) };
    }
  }
}

function labelsOf(rule: ScoringRule): readonly string[] {
  const entries = rule.type === 'choice' ? rule.options : rule.type === 'level' ? rule.levels : [];
  return entries.map(({ label }) => label.normalize('NFC'));
}

/** Options go by their text where Excel can tell all of them apart, else by their number. */
function usesLabels(rule: ScoringRule): boolean {
  const labels = labelsOf(rule);
  return (
    new Set(labels.map(foldName)).size === labels.length &&
    labels.every((label) => label !== '' && label.length <= MAX_CONSTANT)
  );
}
