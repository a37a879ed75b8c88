import type { TaskId } from '@taskmesh/tasks'
import type { Runner } from '@taskmesh/inference-runner'
import { silentLogger } from '../../src/logger.ts'
import { ModelRunner } from '../../src/runner/ModelRunner.ts'
import type { PlacedModel, RunnerSettings } from '../../src/runner/runnerSettings.ts'

/** A model of `faultyHost.ts`, which takes a byte of memory. */
export function faultyModel(
  id: string,
  task: TaskId = 'text-classification',
  process: PlacedModel['process'] = 'own',
): PlacedModel {
  return {
    spec: { kind: 'hugging-face', id, task, location: '/nowhere', isLocal: true, revision: 'main' },
    process,
  }
}

/** A runner whose processes are those of `faultyHost.ts`. They start in no time. */
export function faultyRunner(
  options: Pick<RunnerSettings, 'models'> & Partial<RunnerSettings>,
): Runner {
  return new ModelRunner({
    limits: { concurrency: 1, size: 8 },
    allowHosts: [],
    timeoutMs: 60_000,
    graceMs: 5000,
    memoryBudgetBytes: Infinity,
    maxProcessBytes: Infinity,
    keepsReserve: false,
    logger: silentLogger,
    hostEntry: new URL('./faultyHost.ts', import.meta.url),
    ...options,
  })
}
