/**
 * Who may import whom: the house's walls, held by lint (README "Architecture"). Each room lists the rooms it may see and the
 * packages it may use; everything else is refused with the name of the right home. Held alike for `import`, `import type`,
 * `export from`, `import()` and type imports, in .ts and .svelte files. `new Worker(new URL(...))` is no import.
 */
import { builtinModules } from 'node:module';
import { posix, relative, sep } from 'node:path';

/**
 * @typedef {object} Room
 * @property {string} name as messages call it
 * @property {(file: string) => boolean} holds whether a file (path from the project's root, with /) lies in the room
 * @property {readonly string[]} sees names of other rooms
 * @property {readonly string[]} [seesTypes] rooms of which only types may be imported
 * @property {readonly string[]} [packages] third-party packages
 */

const inFolder = (/** @type {string} */ folder) => (/** @type {string} */ file) =>
  file === folder || file.startsWith(`${folder}/`);

/**
 * The first room that holds a file is its room. Inside src/ui the views are kept apart too: see pathProblem.
 * @type {readonly Room[]}
 */
const rooms = [
  { name: 'src/lib', holds: inFolder('src/lib'), sees: [], packages: ['numfmt'] },
  { name: 'src/domain', holds: inFolder('src/domain'), sees: ['src/lib'] },
  { name: 'src/analysis', holds: inFolder('src/analysis'), sees: ['src/domain', 'src/lib'] },
  {
    name: 'src/engine contract',
    holds: (file) => /^src\/engine\/(protocol|analysisProtocol|formulaLimits|formulaPlaces|cellProblems)\./.test(file),
    sees: ['src/domain', 'src/lib'],
    seesTypes: ['src/analysis'],
  },
  {
    name: 'src/engine',
    holds: inFolder('src/engine'),
    sees: ['src/engine contract', 'src/domain', 'src/lib'],
    seesTypes: ['src/analysis'],
    packages: ['comlink'],
  },
  {
    name: 'src/exchange',
    holds: inFolder('src/exchange'),
    sees: ['src/domain', 'src/lib'],
    packages: ['comlink', 'fflate', 'hucre', 'xlsx'],
  },
  { name: 'src/storage', holds: inFolder('src/storage'), sees: ['src/domain', 'src/lib'], packages: ['dexie'] },
  { name: 'src/grid', holds: inFolder('src/grid'), sees: ['src/lib'], packages: ['svelte'] },
  { name: 'src/charts', holds: inFolder('src/charts'), sees: ['src/lib'], packages: ['svelte', 'echarts'] },
  { name: 'src/i18n', holds: inFolder('src/i18n'), sees: ['src/lib'] },
  {
    name: 'src/state',
    holds: inFolder('src/state'),
    sees: ['src/domain', 'src/analysis', 'src/engine contract', 'src/engine', 'src/exchange', 'src/storage', 'src/lib'],
    packages: ['svelte'],
  },
  {
    name: 'src/ui',
    holds: (file) => inFolder('src/ui')(file) || /^src\/[^/]+\.svelte$/.test(file),
    sees: ['src/grid', 'src/charts', 'src/state', 'src/domain', 'src/i18n', 'src/lib'],
    seesTypes: ['src/engine contract', 'src/analysis'],
    packages: ['svelte'],
  },
  {
    name: 'src/main.ts',
    holds: (file) => /^src\/[^/]+$/.test(file),
    sees: [
      'src/lib',
      'src/domain',
      'src/analysis',
      'src/engine contract',
      'src/engine',
      'src/exchange',
      'src/storage',
      'src/grid',
      'src/charts',
      'src/i18n',
      'src/state',
      'src/ui',
    ],
    packages: ['svelte', 'virtual:pwa-register'],
  },
  {
    name: 'workers/hyperFormula.ts',
    holds: (file) => file === 'workers/hyperFormula.ts' || file.startsWith('workers/formula/'),
    sees: ['src/domain', 'src/engine contract', 'src/lib'],
    packages: ['hyperformula'],
  },
  {
    name: 'workers/highs.ts',
    holds: (file) => file === 'workers/highs.ts',
    sees: ['src/analysis', 'src/lib'],
    packages: ['highs'],
  },
  {
    name: 'workers',
    holds: inFolder('workers'),
    sees: [
      'workers/hyperFormula.ts',
      'workers/highs.ts',
      'src/domain',
      'src/analysis',
      'src/exchange',
      'src/engine contract',
      'src/lib',
    ],
    packages: ['comlink'],
  },
];

/** @param {string} file */
function roomOf(file) {
  return rooms.find((room) => room.holds(file));
}

/**
 * The folder of src/ui a file lies in, or null for the frame: files directly in src or src/ui, and src/ui/app.
 * @param {string} file
 */
function viewOf(file) {
  const view = /^src\/ui\/([^/]+)\//.exec(file)?.[1];
  return view === undefined || view === 'app' ? null : view;
}

/**
 * Why a file of src/ui may not import another, or null: the frame sees every view; a view sees itself, src/ui/shared and src/ui/sheet, of which sheet sees shared.
 * @param {string} file
 * @param {string} target
 */
function viewProblem(file, target) {
  const [here, there] = [viewOf(file), viewOf(target)];
  if (here === null || here === there || there === 'shared') return null;
  if (there === 'sheet' && here !== 'shared') return null;
  const to = there === null ? 'the frame' : `the view ${there}`;
  return here === 'shared' || here === 'sheet'
    ? `src/ui/${here} may not import ${to}: views use it, not the other way round.`
    : `The view ${here} may not import ${to}: what views share belongs in src/ui/shared.`;
}

/** @param {string} specifier such as `hucre/xlsx`; the package of a scoped name is its first two parts */
function packageOf(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/**
 * Why a file may not use a package, or null.
 * @param {Room} room
 * @param {string} specifier
 */
function packageProblem(room, specifier) {
  const name = specifier.startsWith('virtual:') ? specifier : packageOf(specifier);
  if (room.packages?.includes(name)) return null;
  if (name.startsWith('node:') || builtinModules.includes(name))
    return `'${specifier}' exists only in Node, not in the browser.`;
  const homes = rooms.filter((other) => other.packages?.includes(name)).map((other) => other.name);
  if (homes.length === 0) return `No room may use '${name}': give it a home in eslint.imports.js first.`;
  return `${room.name} may not use '${name}': it belongs in ${homes.join(', ')}.`;
}

/**
 * Why a file may not import another, or null.
 * @param {string} file
 * @param {string} target both from the project's root, with /
 * @param {boolean} typesOnly
 */
function pathProblem(file, target, typesOnly) {
  const from = roomOf(file);
  const to = roomOf(target);
  if (from === undefined) return null;
  if (to === undefined) return `${from.name} may not import '${target}', which is no part of the app.`;
  if (from === to) return from.name === 'src/ui' ? viewProblem(file, target) : null;
  if (from.sees.includes(to.name)) return null;
  if (from.seesTypes?.includes(to.name)) {
    return typesOnly ? null : `${from.name} may import only types of ${to.name}: write 'import type'.`;
  }
  const allowed = from.sees.length > 0 ? from.sees.join(', ') : 'nothing';
  const wayIn = to.name === 'workers' ? ', which is reached only by new Worker' : '';
  return `${from.name} may import only ${allowed}: not ${to.name}${wayIn}.`;
}

/**
 * Why a file may not import a specifier, or null.
 * @param {string} file from the project's root, with /
 * @param {string} specifier as written
 * @param {boolean} typesOnly
 * @returns {string | null}
 */
function importProblem(file, specifier, typesOnly) {
  const room = roomOf(file);
  if (room === undefined) return `'${posix.dirname(file)}' is no room: add it to eslint.imports.js.`;
  const [path = ''] = specifier.split('?');
  if (path.startsWith('/')) return `Write '${specifier}' as a path relative to this file.`;
  if (!path.startsWith('.')) return packageProblem(room, path);
  if (!/\.\w+$/.test(path)) return `Write '${specifier}' with its extension.`;
  return pathProblem(file, posix.join(posix.dirname(file), path), typesOnly);
}

/** @type {import('eslint').Rule.RuleModule} */
const walls = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = relative(context.cwd, context.filename).split(sep).join('/');
    const check = (/** @type {import('estree').Node | null | undefined} */ source, typesOnly = false) => {
      if (source === null || source === undefined) return;
      const specifier = source.type === 'Literal' ? source.value : null;
      const message =
        typeof specifier === 'string'
          ? importProblem(file, specifier, typesOnly)
          : 'Name what is imported by a plain string.';
      if (message !== null) context.report({ node: source, message });
    };
    return {
      ImportDeclaration: (node) => check(node.source, Reflect.get(node, 'importKind') === 'type'),
      ExportNamedDeclaration: (node) => check(node.source, Reflect.get(node, 'exportKind') === 'type'),
      ExportAllDeclaration: (node) => check(node.source, Reflect.get(node, 'exportKind') === 'type'),
      ImportExpression: (node) => check(node.source),
      TSImportType: (/** @type {{ source: import('estree').Node }} */ node) => check(node.source, true),
    };
  },
};

export const importRules = [
  {
    files: ['src/**', 'workers/**'],
    plugins: { house: { rules: { walls } } },
    rules: { 'house/walls': 'error' },
  },
];
