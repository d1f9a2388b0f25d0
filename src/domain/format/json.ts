/** Plain JSON values and their one canonical text: keys in code-unit order, no white space, so that a checksum is stable. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The canonical text of a JSON value; the same value gives the same text whatever order its keys were written in. */
export function canonicalJson(value: Json): string {
  const pieces: string[] = [];
  writeValue(value, pieces);
  return pieces.join('');
}

function writeValue(value: Json, pieces: string[]): void {
  if (value === null || typeof value !== 'object') pieces.push(JSON.stringify(value));
  else if (Array.isArray(value)) writeList(value as readonly Json[], pieces);
  else writeRecord(value as Readonly<Record<string, Json>>, pieces);
}

function writeList(list: readonly Json[], pieces: string[]): void {
  pieces.push('[');
  list.forEach((item, index) => {
    if (index > 0) pieces.push(',');
    writeValue(item, pieces);
  });
  pieces.push(']');
}

function writeRecord(record: Readonly<Record<string, Json>>, pieces: string[]): void {
  pieces.push('{');
  Object.keys(record)
    .sort()
    .forEach((key, index) => {
      if (index > 0) pieces.push(',');
      pieces.push(JSON.stringify(key), ':');
      writeValue(record[key] ?? null, pieces);
    });
  pieces.push('}');
}

/** Sets an own key whatever its name: "__proto__" becomes a plain key, never the prototype. */
export function setOwn(record: object, key: string, value: unknown): void {
  Object.defineProperty(record, key, { value, writable: true, enumerable: true, configurable: true });
}

/** Walks level by level: a value nested a million deep must not exhaust the stack of whatever reads it next. */
export function isDeeperThan(root: Json, maxDepth: number): boolean {
  let level: readonly Json[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxDepth) return true;
    level = level.flatMap((value) => (value === null || typeof value !== 'object' ? [] : Object.values<Json>(value)));
  }
  return false;
}
