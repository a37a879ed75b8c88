import { createRunner } from '@taskmesh/inference-runner'
import type { TaskId } from '@taskmesh/tasks'
import { inProcessVenue } from '@taskmesh/venues'
import { downloadModels } from '../../network/downloadModels.ts'
import { chooseModels } from '../../network/models.ts'
import { withoutMedia } from '../../output/mediaIn.ts'
import type { Job } from './job.ts'
import { printResult } from './printResult.ts'

/** Runs a task with a model on this machine. */
export async function runLocally<Id extends TaskId>(job: Job<Id>): Promise<void> {
  const { task, request, options, reporter, signal } = job
  const models = await downloadModels(chooseModels(task, options), options, signal)
  reporter.progress(`Loading ${models[0]?.id}…`)
  const runner = createRunner({
    models,
    allowHosts: options.allowHost,
    threads: options.threads,
    timeoutMs: options.timeout === undefined ? undefined : options.timeout * 1000,
  })
  try {
    await runner.ready({ signal })
    for (const { warnings = [] } of runner.models()) {
      for (const warning of warnings) reporter.progress(`Warning: ${warning}`)
    }
    const venue = inProcessVenue({ runner })
    const { model, output, warnings, ms } = await venue.run(task, request, { signal })
    await printResult(job, output, warnings)
    reporter.json({ task, model, request: withoutMedia(request), result: output, warnings, ms })
  } finally {
    await runner.close()
  }
}
