/**
 * The one door to HyperFormula. It holds formulas and values of the sheets that formulas read, never the truth: whoever
 * owns an engine must be able to build another.
 *
 * Danger: a mutation may throw (RangeError when a formula overflows the stack or a text the memory). The engine then
 * holds old values beside new ones; destroy it and build another without the formula.
 */
import { DetailedCellError, ErrorType, HyperFormula, NotAFormulaError } from 'hyperformula';
import type { ConfigParams, RawCellContent, SimpleCellAddress, SimpleCellRange } from 'hyperformula';
import { AverageIfsPlugin } from './formula/averageIfsPlugin.ts';
import { toEngineFormula } from './formula/dialect.ts';
import { findCycle } from './formula/findCycle.ts';
import { guardIterations } from './formula/iterationGuard.ts';
import { LookupPlugin } from './formula/lookupPlugin.ts';
import { withNames, type PluginWithNames } from './formula/plugin.ts';
import { RankPlugin } from './formula/rankPlugin.ts';
import { SequencePlugin } from './formula/sequencePlugin.ts';
import { MAX_TEXT_LENGTH, TextPlugin } from './formula/textPlugin.ts';

/** "=..." is a formula in canonical syntax (dots, commas, English names); other text is text, "'=..." the text that begins with "=". */
export type EngineContent = number | string | boolean | null;

/** Never an object of the engine: it crosses threads. `error` is "#DIV/0!", `message` is the engine's English reason. */
export type EngineValue = number | string | boolean | null | { readonly error: string; readonly message: string };

/** Indexes from 0. */
export interface EngineAddress {
  readonly sheet: number;
  readonly row: number;
  readonly col: number;
}

export interface EngineCell extends EngineAddress {
  readonly content: EngineContent;
}

export interface EngineChange extends EngineAddress {
  readonly value: EngineValue;
}

/** `end` may be Infinity in whole rows and columns. */
export interface EngineRange {
  readonly start: EngineAddress;
  readonly end: EngineAddress;
}

export interface EngineFunction {
  readonly name: string;
  readonly category: string;
}

export interface FormulaEngine {
  /** Adds a sheet and gives its id. Formulas that waited for the name are recalculated. Throws as setCells does. */
  addSheet(name: string, rows: readonly (readonly EngineContent[])[]): number;
  removeSheet(id: number): void;
  hasSheet(name: string): boolean;
  sheetId(name: string): number | null;
  /** Sets cells in one batch and gives every cell whose value changed, dependants and spilled cells included. */
  setCells(cells: readonly EngineCell[]): EngineChange[];
  read(sheet: number, row: number, col: number): EngineValue;
  /** The value of a formula that stands nowhere; of an array its first cell. A formula that cannot be read is #ERROR!. */
  preview(formula: string, sheet: number): EngineValue;
  /** For #CYCLE!: the cells along the cycle, beginning with this one where it lies on it; empty when there is none. */
  cyclePath(sheet: number, row: number, col: number): EngineAddress[];
  precedents(sheet: number, row: number, col: number): (EngineAddress | EngineRange)[];
  dependents(sheet: number, row: number, col: number): (EngineAddress | EngineRange)[];
  /** Every function a formula may call, sorted by name. */
  listFunctions(): EngineFunction[];
  destroy(): void;
}

const CONFIG: Partial<ConfigParams> = {
  licenseKey: 'gpl-v3',
  maxRows: 1_048_576,
  undoLimit: 0,
  precisionRounding: 14,
  useArrayArithmetic: true,
  // "*a*a*a*a*a*a*a*ab" as a criterion takes 50 s, (a+)+$ for ever.
  useWildcards: false,
  useRegularExpressions: false,
  accentSensitive: true,
  localeLang: 'vi',
  ignoreWhiteSpace: 'any',
  dateFormats: ['DD/MM/YYYY', 'DD/MM/YY', 'YYYY-MM-DD'],
  decimalSeparator: '.',
  functionArgSeparator: ',',
  thousandSeparator: '',
  currencySymbol: ['₫', '$'],
};

const LANGUAGE = 'enGB';
const OWN_PLUGINS: readonly PluginWithNames[] = [
  LookupPlugin,
  RankPlugin,
  AverageIfsPlugin,
  TextPlugin,
  SequencePlugin,
].map(withNames);

const GUARDED_PLUGINS = HyperFormula.getAllFunctionPlugins().map(guardIterations);

function teachNames(plugins: readonly PluginWithNames[]): void {
  const names = plugins.flatMap((plugin) => plugin.names);
  HyperFormula.getLanguage(LANGUAGE).extendFunctions(Object.fromEntries(names.map((name) => [name, name])));
}

/** Cells looked into when a range on a possible cycle is opened up. */
const MAX_RANGE_CELLS = 100_000;

function toRawContent(content: EngineContent): RawCellContent {
  if (typeof content === 'number') return Number.isFinite(content) ? content : null;
  if (typeof content !== 'string') return content;
  if (content === '') return null;
  if (content.startsWith('=')) return toEngineFormula(content);
  if (content.startsWith("'=")) return content;
  return `'${content}`;
}

function toEngineValue(value: unknown): EngineValue {
  // "&" has no guard inside the engine: cells that double each other's text would cross to the page as 500 MB.
  if (typeof value === 'string' && value.length > MAX_TEXT_LENGTH)
    return { error: '#VALUE!', message: `The text is longer than ${MAX_TEXT_LENGTH} characters.` };
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof DetailedCellError) return { error: value.value, message: value.message };
  return null;
}

function toEngineAddress({ sheet, row, col }: SimpleCellAddress): EngineAddress {
  return { sheet, row, col };
}

function toEnginePlace(place: SimpleCellAddress | SimpleCellRange): EngineAddress | EngineRange {
  if (!('start' in place)) return toEngineAddress(place);
  return { start: toEngineAddress(place.start), end: toEngineAddress(place.end) };
}

/** Builds an empty engine. `plugins` adds functions, after ours and the engine's own. */
export function createFormulaEngine({
  plugins = [],
}: { readonly plugins?: readonly PluginWithNames[] } = {}): FormulaEngine {
  const added = [...OWN_PLUGINS, ...plugins];
  teachNames(added);
  const functionPlugins = [...GUARDED_PLUGINS, ...added.map(({ plugin }) => plugin)];
  const engine = HyperFormula.buildEmpty({ ...CONFIG, functionPlugins });

  function setCell({ sheet, row, col, content }: EngineCell): void {
    engine.setCellContents({ sheet, row, col }, toRawContent(content));
  }

  function isInCycle(address: EngineAddress): boolean {
    const value = engine.getCellValue(address);
    return value instanceof DetailedCellError && value.type === ErrorType.CYCLE;
  }

  function listCyclicPrecedents(address: EngineAddress): EngineAddress[] {
    return engine.getCellPrecedents(address).flatMap((place) => {
      if (!('start' in place)) return isInCycle(place) ? [toEngineAddress(place)] : [];
      const { width, height } = engine.getSheetDimensions(place.start.sheet);
      const found: EngineAddress[] = [];
      let visited = 0;
      for (let row = place.start.row; row <= Math.min(place.end.row, height - 1); row++) {
        for (let col = place.start.col; col <= Math.min(place.end.col, width - 1); col++) {
          if (++visited > MAX_RANGE_CELLS) return found;
          const cell = { sheet: place.start.sheet, row, col };
          if (isInCycle(cell)) found.push(cell);
        }
      }
      return found;
    });
  }

  return {
    addSheet(name, rows) {
      engine.addSheet(name);
      const id = engine.getSheetId(name);
      if (id === undefined) throw new Error(`HyperFormula did not add the sheet ${name}`);
      if (rows.length > 0)
        engine.setSheetContent(
          id,
          rows.map((row) => row.map(toRawContent)),
        );
      return id;
    },
    removeSheet: (id) => void engine.removeSheet(id),
    hasSheet: (name) => engine.doesSheetExist(name),
    sheetId: (name) => engine.getSheetId(name) ?? null,
    setCells(cells) {
      // Not engine.batch: it merges the changes of each cell into a growing list, quadratic in the number of cells.
      engine.suspendEvaluation();
      cells.forEach(setCell);
      return engine
        .resumeEvaluation()
        .flatMap((change) =>
          'address' in change ? [{ ...toEngineAddress(change.address), value: toEngineValue(change.newValue) }] : [],
        );
    },
    read: (sheet, row, col) => toEngineValue(engine.getCellValue({ sheet, row, col })),
    preview(formula, sheet) {
      try {
        const value = engine.calculateFormula(toEngineFormula(formula), sheet);
        return toEngineValue(Array.isArray(value) ? value[0]?.[0] : value);
      } catch (error) {
        if (error instanceof NotAFormulaError) return { error: '#ERROR!', message: error.message };
        throw error;
      }
    },
    cyclePath: (sheet, row, col) => findCycle({ sheet, row, col }, listCyclicPrecedents),
    precedents: (sheet, row, col) => engine.getCellPrecedents({ sheet, row, col }).map(toEnginePlace),
    dependents: (sheet, row, col) => engine.getCellDependents({ sheet, row, col }).map(toEnginePlace),
    listFunctions() {
      const functions = engine
        .getAvailableFunctions()
        .map(({ canonicalName, category }) => ({ name: canonicalName, category }));
      return functions.filter(({ name }) => !name.startsWith('HF.')).sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    destroy: () => engine.destroy(),
  };
}
