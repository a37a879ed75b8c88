import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

/** A program in a README: a `ts` block, and the block after "It prints:" when one follows. */
interface Program {
  code: string
  /** What it promises to print. A program that promises nothing prints nothing. */
  prints: string
}

const PROGRAM = /^```ts\n([^]*?)^```\n(?:\nIt prints:\n\n```\w*\n([^]*?)^```$)?/gm

/** The programs of a README, in their order. */
function programsOf(markdown: string): Program[] {
  return [...markdown.matchAll(PROGRAM)].map(([, code = '', prints = '']) => ({ code, prints }))
}

/** Runs a program as a reader would, on the sources of this repository. */
function runProgram(file: string, code: string) {
  writeFileSync(file, code)
  const args = ['--conditions=@taskmesh/source', file]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  return { status, stdout, stderr }
}

/**
 * Tests that every program in a package's README runs as it stands and prints what it promises.
 * The programs are run inside the package, so that they import what its users would.
 *
 * @param adapt - changes what can't be the same in a test, such as a port.
 */
export function testReadme(packageRoot: string, adapt = (code: string): string => code): void {
  const folder = join(packageRoot, 'test', `.examples-readme-${process.pid}`)
  const programs = programsOf(readFileSync(join(packageRoot, 'README.md'), 'utf8'))
  mkdirSync(folder, { recursive: true })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('the README has a program', () => expect(programs).not.toEqual([]))

  test.for(programs.map((program, index) => [index + 1, program] as const))(
    'program %i of the README runs and prints what it promises',
    { timeout: 120_000 },
    ([number, { code, prints }]) => {
      const { status, stdout, stderr } = runProgram(join(folder, `${number}.mts`), adapt(code))
      expect({ status, stdout }, stderr).toEqual({ status: 0, stdout: prints })
    },
  )
}
