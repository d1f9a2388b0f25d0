/** An n-way table as figures: one row a value of the first way, one column a value of the second, one table a value of the third. */
import type { WaysAnswer } from '../../../analysis/ways/question.ts';
import type { FigureTable } from '../../../lib/figureTable.ts';
import { cellOf, columnOf, decimalsOf, nameInput, sayResult, writeInput, type Naming } from './sayFigure.ts';

/** The values of one layer, by row and column; null where there is none. */
export function layerOf({ ways, values }: WaysAnswer, layer: number): (number | null)[][] {
  const [rows = 1, columns = 1, layers = 1] = ways.map((way) => way.values.length);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => {
      const value = values[(row * columns + column) * layers + layer] ?? Number.NaN;
      return Number.isNaN(value) ? null : value;
    }),
  );
}

export function tablesOfWays(naming: Naming, answer: WaysAnswer, notes: readonly string[]): FigureTable[] {
  const { t } = naming;
  const { kind } = answer.figure;
  const [rows, columns, layers] = answer.ways;
  if (!rows) return [];
  return (layers?.values ?? [Number.NaN]).map((layerValue, layer): FigureTable => {
    const place = layers ? [`${nameInput(naming, layers.input)} = ${writeInput(naming, layerValue)}`] : [];
    const decimals = kind === 'class' ? null : decimalsOf(naming, kind);
    return {
      title: layers ? `${t.sensitivity.ways.title} ${layer + 1}` : t.sensitivity.ways.title,
      notes: [
        ...notes,
        ...place,
        ...(columns ? [`${t.sensitivity.ways.names[1] ?? ''}: ${nameInput(naming, columns.input)}`] : []),
        `${t.sensitivity.figures[kind]} (${t.sensitivity.figureUnits[kind]})`,
      ],
      columns: [
        { label: nameInput(naming, rows.input), decimals: 4 },
        ...(columns
          ? columns.values.map((value) => ({ label: writeInput(naming, value), decimals }))
          : [columnOf(naming, kind, t.sensitivity.ways.result)]),
      ],
      rows: layerOf(answer, layer).map((line, row) => [
        rows.values[row] ?? null,
        ...line.map((value) => (value === null ? null : cellOf(naming, kind, value))),
      ]),
    };
  });
}

/** "chỉ số đi từ … đến …", over all cells; null where every cell is empty. */
export function sayRange(naming: Naming, { figure, values, base }: WaysAnswer): string | null {
  const found = Array.from(values).filter((value) => !Number.isNaN(value));
  if (found.length === 0) return null;
  const say = (value: number): string => sayResult(naming, figure.kind, value);
  return naming.t.sensitivity.ways.told(
    naming.t.sensitivity.figures[figure.kind],
    say(Math.min(...found)),
    say(Math.max(...found)),
    say(base),
  );
}
