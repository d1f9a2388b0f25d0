import { en } from './en.ts';
import { vi, type Messages } from './vi.ts';

export type { Messages } from './vi.ts';
export type Language = 'vi' | 'en';

/** The catalogue of a language. */
export function messagesOf(language: Language): Messages {
  return language === 'en' ? en : vi;
}
