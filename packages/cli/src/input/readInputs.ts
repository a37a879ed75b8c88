import { TaskmeshError } from '@taskmesh/errors'
import { isMediaText, mediaPaths, TASK_SCHEMAS, type TaskId } from '@taskmesh/tasks'
import { countOf } from '../output/countOf.ts'
import { inputFields, takesNothing } from './inputFields.ts'
import { readMediaFile } from './readMediaFile.ts'

/** The arguments after the task do not match its inputs. */
export class WrongInputsError extends TaskmeshError {
  override name = 'WrongInputsError'
  constructor(task: TaskId, received: number) {
    const parts = (inputFields(task) ?? ['input']).map((part) => `<${part}>`).join(' ')
    super(`${task} takes ${parts}, got ${countOf(received, 'argument')}.`, {
      code: 'WRONG_INPUTS',
      actor: 'caller',
      path: 'inputs',
      details: `Call it as: taskmesh run ${task} ${parts}, or give the inputs as JSON in one argument.`,
    })
  }
}

async function readMedia(argument: string): Promise<string | Uint8Array> {
  const isUrl = /^(https?|data):/i.test(argument)
  return isUrl && isMediaText(argument) ? argument : readMediaFile(argument)
}

async function readField(
  task: TaskId,
  field: string | undefined,
  argument: string,
): Promise<unknown> {
  const isMedia = mediaPaths(TASK_SCHEMAS[task].inputs).some(({ path }) => path[0] === field)
  return isMedia ? readMedia(argument) : argument
}

/**
 * Makes a task's inputs of the arguments of a command: one for each field of the input, or several as a
 * batch; none for a task that takes nothing. Media are paths or URLs. An argument that begins with `{` or `[` is JSON.
 *
 * @throws UnreadableFileError or {@link WrongInputsError}.
 */
export async function readInputs(task: TaskId, args: readonly string[]): Promise<unknown> {
  const [first, ...others] = args
  if (first === undefined && takesNothing(task)) return null
  if (first === undefined) throw new WrongInputsError(task, 0)
  if (/^\s*[[{]/.test(first) && others.length === 0) {
    try {
      return JSON.parse(first)
    } catch {
      return first
    }
  }
  const fields = inputFields(task)
  if (fields === undefined) {
    const inputs = await Promise.all(args.map((argument) => readField(task, undefined, argument)))
    return inputs.length === 1 ? inputs[0] : inputs
  }
  if (args.length !== fields.length) {
    throw new WrongInputsError(task, args.length)
  }
  const entries = fields.map(async (field, index) => [
    field,
    await readField(task, field, args[index] ?? ''),
  ])
  return Object.fromEntries(await Promise.all(entries))
}
