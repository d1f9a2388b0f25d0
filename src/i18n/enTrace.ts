/** Words of tracing precedents and dependents. */
import type { viTrace } from './viTrace.ts';

export const enTrace: typeof viTrace = {
  precedents: (place) => `Precedents of ${place}`,
  dependents: (place) => `Dependents of ${place}`,
  error: (place) => `The way to the cause of the error in ${place}`,
  noPrecedents: (place) => `${place} takes its value from no other cell.`,
  noDependents: (place) => `No cell takes its value from ${place}.`,
  noMore: 'There are no further levels.',
  noCause: (place) => `The error begins in ${place} itself.`,
  nothingWrong: (place) => `${place} shows no error and reads none.`,
  count: (places, levels) =>
    levels > 1 ? `${places} entries, ${levels} levels` : `${places} ${places === 1 ? 'entry' : 'entries'}`,
  cut: 'The list is long; only its beginning is shown.',
  cells: (count) => `${count} cells`,
  level: (level) => `level ${level}`,
  sumOfChildren: 'the sum of its children',
  ranking: {
    total: 'points / maximum * effective weight, added up, with bonus and penalty',
    applicable: 'the effective weights of the criteria that apply',
    index: 'total / maximum * 100%',
    rank: 'the rank by the rounded index',
    class: 'the class by the index',
    field: 'the component index of the field',
  },
  more: 'Trace one more level',
  all: 'Trace all levels',
  back: (place) => `Back to ${place}`,
  close: 'Close the list (Esc)',
  toCause: (place) => `Go to the cause: ${place}`,
  circle: 'Cells of the circle:',
};
