/** A string that only its own kind of function accepts. */
export type Branded<Name extends string> = string & { readonly __brand: Name };

/** A source of new ids; the session injects one so that domain code stays pure. */
export type NewId = () => string;

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz';

const ID_LENGTH = 10;
/** Random bytes for some hundred ids: fetched for each, those of 10,000 new rows take 35 ms. */
const bytes = new Uint8Array(ID_LENGTH * 200);
let usedBytes = bytes.length;

/** Random ids of 10 letters and digits (51 bits): safe in paths, sheet keys and formulas. */
export function newRandomId(): string {
  if (usedBytes === bytes.length) {
    crypto.getRandomValues(bytes);
    usedBytes = 0;
  }
  let id = '';
  for (const end = usedBytes + ID_LENGTH; usedBytes < end; usedBytes++)
    id += alphabet.charAt((bytes[usedBytes] ?? 0) % alphabet.length);
  return id;
}

/** Ids n1, n2, ... for tests and for samples that must come out the same every time. */
export function countingIds(prefix: string): NewId {
  let last = 0;
  return () => `${prefix}${++last}`;
}
