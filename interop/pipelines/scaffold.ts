import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A program did not end well. The message ends with what it printed. */
class StepFailedError extends Error {
  override name = 'StepFailedError'
  readonly code = 'STEP_FAILED'
}

/** Runs a program to its end. */
export async function runStep(command: string, args: readonly string[]): Promise<void> {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let printed = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed += text))
  const [code]: unknown[] = await once(child, 'close')
  if (code !== 0) throw new StepFailedError(`${args.join(' ')} ended with ${code}.\n${printed}`)
}

/** Has `taskmesh new pipeline` write a folder. */
export async function scaffold(folder: string, ...options: string[]): Promise<void> {
  const main = fileURLToPath(import.meta.resolve('@taskmesh/cli/network')).replace(
    /network\/startNetwork\.(ts|js)$/,
    'main.$1',
  )
  const source = main.endsWith('.ts') ? ['--conditions=@taskmesh/source'] : []
  await runStep(process.execPath, [...source, main, 'new', 'pipeline', folder, ...options])
}
