/** A string that only its own kind of function accepts. */
export type Branded<Name extends string> = string & { readonly __brand: Name };

/** A source of new ids; the session injects one so that domain code stays pure. */
export type NewId = () => string;

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz';

/** Random ids of 10 letters and digits (51 bits): safe in paths, sheet keys and formulas. */
export function newRandomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('');
}

/** Ids n1, n2, ... for tests and for samples that must come out the same every time. */
export function countingIds(prefix: string): NewId {
  let last = 0;
  return () => `${prefix}${++last}`;
}
