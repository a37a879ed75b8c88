import type { TaskId } from '@taskmesh/tasks'
import { formatOutput } from '../../output/format/formatOutput.ts'
import { saveMedia } from '../../output/saveMedia.ts'
import type { Job } from './job.ts'

/** Prints an output for a person, and writes its media where `--output` says. */
export async function printResult(
  {
    task,
    request,
    reporter,
    options,
  }: Pick<Job<TaskId>, 'task' | 'request' | 'reporter' | 'options'>,
  output: unknown,
  warnings: readonly string[],
): Promise<void> {
  for (const line of formatOutput(task, output, request.inputs)) reporter.preview(line)
  const files = options.output === undefined ? [] : await saveMedia(output, options.output)
  for (const file of files) reporter.progress(`Wrote ${file}`)
  for (const warning of warnings) reporter.progress(`Warning: ${warning}`)
}
