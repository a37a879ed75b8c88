import { awaitSigner } from './awaitSigner.ts'
import { decide } from './decide.ts'
import { beginRun, runModel } from './runModel.ts'
import type { StepTable } from './step.ts'
import type { RunWork } from './work.ts'

/** What a worker does in each state. */
export const RUN_STEPS: StepTable<RunWork> = {
  SEEN: decide,
  DECIDED: awaitSigner,
  ATTEMPT_SIGNED: awaitSigner,
  ATTEMPTED: beginRun,
  RUNNING: runModel,
}
