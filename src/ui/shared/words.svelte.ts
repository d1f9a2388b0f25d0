import { getContext, setContext } from 'svelte';
import { messagesOf, type Messages } from '../../i18n/index.ts';
import { writeNumber } from '../../lib/numberText.ts';
import type { Problem } from '../../lib/result.ts';

const KEY = Symbol('words');

interface Words {
  /** The catalogue of the language on screen. */
  readonly t: Messages;
}

/** Called once by the app; `language` is read again whenever it changes. */
export function provideWords(language: () => 'vi' | 'en'): Words {
  const words: Words = {
    get t() {
      return messagesOf(language());
    },
  };
  return setContext(KEY, words);
}

export function useWords(): Words {
  return getContext<Words>(KEY);
}

/** The sentence for a problem, its figures in the language's own writing; an unknown code shows itself rather than nothing. */
export function sayProblem(t: Messages, problem: Problem): string {
  const sentence = t.problem[problem.code];
  if (sentence === undefined) return problem.code;
  if (typeof sentence === 'string') return sentence;
  const details = Object.entries(problem.details).map(
    ([key, value]) => [key, typeof value === 'number' ? writeNumber(value, t.locale) : value] as const,
  );
  return sentence(Object.fromEntries(details));
}
