/** Language and theme: the person's, not the workbook's. */
import { readPreference, writePreference } from '../storage/preferences.ts';

export type ThemeChoice = 'auto' | 'light' | 'dark';

export class Preferences {
  language = $state<'vi' | 'en'>(readPreference('language') === 'en' ? 'en' : 'vi');
  theme = $state<ThemeChoice>(themeFrom(readPreference('theme')));

  /** The person's name as the trace shows it; asked once, kept on this machine. */
  author = $state(readPreference('author') ?? '');

  nameAuthor(name: string): void {
    this.author = name.normalize('NFC').trim();
    writePreference('author', this.author);
  }

  chooseLanguage(language: 'vi' | 'en'): void {
    this.language = language;
    writePreference('language', language);
  }

  chooseTheme(theme: ThemeChoice): void {
    this.theme = theme;
    writePreference('theme', theme);
  }
}

function themeFrom(text: string | null): ThemeChoice {
  return text === 'light' || text === 'dark' ? text : 'auto';
}
