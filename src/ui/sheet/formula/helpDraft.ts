/** The call the caret stands in: its signature, which argument is being written, and what it does. */
import type { Locale } from '../../../domain/formula/lexer.ts';
import type { FormulaHelp } from '../../../grid/formulaAssist.ts';
import type { FunctionHelp } from '../../../i18n/functions/index.ts';
import { splitDraft } from './draftWords.ts';

interface OpenCall {
  /** Null for a bracket that calls nothing. */
  readonly name: string | null;
  readonly argument: number;
}

export function helpDraft(
  draft: string,
  caret: number,
  locale: Locale,
  functions: ReadonlyMap<string, FunctionHelp>,
): FormulaHelp | null {
  const call = listOpenCalls(draft.slice(0, caret), locale).findLast(
    ({ name }) => name !== null && functions.has(name),
  );
  const help = call && functions.get(call.name ?? '');
  if (!call || !help) return null;
  const current = argumentAt(help, call.argument);
  const separator = locale === 'vi' ? '; ' : ', ';
  const signature = help.parameters.flatMap(({ name, isOptional, isRepeated }, index) => {
    const shown = isRepeated ? `${name}…` : name;
    const piece = { text: isOptional ? `[${shown}]` : shown, isCurrent: index === current };
    return index === 0 ? [piece] : [{ text: separator, isCurrent: false }, piece];
  });
  return {
    name: help.name,
    signature: [{ text: `${help.name}(`, isCurrent: false }, ...signature, { text: ')', isCurrent: false }],
    description: help.description,
    argument: describeArgument(help, current),
  };
}

function describeArgument(help: FunctionHelp, index: number): string {
  const parameter = help.parameters[index];
  return parameter ? `${parameter.name}: ${parameter.description}` : '';
}

/** Brackets still open at the end of the text, outermost first. */
function listOpenCalls(text: string, locale: Locale): OpenCall[] {
  const open: OpenCall[] = [];
  const words = splitDraft(text, locale);
  words.forEach((word, index) => {
    const before = words[index - 1];
    if (word.kind === 'open') {
      const name = before?.kind === 'name' ? text.slice(before.from, before.to).toUpperCase() : null;
      open.push({ name, argument: 0 });
    } else if (word.kind === 'openArray') open.push({ name: null, argument: 0 });
    else if (word.kind === 'close' || word.kind === 'closeArray') open.pop();
    else if (word.kind === 'separator') {
      const last = open.pop();
      if (last) open.push({ ...last, argument: last.argument + 1 });
    }
  });
  return open;
}

/** The parameter an argument belongs to: repeated ones go round; -1 where there are too many. */
function argumentAt({ parameters }: FunctionHelp, argument: number): number {
  if (argument < parameters.length) return argument;
  const first = parameters.findIndex(({ isRepeated }) => isRepeated);
  if (first < 0) return -1;
  const count = parameters.length - first;
  return first + ((argument - first) % count);
}
