import { HyperFormula } from 'hyperformula';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FUNCTION_CATEGORIES, loadFunctionHelp, type FunctionHelp } from '../../../src/i18n/functions/index.ts';
import { readFunctionHelp, type FunctionRows } from '../../../src/i18n/functions/functionHelp.ts';
import type { Language } from '../../../src/i18n/index.ts';
import { AverageIfsPlugin } from '../../../workers/formula/averageIfsPlugin.ts';
import { LookupPlugin } from '../../../workers/formula/lookupPlugin.ts';
import { RankPlugin } from '../../../workers/formula/rankPlugin.ts';
import { SequencePlugin } from '../../../workers/formula/sequencePlugin.ts';
import { TextPlugin } from '../../../workers/formula/textPlugin.ts';
import { createFormulaEngine, type EngineFunction } from '../../../workers/hyperFormula.ts';

const LANGUAGES: readonly Language[] = ['vi', 'en'];
const PLUGINS = [
  ...HyperFormula.getAllFunctionPlugins(),
  LookupPlugin,
  RankPlugin,
  AverageIfsPlugin,
  TextPlugin,
  SequencePlugin,
];

/** Words for the categories the engine itself gives; our own plugins are all 'Custom' to it. */
const ENGINE_CATEGORIES: Readonly<Record<string, string>> = {
  'Math and trigonometry': 'math',
  Statistical: 'statistics',
  Logical: 'logic',
  Text: 'text',
  'Date and time': 'date',
  'Lookup and reference': 'lookup',
  Financial: 'finance',
  Information: 'information',
  Database: 'database',
  'Matrix functions': 'matrix',
  'Array manipulation': 'matrix',
  Engineering: 'engineering',
};

let engineFunctions: readonly EngineFunction[];
let engine: HyperFormula;
let help: Readonly<Record<Language, ReadonlyMap<string, FunctionHelp>>>;

beforeAll(async () => {
  const workbookEngine = createFormulaEngine();
  engineFunctions = workbookEngine.listFunctions();
  workbookEngine.destroy();
  engine = HyperFormula.buildEmpty({ licenseKey: 'gpl-v3', functionPlugins: PLUGINS });
  const [vi, en] = await Promise.all([loadFunctionHelp('vi'), loadFunctionHelp('en')]);
  help = { vi, en };
});
afterAll(() => engine.destroy());

/** What can be left out or repeated, one letter a parameter: r is required, o optional, R and O are repeated. */
function shapeOfHelp(help: FunctionHelp): string {
  return help.parameters
    .map(({ isOptional, isRepeated }) => (isOptional ? (isRepeated ? 'O' : 'o') : isRepeated ? 'R' : 'r'))
    .join('');
}

function shapeOfEngine(name: string): string | undefined {
  const details = engine.getFunctionDetails(name);
  if (!details) return undefined;
  const { parameters, repeatLastArgs } = details;
  return parameters
    .map(({ optional }, place) => {
      const letter = optional ? 'o' : 'r';
      return place >= parameters.length - repeatLastArgs ? letter.toUpperCase() : letter;
    })
    .join('');
}

/** Where our words say more than the engine knows: SWITCH repeats pairs and may end with a default. */
const OTHER_SHAPES: Readonly<Record<string, string>> = { SWITCH: 'rrrO' };

function textsOf(functions: ReadonlyMap<string, FunctionHelp>): string[] {
  return [...functions.values()].flatMap(({ description, parameters }) => [
    description,
    ...parameters.flatMap((parameter) => [parameter.name, parameter.description]),
  ]);
}

/** The names of functions a text says its own function is the same as. */
function listTwins(functions: ReadonlyMap<string, FunctionHelp>): string[] {
  return [...functions.values()].flatMap(({ name, description }) => {
    const twin = /(?:giống|same as) ([A-Z0-9.]+)\.$/u.exec(description)?.[1];
    return twin === undefined ? [] : [`${name} = ${twin}`];
  });
}

describe('the words for functions', () => {
  it.each(LANGUAGES)('stand for every function a formula may call, and for no other: %s', (language) => {
    expect([...help[language].keys()]).toEqual(engineFunctions.map(({ name }) => name));
  });

  it.each(LANGUAGES)('name as many parameters as the function takes, and say which may be left out: %s', (language) => {
    const said = [...help[language].values()].map((words) => [words.name, shapeOfHelp(words)]);
    const taken = engineFunctions.map(({ name }) => [name, OTHER_SHAPES[name] ?? shapeOfEngine(name)]);
    expect(said).toEqual(taken);
  });

  it('have an exception from what the engine takes only where there is a difference', () => {
    for (const [name, shape] of Object.entries(OTHER_SHAPES)) expect(shapeOfEngine(name)).not.toBe(shape);
  });

  it.each(LANGUAGES)('stand in the category the engine gives: %s', (language) => {
    const known = engineFunctions.filter(({ category }) => category !== 'Custom');
    expect(known.map(({ name }) => [name, help[language].get(name)?.category])).toEqual(
      known.map(({ name, category }) => [name, ENGINE_CATEGORIES[category]]),
    );
  });

  it('stand in the same category in both languages', () => {
    const categories = (language: Language) =>
      [...help[language].values()].map(({ name, category }) => [name, category]);
    expect(categories('en')).toEqual(categories('vi'));
  });

  it.each(LANGUAGES)('leave no text empty: %s', (language) => {
    expect(textsOf(help[language]).filter((text) => text.trim() === '' || text !== text.trim())).toEqual([]);
  });

  it.each(LANGUAGES)('are written in NFC: %s', (language) => {
    expect(textsOf(help[language]).filter((text) => text !== text.normalize('NFC'))).toEqual([]);
  });

  it.each(LANGUAGES)('describe a function in one sentence with a capital and a full stop: %s', (language) => {
    const descriptions = [...help[language].values()].map(({ description }) => description);
    expect(descriptions.filter((text) => !/^\p{Lu}.*[^.]\.$/u.test(text) || /[.!?] \p{Lu}/u.test(text))).toEqual([]);
  });

  it.each(LANGUAGES)('describe a parameter in a few words without a full stop: %s', (language) => {
    const descriptions = [...help[language].values()].flatMap(({ parameters }) =>
      parameters.map(({ description }) => description),
    );
    expect(descriptions.filter((text) => text.endsWith('.') || text.length > 160)).toEqual([]);
  });

  it.each(LANGUAGES)('name a parameter by one word, once in a function: %s', (language) => {
    for (const { name, parameters } of help[language].values()) {
      const names = parameters.map((parameter) => parameter.name);
      expect([name, names.filter((word) => !/^\p{L}[\p{L}\d]*(?:_[\p{L}\d]+)*$/u.test(word))]).toEqual([name, []]);
      expect([name, new Set(names).size]).toEqual([name, names.length]);
    }
  });

  it.each(LANGUAGES)('put parameters that may be left out after the others, and repeated ones last: %s', (language) => {
    const shapes = [...help[language].values()].map((words) => [words.name, shapeOfHelp(words)] as const);
    expect(shapes.filter(([, shape]) => !/^r*(?:o*O*|R*)$/.test(shape))).toEqual([]);
  });

  it('leave nothing Vietnamese in English', () => {
    expect(textsOf(help.en).filter((text) => /[À-ỹĐđ]/u.test(text))).toEqual([]);
  });

  it('are not left in English in Vietnamese', () => {
    const same = [...help.vi.values()].filter(
      ({ name, description }) => description === help.en.get(name)?.description,
    );
    expect(same).toEqual([]);
  });

  it.each(LANGUAGES)(
    'say of every other name of a function which one it is the same as, and of no other: %s',
    (language) => {
      const aliases = PLUGINS.flatMap((plugin) => Object.entries(plugin.aliases ?? {}));
      const twins = [...aliases, ['CONCATENATE', 'CONCAT'] as const].map(([name, twin]) => `${name} = ${twin}`);
      expect(listTwins(help[language]).sort()).toEqual(twins.sort());
    },
  );

  it('say what a planner finds in Excel', () => {
    expect(help.vi.get('SUMIF')).toEqual({
      name: 'SUMIF',
      category: 'math',
      description: 'Cộng các ô thỏa một điều kiện.',
      parameters: [
        { name: 'vùng', isOptional: false, isRepeated: false, description: 'vùng so với điều kiện' },
        { name: 'điều_kiện', isOptional: false, isRepeated: false, description: 'số, chữ hoặc phép so như ">=5"' },
        { name: 'vùng_cộng', isOptional: true, isRepeated: false, description: 'vùng được cộng; bỏ trống là vùng đầu' },
      ],
    });
  });
});

describe('the categories of functions', () => {
  it('all have functions', () => {
    const used = new Set([...help.vi.values()].map(({ category }) => category));
    expect(FUNCTION_CATEGORIES.filter((category) => !used.has(category))).toEqual([]);
  });
});

describe('a row of words', () => {
  const empty = Object.fromEntries(FUNCTION_CATEGORIES.map((category) => [category, []])) as unknown as FunctionRows;

  it('marks with brackets what may be left out and with three dots what may be repeated', () => {
    const rows: FunctionRows = {
      ...empty,
      text: [['F', 'Does it.', 'plain:one', '[optional]:two: and more', '[more…]:three']],
    };
    expect(readFunctionHelp(rows).get('F')?.parameters).toEqual([
      { name: 'plain', isOptional: false, isRepeated: false, description: 'one' },
      { name: 'optional', isOptional: true, isRepeated: false, description: 'two: and more' },
      { name: 'more', isOptional: true, isRepeated: true, description: 'three' },
    ]);
  });

  it('may not describe a function that another row describes', () => {
    const rows: FunctionRows = { ...empty, math: [['A', 'First.']], text: [['A', 'Again.']] };
    expect(() => readFunctionHelp(rows)).toThrow('a function is described twice');
  });

  it('is found in the order of the names, whatever its category', () => {
    const rows: FunctionRows = {
      ...empty,
      math: [['B', 'Second.']],
      text: [
        ['C', 'Third.'],
        ['A', 'First.'],
      ],
    };
    expect([...readFunctionHelp(rows).keys()]).toEqual(['A', 'B', 'C']);
  });
});
