import { addCompletionCommand, isCompletion } from './commands/completion.ts'
import { allowClosedPipes } from './output/closedPipe.ts'
import { createProgram, version } from './program.ts'
import { wantsUpdateNotice } from './update/updateNotice.ts'

/** Says that there is a newer version when one is known, and has it looked for when that was long ago. */
async function noticeUpdate(args: readonly string[]): Promise<void> {
  const isTerminal = process.stderr.isTTY === true
  if (isCompletion(args) || !wantsUpdateNotice(process.env, { args, isTerminal })) return
  const { updateFilePath } = await import('./update/updateFile.ts')
  const { startUpdateCheck } = await import('./update/startUpdateCheck.ts')
  const { updateNotice } = await import('./update/updateNotice.ts')
  const file = updateFilePath(process.env)
  const notice = updateNotice(version, file)
  if (notice !== undefined) process.stderr.write(`${notice}\n`)
  startUpdateCheck(file)
}

/** Runs the command that the arguments of this process say, and sets its exit code. */
export async function runCommandLine(): Promise<void> {
  const args = process.argv.slice(2)
  allowClosedPipes()
  await noticeUpdate(args)
  try {
    const program = createProgram()
    await addCompletionCommand(program, args)
    await program.parseAsync()
  } catch (error) {
    // What knows all errors imports what throws them, which takes time that other calls need not.
    const { exitCodeOf } = await import('./output/exitCodeOf.ts')
    const { printError } = await import('./output/printError.ts')
    printError(error, { json: process.argv.includes('--json') })
    process.exitCode = exitCodeOf(error)
  }
}
