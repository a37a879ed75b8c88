import type { Example } from '@taskmesh/tasks/examples'
import type { KnownAnswer } from '@taskmesh/widgets'
import type { Recording } from './recording.ts'

/**
 * What a page shows before anything runs: what a demonstration model answered to an example, or else
 * the answer that the registry gives with the example. It says which.
 *
 * @example
 * ```ts
 * knownAnswer(undefined, example)?.note // 'Example answer from the registry. No model made it here.'
 * ```
 */
export function knownAnswer(
  recording: Recording | undefined,
  { title, output }: Pick<Example, 'title' | 'output'>,
): KnownAnswer {
  const recorded = recording?.answers.find(({ example }) => example === title)
  if (recording === undefined || recorded === undefined) {
    return { output, note: 'Example answer from the registry. No model made it here.' }
  }
  const { model } = recording
  return { output: recorded.output, model, note: 'Recorded answer. Run it to get one now.' }
}
