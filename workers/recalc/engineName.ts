/**
 * Names as the engine can read them: its grammar knows letters up to U+02AF only, so that "tên_lạ" would not be a name
 * nobody knows but a formula nobody can read. Other letters are written as "_x<hex>_" and turned back for the sentence.
 */
export function toEngineName(name: string): string {
  return name.replace(/[^A-Za-z0-9_.]/gu, (letter) => `_x${(letter.codePointAt(0) ?? 0).toString(16)}_`);
}

export function nameFromEngine(name: string): string {
  return name.replace(/_x([0-9a-f]{2,6})_/gi, (whole, hex: string) => {
    const point = Number.parseInt(hex, 16);
    return point <= 0x10_ff_ff ? String.fromCodePoint(point) : whole;
  });
}
