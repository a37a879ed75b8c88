import { TaskmeshError } from '@taskmesh/errors'
import { mediaPaths, readMediaText, TASK_SCHEMAS, type TaskId } from '@taskmesh/tasks'
import { inputFields, takesNothing } from './inputFields.ts'
import { readMediaFile } from './readMediaFile.ts'

/** The words after the task do not match its inputs. */
export class WrongInputsError extends TaskmeshError {
  override name = 'WrongInputsError'
  constructor(task: TaskId, received: number) {
    const parts = (inputFields(task) ?? ['input']).map((part) => `<${part}>`).join(' ')
    super(`${task} takes ${parts}; ${received === 1 ? '1 word' : `${received} words`} came.`, {
      code: 'WRONG_INPUTS',
      actor: 'caller',
      path: 'inputs',
      details: `Call it as: taskmesh run ${task} ${parts}, or give the inputs as JSON in one word.`,
    })
  }
}

async function readMedia(word: string): Promise<string | Uint8Array> {
  const isUrl = /^(https?|data):/i.test(word)
  return isUrl && readMediaText(word) ? word : readMediaFile(word)
}

async function readField(task: TaskId, field: string | undefined, word: string): Promise<unknown> {
  const isMedia = mediaPaths(TASK_SCHEMAS[task].inputs).some(({ path }) => path[0] === field)
  return isMedia ? readMedia(word) : word
}

/**
 * Makes a task's inputs of the words of a command line: one word for each field of the input, or
 * several words as a batch; none for a task that takes nothing. Media are paths or URLs. A word that
 * begins with `{` or `[` is JSON.
 *
 * @throws UnreadableFileError or {@link WrongInputsError}.
 */
export async function readInputs(task: TaskId, words: readonly string[]): Promise<unknown> {
  const [first, ...others] = words
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
    const inputs = await Promise.all(words.map((word) => readField(task, undefined, word)))
    return inputs.length === 1 ? inputs[0] : inputs
  }
  if (words.length !== fields.length) {
    throw new WrongInputsError(task, words.length)
  }
  const entries = fields.map(async (field, index) => [
    field,
    await readField(task, field, words[index] ?? ''),
  ])
  return Object.fromEntries(await Promise.all(entries))
}
