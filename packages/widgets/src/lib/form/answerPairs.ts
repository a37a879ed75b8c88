import type { TaskRef, TaskInput, TaskOutput } from '@taskmesh/tasks'
import type { RunAnswer } from '../run/types.ts'
import { inputList } from './inputList.ts'
import { listOf } from './listOf.ts'

/** An input and what the model answered to it. */
export interface AnswerPair<Task extends TaskRef> {
  input: TaskInput<Task>
  output: TaskOutput<Task>
}

/**
 * Pairs each input of an answer's request with its output, in their order.
 *
 * @example
 * ```ts
 * const run = new WidgetRun('translation')
 * await run.start({ inputs: ['Hello', 'Good night'] }, venue)
 * if (run.state.status === 'success')
 *   for (const { input, output } of answerPairs('translation', run.state.answer))
 *     console.log(input, output.translation_text)
 * ```
 */
export function answerPairs<Task extends TaskRef>(
  task: Task,
  { request, output }: RunAnswer<Task>,
): AnswerPair<Task>[] {
  const outputs = listOf<TaskOutput<Task>>(task, request.inputs, output)
  return inputList(task, request.inputs).flatMap((input, index) => {
    const answer = outputs[index]
    return answer === undefined ? [] : [{ input, output: answer }]
  })
}
