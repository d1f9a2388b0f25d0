/** The form in which names are compared: NFC and without regard to case. "Điểm" typed in NFD is the same name. */
export function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
