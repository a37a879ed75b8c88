import { TaskmeshError } from '@taskmesh/errors'
import { safeParseRequest, type TaskId } from '@taskmesh/tasks'

/** A `--param` that is not `key=value`. */
export class WrongParameterError extends TaskmeshError {
  override name = 'WrongParameterError'
  constructor(argument: string) {
    super(`"--param ${argument}" is not of the form key=value.`, {
      code: 'WRONG_PARAMETER',
      actor: 'caller',
      path: 'parameters',
      details: 'For example: --param top_k=3',
    })
  }
}

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

/** Whether the value fits the key, whatever the inputs are. */
function fits(task: TaskId, key: string, value: unknown): boolean {
  const result = safeParseRequest(task, { inputs: null, parameters: { [key]: value } })
  return result.success || result.error.issues.every(({ path }) => !path.startsWith('parameters'))
}

/**
 * Makes a task's parameters of `key=value` arguments. A value is JSON (`3`, `true`, `["a"]`) where that
 * fits the key, and a plain string otherwise.
 *
 * @throws {@link WrongParameterError}.
 *
 * @example
 * ```ts
 * readParameters('text-generation', ['max_length=30', 'do_sample=true'])
 * // { max_length: 30, do_sample: true }
 * ```
 */
export function readParameters(task: TaskId, args: readonly string[]): Record<string, unknown> {
  const entries = args.map((argument) => {
    const equals = argument.indexOf('=')
    if (equals < 1) throw new WrongParameterError(argument)
    const key = argument.slice(0, equals)
    const plain = argument.slice(equals + 1)
    const json = parseJson(plain)
    return [key, fits(task, key, json) || !fits(task, key, plain) ? json : plain] as const
  })
  return Object.fromEntries(entries)
}
