/** The reason that goes to the trace with each appraisal, until it is cleared; and the name that is asked for once. */
import type { Preferences } from '../../state/preferences.svelte.ts';
import type { Session } from '../../state/session.svelte.ts';

class Reason {
  text = $state('');
}

const reasons = new WeakMap<Session, Reason>();

/** Stays while the workbook lies open, whatever sheet is looked at. */
export function reasonOf(session: Session): Reason {
  let reason = reasons.get(session);
  if (!reason) reasons.set(session, (reason = new Reason()));
  return reason;
}

/** Holds back what a nameless person does until the question is answered: a name given, or not. Asked once a session. */
export class AuthorQuestion {
  isOpen = $state(false);
  readonly #preferences: Pick<Preferences, 'author'>;
  #waiting: (() => void)[] = [];
  static readonly #asked = new WeakSet();

  constructor(preferences: Pick<Preferences, 'author'>) {
    this.#preferences = preferences;
  }

  /** True when the name is known or was declined: act at once. Else `act` is called when the dialog closes. */
  holdUntilNamed(act: () => void): boolean {
    if (this.#preferences.author !== '' || AuthorQuestion.#asked.has(this.#preferences)) return false;
    this.#waiting.push(act);
    this.isOpen = true;
    return true;
  }

  close(): void {
    AuthorQuestion.#asked.add(this.#preferences);
    this.isOpen = false;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const act of waiting) act();
  }
}
