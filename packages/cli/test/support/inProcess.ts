import type { Command } from 'commander'
import { vi } from 'vitest'
import { exitCodeOf } from '../../src/output/exitCodeOf.ts'
import { printError } from '../../src/output/printError.ts'
import { createProgram } from '../../src/program.ts'
import type { Ended } from '../command.ts'

function throwInsteadOfExiting(command: Command): void {
  command.exitOverride()
  for (const one of command.commands) throwInsteadOfExiting(one)
}

function isOfCommander(error: unknown): error is Error & { exitCode: number } {
  return error instanceof Error && error.name === 'CommanderError' && 'exitCode' in error
}

async function codeOf(words: readonly string[]): Promise<number> {
  const program = createProgram()
  throwInsteadOfExiting(program)
  process.exitCode = undefined
  try {
    await program.parseAsync(words, { from: 'user' })
    return Number(process.exitCode ?? 0)
  } catch (error) {
    // What commander finds wrong it has printed itself.
    if (isOfCommander(error)) return error.exitCode
    printError(error, { json: words.includes('--json') })
    return exitCodeOf(error)
  } finally {
    process.exitCode = undefined
  }
}

/** Runs the command as `main.ts` does, in this process: what it imports is loaded once for many commands. */
export async function runInProcess(words: readonly string[]): Promise<Ended> {
  const texts = { stdout: '', stderr: '' }
  const catchWrites = (name: 'stdout' | 'stderr') =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      texts[name] += String(text)
      return true
    })
  const spies = [catchWrites('stdout'), catchWrites('stderr')]
  try {
    const code = await codeOf(words)
    return { code, ...texts }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}
