/** The shape of what is said of a function, and of the compact rows it is written in. */
import { assert } from '../../lib/assert.ts';

/** In the order a list of functions shows them. */
export const FUNCTION_CATEGORIES = [
  'math',
  'statistics',
  'logic',
  'text',
  'date',
  'lookup',
  'finance',
  'information',
  'database',
  'matrix',
  'engineering',
] as const;

export type FunctionCategory = (typeof FUNCTION_CATEGORIES)[number];

/** A repeated parameter stands last, with every other repeated one: together they are one turn of the repetition. */
export interface ParameterHelp {
  readonly name: string;
  readonly isOptional: boolean;
  readonly isRepeated: boolean;
  readonly description: string;
}

export interface FunctionHelp {
  readonly name: string;
  readonly category: FunctionCategory;
  readonly description: string;
  readonly parameters: readonly ParameterHelp[];
}

/** Name, description, then each parameter as `name:description`; `[name]` may be left out, `name…` may be repeated. */
export type FunctionRow = readonly [name: string, description: string, ...parameters: string[]];

export type FunctionRows = Readonly<Record<FunctionCategory, readonly FunctionRow[]>>;

function readParameter(text: string): ParameterHelp {
  const colon = text.indexOf(':');
  const marked = text.slice(0, colon);
  const isOptional = marked.startsWith('[');
  const bare = isOptional ? marked.slice(1, -1) : marked;
  const isRepeated = bare.endsWith('…');
  const name = isRepeated ? bare.slice(0, -1) : bare;
  return { name, isOptional, isRepeated, description: text.slice(colon + 1) };
}

/** Every function by its name, in the order of the names. */
export function readFunctionHelp(rows: FunctionRows): ReadonlyMap<string, FunctionHelp> {
  const functions = FUNCTION_CATEGORIES.flatMap((category) =>
    rows[category].map(([name, description, ...parameters]): FunctionHelp => ({
      name,
      category,
      description,
      parameters: parameters.map(readParameter),
    })),
  );
  functions.sort((a, b) => (a.name < b.name ? -1 : 1));
  const byName = new Map(functions.map((help) => [help.name, help]));
  assert(byName.size === functions.length, 'a function is described twice');
  return byName;
}
