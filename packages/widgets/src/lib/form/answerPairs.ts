import { isBatch, type TaskId, type TaskInput, type TaskOutput } from '@taskmesh/tasks'
import type { RunAnswer } from '../run/types.ts'
import { inputList } from './inputList.ts'

/** An input and what the model answered to it. */
export interface AnswerPair<Id extends TaskId> {
  input: TaskInput<Id>
  output: TaskOutput<Id>
}

/** Pairs each input of an answer's request with its output, in their order. */
export function answerPairs<Id extends TaskId>(
  task: Id,
  { request, output }: RunAnswer<Id>,
): AnswerPair<Id>[] {
  // The output was checked against these inputs; a conditional type can't follow that.
  const outputs = isBatch(task, request.inputs)
    ? (output as unknown as readonly TaskOutput<Id>[])
    : [output as unknown as TaskOutput<Id>]
  return inputList(task, request.inputs).flatMap((input, index) => {
    const answer = outputs[index]
    return answer === undefined ? [] : [{ input, output: answer }]
  })
}
