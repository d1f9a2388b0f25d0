import type { viPicker } from './viPicker.ts';

/** Words of choosing one out of hundreds: a unit, a criterion. */
export const enPicker: typeof viPicker = {
  unit: {
    pick: 'Choose a unit: type to search',
    list: 'Unit',
    none: 'No unit matches',
    previous: 'Previous unit',
    next: 'Next unit',
  },
  leaf: {
    pick: 'Choose a criterion: type to search',
    list: 'Criterion',
    none: 'No criterion matches',
    previous: 'Previous criterion',
    next: 'Next criterion',
  },
};
