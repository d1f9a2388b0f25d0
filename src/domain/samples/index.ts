import type { NewId } from '../../lib/ids.ts';
import type { Workbook } from '../workbook.ts';
import { buildEmpty } from './empty.ts';
import { buildHanoi2019 } from './hanoi2019.ts';
import { buildIllustrative } from './illustrative.ts';

export type SampleId = 'hanoi2019' | 'illustrative' | 'empty';

export interface Sample {
  readonly id: SampleId;
  /** The name the new workbook will carry. */
  readonly name: string;
  readonly illustrative: boolean;
}

/** The workbooks offered on first start, in the order in which they are offered. */
export function listSamples(): readonly Sample[] {
  return [
    { id: 'illustrative', name: 'Khối sở minh họa 2024 (minh họa)', illustrative: true },
    { id: 'hanoi2019', name: 'Hà Nội 2019', illustrative: false },
    { id: 'empty', name: 'Sổ điểm mới', illustrative: false },
  ];
}

/** A sample as a new workbook: its own id is new each time, all ids within it are the same each time. */
export function buildSample(id: SampleId, newId: NewId): Workbook {
  switch (id) {
    case 'hanoi2019':
      return buildHanoi2019(newId);
    case 'illustrative':
      return buildIllustrative(newId);
    case 'empty':
      return buildEmpty(newId);
  }
}
