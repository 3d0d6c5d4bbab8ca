import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)));
const sources = tracked.filter((file) => /^(apps|libs|tests)\/.*\.(ts|tsx|cjs|mjs)$/.test(file));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const lines = (file: string): number => read(file).trimEnd().split('\n').length;

/** Lines that a file may have: adapters a few more, tests as many as they tell. */
const ADAPTER = /^libs\/[^/]+\/src\/(sqlite|kurrentdb|postgres)\//;
const linesMax = (file: string): number => (file.startsWith('tests/') ? Infinity : ADAPTER.test(file) ? 300 : 200);

describe('the house', () => {
  it('has small files', () => {
    expect(sources.filter((file) => lines(file) > linesMax(file))).toEqual([]);
  });

  it('names files in kebab-case by what they do', () => {
    const named = (file: string): boolean => /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.(ts|tsx|cjs|mjs)$/.test(file.split('/').at(-1) as string);
    expect(sources.filter((file) => !named(file) && !file.endsWith('.d.ts'))).toEqual([]);
  });

  it('has no file or folder whose name says nothing', () => {
    expect(sources.filter((file) => /(^|[/-])(services?|managers?|utils?|helpers?|common|misc)([/.-]|$)/.test(file))).toEqual([]);
  });

  it('has one door for each lib, and no lib without one', () => {
    const libs = new Set(tracked.filter((file) => file.startsWith('libs/')).map((file) => file.split('/')[1] as string));
    expect([...libs].filter((lib) => !tracked.includes(`libs/${lib}/src/index.ts`))).toEqual([]);
  });

  it('keeps the top level to what ARCHITECTURE.md names', () => {
    const top = new Set(tracked.map((file) => file.split('/')[0] as string).filter((name) => !name.startsWith('.')));
    const known =
      'apps libs tests deploy docs Dockerfile docker-compose.yml nest-cli.json package.json package-lock.json tsconfig.json README.md ARCHITECTURE.md CHANGELOG.md LICENSE'.split(
        ' ',
      );
    expect([...top].filter((name) => !known.includes(name))).toEqual([]);
  });

  it('skips, focuses and postpones no test', () => {
    const marked = sources.filter(
      (file) => file.endsWith('.spec.ts') && /\b(it|test|describe)\.(skip|only|todo)\b|\bx(it|describe)\(/.test(read(file)),
    );
    expect(marked).toEqual([]);
  });

  it('pins every package exactly, and the lock names no registry', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[a-z0-9.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
    expect(read('package-lock.json')).not.toContain('"resolved"');
  });

  it('speaks of itself alone: no path of one machine', () => {
    const text = tracked.filter((file) => /\.(ts|cjs|mjs|md|json|ya?ml)$/.test(file) && file !== 'package-lock.json');
    expect(text.filter((file) => /\/(root|home)\/[a-z]/.test(read(file)))).toEqual([]);
  });
});
