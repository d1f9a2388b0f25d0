/** What the words of a heading say of its column. */
import type { Stage } from '../scores.ts';
import type { ColumnRole } from './mapping.ts';
import { foldWords } from './rawText.ts';

/** First match wins: "phương pháp tính điểm" is a rule before it is a method. Words without marks. */
const ROLE_WORDS: readonly (readonly [ColumnRole, RegExp])[] = [
  ['code', /^(?:stt|tt|so tt|so thu tu|ma|ma so|ma tieu chi|ma tc|muc|no)$/],
  ['opinion', /y kien|nhan xet/],
  ['explanation', /giai trinh|ly do/],
  ['evidence', /kiem chung|minh chung|tai lieu/],
  [
    'rule',
    /cach (?:thuc )?(?:tinh|cham)|phuong phap (?:tinh|cham)|cach danh gia|tieu chuan cham|huong dan cham|quy dinh cham|dien giai/,
  ],
  ['declared', /ke khai|^so lieu|ket qua (?:thuc hien|dat duoc)|tu so/],
  ['max', /diem (?:toi da|chuan|quy dinh|cao nhat)|^(?:thang )?diem$|^thang diem|^diem max|^toi da$/],
  ['survey', /xa hoi hoc|xhh|khao sat|\bsipas\b/],
  ['self', /tu (?:danh gia|cham)/],
  ['appraisal2', /(?:tham dinh|danh gia|cham).{0,200}(?:lan|vong) (?:2|ii|hai)|phuc tra|(?:lan|vong) (?:2|ii|hai)$/],
  ['appraisal1', /tham dinh|snv|so noi vu (?:danh gia|cham)|hoi dong|to cong tac/],
  ['method', /phuong phap|hinh thuc danh gia|loai (?:danh gia|tieu chi)/],
  ['note', /ghi chu/],
  [
    'unit',
    /^(?:ten )?(?:cac )?(?:don vi|co quan|dia phuong|so,? ?(?:ban,? ?)?nganh|xa,? ?phuong|huyen|quan,? ?huyen|tinh,? ?thanh pho)/,
  ],
  ['name', /tieu chi|linh vuc|noi dung|chi tieu|nhiem vu|chi so thanh phan/],
];

/** Sums, shares and ranks, which are calculated again. */
const CALCULATED =
  /^(?:tong|cong)(?: (?:diem|cong|so))?|diem dat duoc|^chi so|chi so \(%\)|ty le|^%|xep (?:hang|loai|thu)|thu hang|^hang$|trong so|ty trong|gia tri trung binh/;

/** What is longer is prose. */
const LONGEST_HEAD = 160;

/** The role of a heading, or null where its words say none. `calculated` for sums, shares and ranks. */
export function roleOfHead(head: string): ColumnRole | 'calculated' | null {
  const words = foldWords(head.slice(0, LONGEST_HEAD));
  if (words === '') return null;
  const role = ROLE_WORDS.find(([, pattern]) => pattern.test(words))?.[0];
  if (role !== undefined && role !== 'name') return role;
  if (CALCULATED.test(words)) return 'calculated';
  return role ?? null;
}

/** The stage that a heading over points names, "total" for sums and shares, or null. */
export function stageOfHead(head: string): Stage | 'total' | null {
  const role = roleOfHead(head);
  if (role === 'self' || role === 'appraisal1' || role === 'appraisal2' || role === 'survey') return role;
  return role === 'calculated' ? 'total' : null;
}

/** "(1)", "2", "A", "3=1+2": a line that numbers the columns. */
export function isColumnNumber(text: string): boolean {
  return /^\(?(?:\d{1,2}|[A-ZĐ])(?:\s*[=:]\s*[\d\s()+/*x-]+)?\)?$/.test(text.trim());
}
