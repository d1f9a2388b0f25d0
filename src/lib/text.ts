/** The form in which names are compared: NFC and without regard to case. "Điểm" typed in NFD is the same name. */
export function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** Without diacritics and without regard to case, as people type in a hurry: "Điểm" and "diem" are the same; đ is d. */
export function foldDiacritics(text: string): string {
  return removeDiacritics(text).toLowerCase();
}

/** "Điểm" gives "Diem": marks go, letters keep their case. */
export function removeDiacritics(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
}
