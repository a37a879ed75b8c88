import { describe, expect, test } from 'vitest'
import { readArrows } from '../src/layout/readArrows.ts'
import { findForbiddenImports } from '../src/layout/findForbiddenImports.ts'
import { findReaches } from '../src/layout/findReaches.ts'
import { findWrongDependencies } from '../src/layout/findWrongDependencies.ts'
import { findImports } from '../src/layout/findImports.ts'
import { readSources, type SourceFile } from '../src/layout/readSources.ts'
import { PACKAGES, readRepositoryFile, TOOLS, type WorkspacePackage } from '../src/workspace.ts'

const table = readArrows(readRepositoryFile('CONTRIBUTING.md'))
const everything = [...PACKAGES, ...TOOLS]
const read = new Map(everything.map((each) => [each.id, readSources(each)]))
const sourcesOf = ({ id }: WorkspacePackage) => read.get(id) ?? []

describe('the table of the layout in CONTRIBUTING.md', () => {
  test('has all packages, and no other ones', () => {
    const rows = [...table.keys()].filter((name) => !name.includes('/'))
    expect(rows.toSorted()).toEqual(PACKAGES.map(({ id }) => id).toSorted())
  })

  test('has arrows to what stands above only', () => {
    const above = new Set<string>()
    for (const [name, { packages, types }] of table) {
      for (const other of [...packages, ...types]) expect(above, name).toContain(other)
      above.add(name)
    }
  })
})

describe.each(PACKAGES.map((each) => [each.id, each] as const))('%s', (_, each) => {
  test('imports what the table allows', () => {
    expect(findForbiddenImports(each, sourcesOf(each), table)).toEqual([])
  })

  test('depends on what it uses, and on nothing else of this repository', () => {
    expect(findWrongDependencies(each, sourcesOf(each), table)).toEqual([])
  })

  test('uses the entries of other packages, not their files', () => {
    expect(findReaches(each, sourcesOf(each), everything)).toEqual([])
  })
})

describe.each(TOOLS.map((each) => [each.id, each] as const))('%s', (_, each) => {
  test('depends on what it uses, and on nothing else of this repository', () => {
    expect(findWrongDependencies(each, sourcesOf(each))).toEqual([])
  })

  test('uses the entries of packages, not their files', () => {
    expect(findReaches(each, sourcesOf(each), everything)).toEqual([])
  })
})

const entry = (path: string) => ({ '@taskmesh/source': path })
const above: WorkspacePackage = {
  id: 'above',
  folder: 'packages/above',
  manifest: {
    name: '@taskmesh/above',
    private: false,
    exports: { '.': entry('./src/index.ts'), './extra': entry('./src/extra.ts') },
    dependencies: { '@taskmesh/below': 'workspace:*', viem: 'catalog:' },
    peerDependencies: {},
    devDependencies: { '@taskmesh/idle': 'workspace:*' },
  },
  files: [],
}

const rows = `
| Package       | May import               |
| ------------- | ------------------------ |
| \`below\`       | nothing                  |
| \`typed\`       | nothing                  |
| \`above\`       | types of \`typed\`; never \`viem\` |
| \`above/extra\` | \`below\`; never \`viem\`    |
`

function sources(files: Readonly<Record<string, string>>): SourceFile[] {
  return Object.entries(files).map(([path, code]) => ({
    path,
    isSource: path.startsWith('src/'),
    ...findImports(path, code),
  }))
}

describe('what the checks find', () => {
  const arrows = readArrows(rows)

  test('an import that no arrow allows, in each of its forms', () => {
    const component = `<script lang="ts">
import '@taskmesh/below'
</script>
{#await import('@taskmesh/below/x') then x}{x}{/await}`
    const files = sources({
      'src/index.ts': `import './part.svelte'
export * from '@taskmesh/below'
import type { A } from '@taskmesh/below'
let b: import('@taskmesh/below').B
await import('@taskmesh/below')
import 'viem/actions'`,
      'src/part.svelte': component,
    })
    expect(findForbiddenImports(above, files, arrows)).toEqual([
      'packages/above/src/index.ts:2 imports @taskmesh/below',
      'packages/above/src/index.ts:3 imports @taskmesh/below',
      'packages/above/src/index.ts:4 imports @taskmesh/below',
      'packages/above/src/index.ts:5 imports @taskmesh/below',
      'packages/above/src/index.ts:6 imports viem/actions',
      'packages/above/src/part.svelte:2 imports @taskmesh/below',
      'packages/above/src/part.svelte:4 imports @taskmesh/below/x',
    ])
  })

  test('a value where only types are allowed', () => {
    const files = sources({
      'src/index.ts': `import type { A } from '@taskmesh/typed'
import { a, type B } from '@taskmesh/typed'`,
    })
    expect(findForbiddenImports(above, files, arrows)).toEqual([
      'packages/above/src/index.ts:2 imports @taskmesh/typed',
    ])
  })

  test('what an entry of its own may import, once another entry loads it too', () => {
    const shared = {
      'src/extra.ts': `import './part.ts'`,
      'src/part.ts': `import '@taskmesh/below'`,
    }
    const apart = sources({ ...shared, 'src/index.ts': '' })
    expect(findForbiddenImports(above, apart, arrows)).toEqual([])
    const together = sources({ ...shared, 'src/index.ts': `export * from './part.ts'` })
    expect(findForbiddenImports(above, together, arrows)).toEqual([
      'packages/above/src/part.ts:1 imports @taskmesh/below',
    ])
  })

  test('dependencies that are not allowed, not used or missing', () => {
    const files = sources({ 'src/index.ts': `import type { A } from '@taskmesh/typed'` })
    expect(findWrongDependencies(above, files, arrows)).toEqual([
      'packages/above/package.json may not depend on viem',
      'packages/above/package.json does not use its dependency below',
      'packages/above/package.json does not use its dependency idle',
      'packages/above/package.json lacks the dependency typed',
    ])
  })

  test('paths out of the package, and what is no entry of another one', () => {
    const files = sources({
      'src/index.ts': `import '../test/own.ts'
import '../../below/src/index.ts'
import '@taskmesh/above/nothing'
import '@taskmesh/above/extra'
import '../../../scripts/chromium.ts'`,
      'test/index.test.ts': `import '../../../vitest.readme.ts'`,
    })
    expect(findReaches(above, files, [above])).toEqual([
      'packages/above/src/index.ts:2 reaches for ../../below/src/index.ts',
      'packages/above/src/index.ts:3 reaches for @taskmesh/above/nothing',
      'packages/above/src/index.ts:5 reaches for ../../../scripts/chromium.ts',
    ])
  })

  test('a cell of the table that is no list', () => {
    expect(() => readArrows(rows.replace('never `viem`', 'but not `viem`'))).toThrow(
      'Expected a list of packages',
    )
    expect(() => readArrows('# Nothing')).toThrow('There is no table')
  })
})
