/** The registry's snippets for the chain, for every task, against the client as it is. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { TASK_IDS } from '@taskmesh/tasks'
import { everySnippet } from '@taskmesh/tasks/snippets'
import { expect, test } from 'vitest'

const PACKAGE = join(import.meta.dirname, '..')
const TSC = join(PACKAGE, '../../node_modules/.bin/tsc')

const CONFIG = {
  extends: '../tsconfig.json',
  compilerOptions: { noUnusedLocals: false },
  include: ['*.ts'],
}

function check(folder: string): Promise<string> {
  return new Promise((resolve) =>
    execFile(TSC, ['--noEmit', '-p', folder], (_error, stdout, stderr) => resolve(stdout + stderr)),
  )
}

test('the chain snippet of every example compiles', async () => {
  const folder = await mkdtemp(join(PACKAGE, 'snippets-'))
  try {
    const snippets = everySnippet('chain')
    expect(new Set(snippets.map(({ task }) => task)).size).toBe(TASK_IDS.length)
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(CONFIG))
    for (const { task, index, code } of snippets)
      await writeFile(join(folder, `${task}-${index}.ts`), code)
    expect(await check(folder)).toBe('')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}, 240_000)
