/** The outcome of anything a person or a file can get wrong: a value, or a problem with a closed code. */
export type Result<T, P = Problem> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: P };

/** What went wrong, as data: `code` selects the sentence in src/i18n, `details` fills its places. */
export interface Problem<Code extends string = string> {
  readonly code: Code;
  readonly details: Readonly<Record<string, string | number>>;
}

export function succeed<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function fail<Code extends string>(
  code: Code,
  details: Readonly<Record<string, string | number>> = {},
): { readonly ok: false; readonly problem: Problem<Code> } {
  return { ok: false, problem: { code, details } };
}
