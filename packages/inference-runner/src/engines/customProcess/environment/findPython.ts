import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import * as z from 'zod/mini'
import type { CustomPipelineSpec } from '../../../engine/modelSpec.ts'
import { ModelLoadError } from '../../../errors.ts'

const ASK_MS = 20_000
const OLDEST = [3, 9] as const

const PROGRAM = `
import json, sys
print(json.dumps({
    "executable": sys.executable,
    "version": list(sys.version_info[:2]),
    "folders": [sys.prefix, sys.base_prefix, sys.exec_prefix, *sys.path],
}))
`

const answerSchema = z.object({
  executable: z.string(),
  version: z.tuple([z.int(), z.int()]),
  folders: z.array(z.string()),
})

/** A Python that runs. */
export interface Python {
  /** Absolute path of the interpreter itself, and not of a script that starts it. */
  executable: string
  version: readonly [number, number]
  /** Where its own files and packages are. */
  folders: readonly string[]
}

/** The Python that runs a model: the one that its spec names, or the machine's. */
export function pythonOf({ python }: Pick<CustomPipelineSpec, 'python'>): string {
  return python ?? (process.platform === 'win32' ? 'python' : 'python3')
}

/**
 * Asks a Python where it is.
 *
 * @throws {@link ModelLoadError} when there is none of that name, or it is older than 3.9.
 */
export async function findPython(command: string, model: string): Promise<Python> {
  const name = JSON.stringify(command)
  const advice = 'Install Python 3.9 or newer, or name another one with the option "python".'
  const found = await promisify(execFile)(command, ['-c', PROGRAM], { timeout: ASK_MS }).catch(
    (cause: unknown) => {
      throw new ModelLoadError(model, `There is no Python to run as ${name}. ${advice}`, cause)
    },
  )
  const parsed = z.safeParse(answerSchema, parseLastLine(found.stdout))
  if (!parsed.success) throw new ModelLoadError(model, `${name} is no Python. ${advice}`)
  const { version, folders, executable } = parsed.data
  const [major, minor] = version
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    throw new ModelLoadError(model, `${name} is Python ${major}.${minor}. ${advice}`)
  }
  return { executable, version, folders: folders.filter((folder) => folder !== '') }
}

function parseLastLine(text: string): unknown {
  try {
    return JSON.parse(text.trim().split('\n').at(-1) ?? '')
  } catch {
    return undefined
  }
}
