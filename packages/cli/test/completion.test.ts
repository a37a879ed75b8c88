import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile, chmod } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from './command.ts'

const MAIN = join(import.meta.dirname, '../src/main.ts')
let folder = ''
let script = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taskmesh-completion-'))
  const command = join(folder, 'taskmesh')
  await writeFile(
    command,
    `#!/bin/sh\nexec "${process.execPath}" --conditions=@taskmesh/source "${MAIN}" "$@"\n`,
  )
  await chmod(command, 0o755)
  script = join(folder, 'completion.bash')
  await writeFile(script, (await runCommand('completion', 'bash')).stdout)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** What bash offers for the last word of a line, asked as it asks itself. */
async function offered(line: string): Promise<string[]> {
  const words = line.split(' ')
  const program = [
    // What the package bash-completion has for all scripts, as far as this one uses it.
    '_get_comp_words_by_ref() { words=("${COMP_WORDS[@]}"); cword=$COMP_CWORD; cur="${words[$cword]}"; prev=""; }',
    `source "${script}"`,
    `COMP_WORDS=(${words.map((word) => `"${word}"`).join(' ')})`,
    `COMP_CWORD=${words.length - 1}`,
    `COMP_LINE="${line}"`,
    `COMP_POINT=${line.length}`,
    // The function that the script has registered for the command.
    `eval "$(complete -p taskmesh | sed -E 's/.*-F ([^ ]+).*/\\1/')" 2>/dev/null`,
    'printf "%s\\n" "${COMPREPLY[@]}"',
  ].join('\n')
  const { stdout } = await promisify(execFile)('bash', ['--norc', '-c', program], {
    env: { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH']}` },
  })
  return stdout
    .split('\n')
    .flatMap((text) => text.trim().split(/\s{2,}|\t| \(/)[0] ?? [])
    .filter(Boolean)
}

test.each([
  ['taskmesh se', ['serve']],
  ['taskmesh models ', ['list', 'pull', 'ps', 'load', 'unload']],
  ['taskmesh run text-cl', ['text-classification']],
  ['taskmesh serve --log-f', ['--log-format']],
  [
    'taskmesh models load taskmesh/demo-sen',
    ['taskmesh/demo-sentiment', 'taskmesh/demo-sentences'],
  ],
])('behavior: bash completes "%s"', async (line, expected) => {
  expect(await offered(line)).toEqual(expect.arrayContaining(expected))
})

test.each(['zsh', 'fish'])('behavior: there is a script for %s', async (shell) => {
  const { code, stdout } = await runCommand('completion', shell)
  expect(code).toBe(0)
  expect(stdout).toContain('taskmesh complete --')
})

test('behavior: an unknown shell is refused in words', async () => {
  const { code, stderr } = await runCommand('completion', 'tcsh')
  expect(code).toBe(1)
  expect(stderr).toContain('bash')
})
