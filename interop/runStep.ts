import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** A program did not end well. The message ends with what it printed. */
export class StepFailedError extends Error {
  override name = 'StepFailedError'
  readonly code = 'STEP_FAILED'
}

export interface StepOptions {
  /** Where to run it. Default: here. */
  cwd?: string | undefined
  /** Its environment. Default: ours. */
  env?: NodeJS.ProcessEnv | undefined
  /** Ends it. */
  signal?: AbortSignal | undefined
}

/**
 * Runs a program to its end and returns what it prints.
 *
 * @throws {@link StepFailedError} when it cannot be started or does not end well.
 */
export async function runStep(
  command: string,
  args: readonly string[],
  { cwd, env, signal }: StepOptions = {},
): Promise<string> {
  const child = spawn(command, args, { cwd, env, signal, stdio: ['ignore', 'pipe', 'pipe'] })
  const printed = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.stderr += text))
  const name = [command, ...args].join(' ')
  const [code]: unknown[] = await once(child, 'close').catch((error: unknown) => {
    throw new StepFailedError(`${name} could not be run: ${String(error)}`)
  })
  if (code === 0) return printed.stdout
  throw new StepFailedError(`${name} ended with ${code}.\n${printed.stdout}${printed.stderr}`)
}
