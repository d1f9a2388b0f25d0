import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { projectPath, projectRoot } from '../../../scripts/root.mjs';

function listFiles(config: string): string[] {
  const parsed: unknown = ts.parseConfigFileTextToJson(config, readFileSync(projectPath(config), 'utf8')).config;
  return ts.parseJsonConfigFileContent(parsed, ts.sys, projectRoot, undefined, config).fileNames;
}

it('checks the types of every source file in exactly one program', () => {
  const programs = ['tsconfig.json', 'tsconfig.worker.json', 'tsconfig.node.json'].flatMap(listFiles);
  const times = new Map<string, number>();
  for (const file of programs) times.set(file, (times.get(file) ?? 0) + 1);
  const sources = ts.sys.readDirectory(projectRoot, ['.ts'], ['node_modules', 'dist', 'bench-results'], ['**/*']);
  expect(sources.length).toBeGreaterThan(10);
  const wrong = sources
    .map((file) => [file.slice(projectRoot.length + 1), times.get(file) ?? 0])
    .filter(([, n]) => n !== 1);
  expect(wrong).toEqual([]);
});
