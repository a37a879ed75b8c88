import { isBatch, parseRequest, type TaskId, type TaskRequest } from '@taskmesh/tasks'
import { ConfigurationError } from '../configuration/errors.ts'
import { readInputs } from '../input/readInputs.ts'
import { readParameters } from '../input/readParameters.ts'

/** What is published, as it is written. */
export interface RequestWords {
  args: readonly string[]
  input: readonly string[]
  param: readonly string[]
  /** Whether each input is a task of its own. */
  each: boolean
  /** Parameters of the task's name. */
  parameters: object
}

/** As many tasks as one command publishes. */
const MOST = 1000

/**
 * Reads the requests of a command: one, or with `each` one for each input of a batch.
 *
 * @throws ConfigurationError, and what reading inputs and `parseRequest` throw.
 */
export async function readRequests<Id extends TaskId>(
  task: Id,
  words: RequestWords,
): Promise<[TaskRequest<Id>, ...TaskRequest<Id>[]]> {
  const inputs = await readInputs(task, [...words.args], [...words.input])
  const parameters = { ...words.parameters, ...readParameters(task, [...words.param]) }
  const toRequest = (one: unknown) => parseRequest(task, { inputs: one, parameters })
  if (!words.each) return [toRequest(inputs)]
  const list = isBatch(task, inputs) ? inputs : [inputs]
  const [first, ...others] = list.map(toRequest)
  if (first !== undefined && list.length <= MOST) return [first, ...others]
  throw new ConfigurationError(
    'inputs',
    `--each: expected 1 to ${MOST} inputs, got ${list.length}.`,
    'Each of them is a task of its own, with a payment of its own.',
  )
}
