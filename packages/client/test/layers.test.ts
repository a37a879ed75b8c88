import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { packageRoot } from './examples.ts'

const root = join(packageRoot, 'src')

/** The folders that know nothing of actions; each may import from those before it. */
const FOUNDATIONS = [
  'errors',
  'scheduling',
  'connection',
  'reads',
  'transactions',
  'storage',
  'payload',
]

function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), 'utf8'))
  const paths = importedFiles.map(({ fileName }) => fileName)
  return paths
    .filter((path) => path.startsWith('.'))
    .map((path) => relative(root, join(root, dirname(file), path)))
}

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
const imports = new Map(
  files.filter((file) => file.endsWith('.ts')).map((file) => [file, importsOf(file)]),
)
const folderOf = (file: string) => file.split(sep)[0] ?? ''

/** Everything that a file leads to. */
function reachableFrom(file: string, seen = new Set<string>()): Set<string> {
  for (const next of imports.get(file) ?? []) {
    if (seen.has(next)) continue
    seen.add(next)
    reachableFrom(next, seen)
  }
  return seen
}

test.each(FOUNDATIONS.map((folder, index) => [folder, FOUNDATIONS.slice(0, index + 1)] as const))(
  '%s imports from the folders below it only',
  (folder, allowed) => {
    const inside = [...imports].filter(([file]) => folderOf(file) === folder)
    expect(inside.length).toBeGreaterThan(0)
    const upward = inside.flatMap(([file, paths]) =>
      paths.filter((path) => !allowed.includes(folderOf(path))).map((path) => `${file} → ${path}`),
    )
    expect(upward).toEqual([])
  },
)

test('what explains a refusal reads and sends nothing', () => {
  const diagnosis = [...imports.keys()].filter((file) => folderOf(file) === 'diagnosis')
  expect(diagnosis.length).toBeGreaterThan(0)
  for (const file of diagnosis) {
    const sending = [...reachableFrom(file)].filter((path) => folderOf(path) === 'transactions')
    expect(sending).toEqual([])
  }
})
