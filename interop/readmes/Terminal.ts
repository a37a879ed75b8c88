import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { StepFailedError } from '../runStep.ts'

const URL_PRINTED = /https?:\/\/[\w.:[\]-]+\/?/
const READY_MS = 300_000
const LIMIT_MS = 900_000

/** A shell in a folder: a `cd` holds for what comes after it. */
export class Terminal {
  folder: string
  readonly #env: NodeJS.ProcessEnv
  readonly #running: ChildProcess[] = []

  constructor(folder: string, env: NodeJS.ProcessEnv) {
    this.folder = folder
    this.#env = env
  }

  #start(script: string, env: NodeJS.ProcessEnv = {}) {
    const child = spawn('bash', ['-e', '-o', 'pipefail', '-c', script], {
      cwd: this.folder,
      env: { ...this.#env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that what it starts ends with it.
      detached: true,
    })
    const printed = { stdout: '', stderr: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.stderr += text))
    return { child, printed }
  }

  /**
   * Types commands, and returns what they print.
   *
   * @throws {@link StepFailedError} when one of them fails.
   */
  async run(commands: string): Promise<string> {
    const notes = await mkdtemp(join(tmpdir(), 'taskmesh-terminal-'))
    const note = join(notes, 'folder')
    try {
      await writeFile(note, this.folder)
      const { child, printed } = this.#start(`${commands}\npwd > "$FOLDER_NOTE"`, {
        FOLDER_NOTE: note,
      })
      const timer = setTimeout(() => end(child), LIMIT_MS)
      const [code]: unknown[] = await once(child, 'close').finally(() => clearTimeout(timer))
      if (code !== 0) {
        throw new StepFailedError(`It ended with ${code}.\n${printed.stdout}${printed.stderr}`)
      }
      this.folder = (await readFile(note, 'utf8')).trim()
      return printed.stdout
    } finally {
      await rm(notes, { recursive: true })
    }
  }

  /**
   * Types a command that stays open, and returns the URL that it prints when it is ready.
   *
   * @throws {@link StepFailedError} when it ends, or prints none within minutes.
   */
  async open(command: string): Promise<string> {
    const { child, printed } = this.#start(command)
    this.#running.push(child)
    const url = () => URL_PRINTED.exec(stripVTControlCharacters(printed.stdout))?.[0]
    const failed = (how: string) =>
      new StepFailedError(`It ${how}.\n${printed.stdout}${printed.stderr}`)
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(failed('printed no URL')), READY_MS)
      child.stdout?.on('data', () => {
        const found = url()
        if (found === undefined) return
        clearTimeout(timer)
        resolve(found)
      })
      child.on('close', (code) => {
        clearTimeout(timer)
        reject(failed(`ended with ${code}`))
      })
    })
  }

  /** Presses Ctrl-C where something was left open. */
  async stop(): Promise<void> {
    for (const child of this.#running.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null) continue
      const ended = once(child, 'close')
      end(child)
      await ended
    }
  }
}

function end({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGTERM')
  } catch {
    // It has ended.
  }
}
