import type { TaskId } from '../../registry/tasks.ts'
import { dialectOf } from './dialectOf.ts'
import type { UntypedRequest } from '../shared/untypedRequest.ts'

/** The arguments that a method of `InferenceClient` takes for a call. */
export function argumentsOf(task: TaskId, { inputs, parameters }: UntypedRequest): unknown {
  const body = parameters === undefined ? { inputs } : { inputs, parameters }
  const { encodeArguments, encodeRequest } = dialectOf(task)
  return (encodeArguments ?? encodeRequest)?.(body) ?? body
}
