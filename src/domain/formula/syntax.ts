/** Whether words stand where they may: found before the engine is asked, so that the answer names the place. */
import { fail, succeed, type Result } from '../../lib/result.ts';
import type { Word } from './lexer.ts';
import type { FormulaProblem } from './problem.ts';

type Bracket = { readonly kind: 'call' | 'group' | 'array'; readonly position: number };

/** What the check sees: words whose addresses and ranges are already joined into one 'token' word. */
export function checkSyntax(words: readonly Word[], endPosition: number): Result<null, FormulaProblem> {
  const solid = words.filter((word) => word.kind !== 'blank');
  const brackets: Bracket[] = [];
  let wantsOperand = true;
  for (const [index, word] of solid.entries()) {
    const { position, text } = word;
    const unexpected = fail('formula.unexpected', { position, text });
    const previous = solid[index - 1];
    const bracket = brackets[brackets.length - 1];
    const isCall = word.kind === 'name' && solid[index + 1]?.kind === 'open';
    switch (word.kind) {
      case 'token':
      case 'name':
        if (!wantsOperand) return unexpected;
        if (!isCall && brackets.some((open) => open.kind === 'array'))
          return fail('formula.referenceInArray', { position });
        wantsOperand = isCall;
        break;
      case 'number':
      case 'text':
      case 'error':
        if (!wantsOperand) return unexpected;
        wantsOperand = false;
        break;
      case 'operator':
        if (text === '%') {
          if (wantsOperand || (previous?.kind === 'operator' && previous.text === '%')) return unexpected;
        } else if (wantsOperand && text !== '+' && text !== '-') return unexpected;
        else wantsOperand = true;
        break;
      case 'open':
        if (!wantsOperand) return unexpected;
        brackets.push({ kind: previous?.kind === 'name' ? 'call' : 'group', position });
        break;
      case 'openArray':
        if (!wantsOperand) return unexpected;
        brackets.push({ kind: 'array', position });
        break;
      case 'close':
        if (bracket?.kind !== 'call' && bracket?.kind !== 'group') return unexpected;
        if (wantsOperand && !(bracket.kind === 'call' && (previous?.kind === 'open' || previous?.kind === 'separator')))
          return fail('formula.incomplete', { position });
        brackets.pop();
        wantsOperand = false;
        break;
      case 'closeArray':
        if (bracket?.kind !== 'array') return unexpected;
        if (wantsOperand) return fail('formula.incomplete', { position });
        brackets.pop();
        wantsOperand = false;
        break;
      case 'separator':
        if (bracket?.kind !== 'call' && bracket?.kind !== 'array') return unexpected;
        if (wantsOperand && (bracket.kind === 'array' || (previous?.kind !== 'open' && previous?.kind !== 'separator')))
          return fail('formula.incomplete', { position });
        wantsOperand = true;
        break;
      case 'rowSeparator':
        if (bracket?.kind !== 'array') return unexpected;
        if (wantsOperand) return fail('formula.incomplete', { position });
        wantsOperand = true;
        break;
      default:
        return unexpected;
    }
  }
  const unclosed = brackets[brackets.length - 1];
  if (unclosed) {
    const code = unclosed.kind === 'array' ? 'formula.unclosedArray' : 'formula.unclosedParenthesis';
    return fail(code, { position: unclosed.position });
  }
  return wantsOperand ? fail('formula.incomplete', { position: endPosition }) : succeed(null);
}
