import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { hooks } from '../../.pnpmfile.mjs'
import { commentProblems } from '../src/packages/commentProblems.ts'
import { contentProblems } from '../src/packages/contentProblems.ts'
import type { PackedPackage } from '../src/packages/packPackage.ts'
import { manifestProblems } from '../src/packages/publishedManifest.ts'
import { readmeProblems } from '../src/packages/readmeProblems.ts'
import { renderApi } from '../src/packages/renderApi.ts'
import { SIZE_BUDGETS } from '../src/packages/sizeBudgets.ts'
import { PACKAGES, readRepositoryFile } from '../src/workspace.ts'

const temporary = mkdtempSync(join(tmpdir(), 'taskmesh-packed-'))
afterAll(() => rmSync(temporary, { recursive: true, force: true }))

const PUBLISHED = PACKAGES.filter(({ manifest }) => !manifest.private)

/** A package as if it were unpacked from a tarball. */
function unpacked(files: Record<string, string>, manifest: object): PackedPackage {
  const folder = mkdtempSync(join(temporary, 'package-'))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  return { id: 'sums', tarball: '', folder, files: Object.keys(files).toSorted(), manifest }
}

const DOCUMENTS = { LICENSE: 'MIT', 'README.md': '# sums', 'package.json': '{}' }

test.for(PUBLISHED.map((each) => [each.folder, each] as const))(
  '%s is published as npm shows it best, without what only works here',
  ([folder, { id }]) => {
    const manifest: Record<string, unknown> = JSON.parse(
      readRepositoryFile(`${folder}/package.json`),
    )
    expect(manifestProblems(id, hooks.beforePacking(manifest))).toEqual([])
  },
)

test('there is a budget for each published package and for no other', () => {
  expect(Object.keys(SIZE_BUDGETS).toSorted()).toEqual(PUBLISHED.map(({ id }) => id).toSorted())
})

test('the condition for sources goes from exports and imports, however deep it is', () => {
  const target = { '@taskmesh/source': './src/a.ts', types: './a.d.ts', default: './a.js' }
  const data = { '@taskmesh/source': './src/a.css', default: './a.css' }
  expect(
    hooks.beforePacking({
      exports: { '.': target, './a.css': data, './b.json': './b.json' },
      imports: { '#a': { browser: target, default: data } },
      scripts: { build: 'tsdown' },
      devDependencies: { tsdown: '1' },
      dependencies: { zod: '4' },
    }),
  ).toEqual({
    exports: {
      '.': { types: './a.d.ts', default: './a.js' },
      './a.css': './a.css',
      './b.json': './b.json',
    },
    imports: { '#a': { browser: { types: './a.d.ts', default: './a.js' }, default: './a.css' } },
    dependencies: { zod: '4' },
  })
})

test('files that only authors need, and targets that are missing, are problems of a tarball', () => {
  const map = JSON.stringify({ sources: ['../src/a.ts', 'b.ts'], sourcesContent: [null, 'text'] })
  const files = {
    'README.md': '# sums',
    'package.json': '{}',
    'dist/a.js': '',
    'dist/a.test.js': '',
    'dist/a.js.map': map,
    'dist/Button.stories.svelte': '',
    'test/whole.js': '',
    'tsconfig.json': '{}',
  }
  const exports = { '.': './dist/a.js', './b': './dist/b.js', './tasks/*': './dist/tasks/*.js' }
  expect(contentProblems(unpacked(files, { exports }))).toEqual([
    'LICENSE is missing',
    'dist/Button.stories.svelte is only for authors: leave it out by "files" of package.json',
    'dist/a.test.js is only for authors: leave it out by "files" of package.json',
    'test/whole.js is only for authors: leave it out by "files" of package.json',
    'tsconfig.json is only for authors: leave it out by "files" of package.json',
    'dist/a.js.map is a map to ../src/a.ts, which is not in the package',
    'package.json leads to dist/b.js, which is not in the package',
    'package.json leads to dist/tasks/*.js, which is not in the package',
  ])
})

test('a tarball with its documents, its code and a map with its sources has no problems', () => {
  const map = JSON.stringify({ sources: ['../src/a.ts'], sourcesContent: ['text'] })
  const files = { ...DOCUMENTS, 'dist/a.js': '', 'dist/a.js.map': map, 'dist/tasks/b.js': '' }
  const exports = { '.': { default: './dist/a.js' }, './tasks/*': './dist/tasks/*.js' }
  expect(contentProblems(unpacked(files, { exports }))).toEqual([])
})

const PROGRAM =
  "```ts\nimport { http } from 'viem'\nimport { sum } from '@taskmesh/sums/all'\n```\n"
const WORDS = 'Adds numbers of all kinds and says where they came from. See [the guide](guide.md).'
const INSTALL = '```sh\nnpm install @taskmesh/sums viem\n```\n'

test('the first screen of a README says what it is and how to install what its program needs', () => {
  const names = ['@taskmesh/sums']
  const readme = `# @taskmesh/sums\n\n${WORDS}\n\n${INSTALL}\n${PROGRAM}`
  expect(readmeProblems(names, readme)).toEqual([])
  expect(readmeProblems(names, readme.replace(' viem', ''))).toEqual([
    'README.md has no line that installs viem for its first program',
  ])
  expect(readmeProblems(names, `# @taskmesh/sums\n\n${INSTALL}`)).toEqual([
    'README.md does not begin with what it is',
    'README.md has no program',
    'README.md has no link on its first screen',
  ])
})

test('the report of an API follows re-exports, leaves comments out and names other packages', () => {
  const files = {
    'index.d.ts': `
      export { type Sum, sum as add } from './sum.js'
      export { http } from 'viem'`,
    'sum.d.ts': `
      /** A sum. */
      export interface Sum { readonly total: number }
      export declare function sum(...values: number[]): Sum
      export declare const hidden: 1`,
    'kinds/even.d.ts': 'declare const kind: { id: "even" }\nexport default kind',
    'data.json': '{}',
  }
  const exports = {
    '.': { types: './index.d.ts', default: './index.js' },
    './kinds/*': { types: './kinds/*.d.ts', default: './kinds/*.js' },
    './data.json': './data.json',
  }
  const report = renderApi(unpacked(files, { name: '@taskmesh/sums', exports }))
  expect(report).toContain(`## @taskmesh/sums

\`\`\`ts
interface Sum {
    readonly total: number;
}

function sum(...values: number[]): Sum;

export { http } from 'viem'
\`\`\`
`)
  expect(report).toMatch(/^- @taskmesh\/sums\/kinds\/even: default; sha256 [0-9a-f]{16}$/m)
  expect(report).toContain('## Data\n\n- @taskmesh/sums/data.json\n')
  expect(report).not.toContain('hidden')
})

test('an export without a comment is a problem, unless another package declares it', () => {
  const files = {
    'index.d.ts': `
      export { type Sum, sum, type Total } from './sum.js'
      export { http } from 'viem'
      export { default as SumView } from './SumView.svelte'
      /** The empty sum. */
      export declare const zero: 0`,
    'sum.d.ts': `
      /** A sum. */
      export interface Sum { readonly total: number }
      // No comment that an editor shows.
      export interface Total { readonly sums: Sum[] }
      export declare function sum(...values: number[]): Sum`,
    'SumView.svelte.d.ts': `
      /** Shows a sum. */
      declare const SumView: (properties: { sum: number }) => void
      type SumView = ReturnType<typeof SumView>
      export default SumView`,
  }
  const exports = { '.': { types: './index.d.ts', default: './index.js' } }
  expect(commentProblems(unpacked(files, { name: '@taskmesh/sums', exports }))).toEqual([
    'Total is exported without a comment that says what it is',
    'sum is exported without a comment that says what it is',
  ])
})
