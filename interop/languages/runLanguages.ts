import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'
import { preparePython } from '../python/environment.ts'
import { message, type Step } from '../report/message.ts'
import type { RunOptions } from '../runOptions.ts'
import { startProgram, type ProgramOptions } from '../startProgram.ts'

const TIME_LIMIT_MS = 600_000
const ENVIRONMENT = {
  name: 'schemas',
  requirements: new URL('python/requirements.txt', import.meta.url),
}
const WRITER = fileURLToPath(
  new URL('../../packages/tasks/scripts/writeVerdicts.ts', import.meta.url),
)

/** Reads `tasks.json` in Go and in Python. `GO` names another Go than `go`. */
export async function runLanguages({ log, onStderr }: RunOptions): Promise<Step[]> {
  const folder = await mkdtemp(join(tmpdir(), 'taskmesh-languages-'))
  try {
    log('Writing tasks.json and what its parser says…')
    await stepsOf({
      command: process.execPath,
      args: ['--conditions=@taskmesh/source', WRITER, folder],
      onStderr,
    })
    log('Reading tasks.json in Go…')
    const inGo = await stepsOf({
      command: process.env['GO'] || 'go',
      args: ['run', '.', folder],
      cwd: new URL('go/', import.meta.url),
      onStderr,
    })
    const python = await preparePython(ENVIRONMENT, log)
    log('Reading tasks.json in Python…')
    const inPython = await stepsOf({
      command: python,
      args: ['-B', fileURLToPath(new URL('python/main.py', import.meta.url)), folder],
      onStderr,
    })
    return [...inGo, ...inPython]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function stepsOf(options: ProgramOptions): Promise<Step[]> {
  await using program = startProgram({ ...options, signal: AbortSignal.timeout(TIME_LIMIT_MS) })
  const found: Step[] = []
  for await (const line of program.messages) {
    const received = z.parse(message, line)
    if (received.type === 'step') found.push(received)
  }
  return found
}
