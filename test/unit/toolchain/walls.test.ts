import { ESLint, Linter } from 'eslint';
import svelte from 'eslint-plugin-svelte';
import { parser } from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { importRules } from '../../../eslint.imports.js';
import { projectRoot } from '../../../scripts/root.mjs';

function lint(file: string, code: string): string[] {
  const linter = new Linter({ cwd: '/project' });
  const config = [
    { files: ['**/*.ts'], languageOptions: { parser } },
    ...svelte.configs.base,
    { files: ['**/*.svelte', '**/*.svelte.ts'], languageOptions: { parserOptions: { parser } } },
    ...importRules,
  ];
  return linter
    .verify(code, config as Linter.Config[], { filename: `/project/${file}` })
    .map((problem) => problem.message);
}

const refused: [file: string, code: string, message: string][] = [
  ['src/domain/a.ts', `import { b } from '../storage/b.ts';`, 'src/domain may import only src/lib: not src/storage.'],
  ['src/domain/commands/a.ts', `import type { B } from '../../engine/protocol.ts';`, 'not src/engine contract'],
  ['src/domain/a.ts', `export * from '../i18n/vi.ts';`, 'not src/i18n'],
  ['src/domain/a.ts', `export { b } from '../ui/b.ts';`, 'not src/ui'],
  ['src/domain/a.ts', `const b = await import('../analysis/b.ts');`, 'not src/analysis'],
  ['src/domain/a.ts', `let b: import('../state/b.svelte.ts').B;`, 'not src/state'],
  ['src/domain/a.ts', `const b = await import(name);`, 'Name what is imported by a plain string.'],
  ['src/domain/a.ts', `import { b } from '../lib/b';`, `Write '../lib/b' with its extension.`],
  ['src/domain/a.ts', `import { b } from '/src/storage/b.ts';`, 'as a path relative to this file'],
  ['src/lib/a.ts', `import type { Workbook } from '../domain/workbook.ts';`, 'src/lib may import only nothing'],
  ['src/grid/a.ts', `import { b } from '../domain/b.ts';`, 'not src/domain'],
  ['src/grid/Grid.svelte', `<script lang="ts">import { b } from '../domain/b.ts';</script>`, 'not src/domain'],
  [
    'src/ui/scores/Scores.svelte',
    `<script lang="ts">import Dexie from 'dexie';</script>`,
    `'dexie': it belongs in src/storage`,
  ],
  [
    'src/ui/scores/Scores.svelte',
    `<script>import { wrap } from 'comlink';</script>`,
    `'comlink': it belongs in src/engine`,
  ],
  [
    'src/ui/scores/Scores.svelte',
    `<script lang="ts">import B from '../ranking/B.svelte';</script>`,
    'belongs in src/ui/shared',
  ],
  [
    'src/ui/shared/Button.svelte',
    `<script lang="ts">import B from '../ranking/B.svelte';</script>`,
    'not the other way round',
  ],
  [
    'src/ui/scores/Scores.svelte',
    `<script lang="ts">import B from '../app/B.svelte';</script>`,
    'may not import the frame',
  ],
  ['src/ui/scores/scoresSource.ts', `import { m } from '../../engine/protocol.ts';`, `write 'import type'`],
  ['src/ui/scores/scoresSource.ts', `import type { C } from '../../engine/client.ts';`, 'not src/engine.'],
  ['src/App.svelte', `<script lang="ts">import { b } from './storage/b.ts';</script>`, 'not src/storage'],
  ['src/state/session.svelte.ts', `import { b } from '../ui/b.ts';`, 'not src/ui'],
  ['src/engine/client.ts', `import { b } from '../../workers/recalc.worker.ts';`, 'reached only by new Worker'],
  ['src/engine/client.ts', `import { HyperFormula } from 'hyperformula';`, 'belongs in workers/hyperFormula.ts'],
  ['src/engine/client.ts', `import type { HyperFormula } from 'hyperformula';`, 'belongs in workers/hyperFormula.ts'],
  ['src/exchange/read.ts', `import { readFile } from 'node:fs';`, 'exists only in Node'],
  ['src/exchange/read.ts', `import _ from 'lodash';`, `No room may use 'lodash'`],
  ['src/exchange/read.ts', `import { b } from '../../test/fakes/b.ts';`, 'which is no part of the app'],
  ['src/misplaced/a.ts', `import { b } from '../lib/b.ts';`, `'src/misplaced' is no room`],
  ['workers/recalc.worker.ts', `import { HyperFormula } from 'hyperformula';`, 'belongs in workers/hyperFormula.ts'],
  ['workers/recalc.worker.ts', `import type { CellValue } from 'hyperformula';`, 'belongs in workers/hyperFormula.ts'],
  ['workers/recalc.worker.ts', `import { client } from '../src/engine/client.ts';`, 'not src/engine.'],
  ['workers/recalc.worker.ts', `import { b } from '../src/state/b.svelte.ts';`, 'not src/state'],
  ['workers/exchange.worker.ts', `import * as xlsx from 'xlsx';`, `'xlsx': it belongs in src/exchange`],
];

const accepted: [file: string, code: string][] = [
  [
    'src/main.ts',
    `import { b } from './storage/b.ts'; import App from './App.svelte'; import { mount } from 'svelte';`,
  ],
  ['src/App.svelte', `<script lang="ts">import Scores from './ui/scores/Scores.svelte';</script>`],
  ['src/ui/app/App.svelte', `<script lang="ts">import Scores from '../scores/Scores.svelte';</script>`],
  ['src/ui/scores/scoresSource.ts', `import type { M } from '../../engine/protocol.ts';`],
  [
    'src/ui/scores/Scores.svelte',
    `<script lang="ts">import B from '../shared/B.svelte'; import './scores.css';</script>`,
  ],
  ['src/domain/rules/a.ts', `import { b } from '../b.ts'; import type { R } from '../../lib/result.ts';`],
  [
    'src/engine/client.ts',
    `new Worker(new URL('../../workers/recalc.worker.ts', import.meta.url), { type: 'module' });`,
  ],
  ['src/engine/client.ts', `import type { P } from './protocol.ts'; import { wrap } from 'comlink';`],
  ['src/exchange/xlsx/write.ts', `import { writeXlsx } from 'hucre/xlsx'; import { b } from '../xlsx/b.ts';`],
  ['src/storage/db.ts', `import Dexie from 'dexie';`],
  ['src/state/session.svelte.ts', `import { tick } from 'svelte'; import type { P } from '../engine/protocol.ts';`],
  [
    'workers/recalc.worker.ts',
    `import type { P } from '../src/engine/protocol.ts'; import { c } from './hyperFormula.ts';`,
  ],
  ['workers/recalc.worker.ts', `import { k } from '../src/analysis/k.ts'; import { w } from '../src/domain/w.ts';`],
  ['workers/formula/rank.ts', `import { FunctionPlugin } from 'hyperformula';`],
];

describe('the walls between the rooms', () => {
  it.each(refused)('refuse in %s: %s', (file, code, message) => {
    expect(lint(file, code).join(' ')).toContain(message);
  });

  it.each(accepted)('let pass in %s: %s', (file, code) => {
    expect(lint(file, code)).toEqual([]);
  });

  it.each(['src/grid/Grid.svelte', 'src/state/session.svelte.ts', 'src/main.ts', 'workers/recalc.worker.ts'])(
    'are held by npm run lint in %s',
    async (file) => {
      const config = (await new ESLint({ cwd: projectRoot }).calculateConfigForFile(file)) as Linter.Config;
      expect(config.rules?.['house/walls']).toEqual([2]);
    },
  );
});
