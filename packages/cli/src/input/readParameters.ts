import { TaskmeshError } from '@taskmesh/errors'
import { safeParseRequest, type TaskId } from '@taskmesh/tasks'

/** A `--param` that is not `key=value`. */
export class WrongParameterError extends TaskmeshError {
  override name = 'WrongParameterError'
  constructor(word: string) {
    super(`"--param ${word}" is not of the form key=value.`, {
      code: 'WRONG_PARAMETER',
      actor: 'caller',
      path: 'parameters',
      details: 'For example: --param top_k=3',
    })
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Whether the value fits the key, whatever the inputs are. */
function fits(task: TaskId, key: string, value: unknown): boolean {
  const result = safeParseRequest(task, { inputs: null, parameters: { [key]: value } })
  return result.success || result.error.issues.every(({ path }) => !path.startsWith('parameters'))
}

/**
 * Makes a task's parameters of `key=value` words. A value is JSON (`3`, `true`, `["a"]`) where that
 * fits the key, and plain text otherwise.
 *
 * @throws {@link WrongParameterError}.
 *
 * @example
 * ```ts
 * readParameters('text-generation', ['max_length=30', 'do_sample=true'])
 * // { max_length: 30, do_sample: true }
 * ```
 */
export function readParameters(task: TaskId, words: readonly string[]): Record<string, unknown> {
  const entries = words.map((word) => {
    const equals = word.indexOf('=')
    if (equals < 1) throw new WrongParameterError(word)
    const key = word.slice(0, equals)
    const text = word.slice(equals + 1)
    const json = parseJson(text)
    return [key, fits(task, key, json) || !fits(task, key, text) ? json : text] as const
  })
  return Object.fromEntries(entries)
}
