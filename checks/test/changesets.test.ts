import { globSync } from 'node:fs'
import { matchesGlob } from 'node:path'
import { expect, test } from 'vitest'
import changelog from '../../.changeset/changelog.js'
import { PACKAGES, readRepositoryFile, ROOT } from '../src/workspace.ts'

const published = PACKAGES.filter(({ manifest }) => !manifest.private).map(
  ({ manifest }) => manifest.name,
)
const changesets = globSync('.changeset/*.md', { cwd: ROOT })

/** The packages that a changeset is about. */
function packagesOf(file: string): string[] {
  const [, head = ''] = readRepositoryFile(file).split('---\n')
  return [...head.matchAll(/^'([^']+)': (?:minor|patch|major)$/gm)].map(([, name = '']) => name)
}

test('all packages that are published have one version', () => {
  const versions = PACKAGES.filter(({ manifest }) => !manifest.private).map(({ folder }) => {
    const { version }: { version: string } = JSON.parse(
      readRepositoryFile(`${folder}/package.json`),
    )
    return version
  })
  expect(new Set(versions).size).toBe(1)
  const { fixed } = JSON.parse(readRepositoryFile('.changeset/config.json'))
  expect(fixed).toHaveLength(1)
  const isFixed = (name: string) => matchesGlob(name, '@taskmesh/*') || fixed[0].includes(name)
  expect(fixed[0]).toContain('@taskmesh/*')
  expect(published.filter((name) => !isFixed(name))).toEqual([])
})

test.each(changesets)('%s is about packages that are published', (file) => {
  const names = packagesOf(file)
  expect(names.length).toBeGreaterThan(0)
  expect(names.filter((name) => !published.includes(name))).toEqual([])
})

test('a changelog has the words of its changesets, and nothing of versions of dependencies', async () => {
  const summary = 'Reads tables.\n\n- in CSV\n- in JSON\n'
  expect(await changelog.getReleaseLine({ summary })).toBe(
    '- Reads tables.\n\n  - in CSV\n  - in JSON',
  )
  expect(await changelog.getDependencyReleaseLine()).toBe('')
})
