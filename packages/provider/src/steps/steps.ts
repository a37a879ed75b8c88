import type { TaskState } from '../states/taskState.ts'
import { beginAttempt, sendAttempt } from './attemptTask.ts'
import { beginRun, runModel } from './runModel.ts'
import { settle } from './settle.ts'
import type { Step } from './step.ts'
import { beginSubmit, sendResponse } from './submitResult.ts'
import { validate } from './validate.ts'

const nothing: Step = async () => undefined

/** What is due in each state. */
export const STEPS: Record<TaskState, Step> = {
  SEEN: validate,
  VALIDATED: beginAttempt,
  ATTEMPT_SENT: sendAttempt,
  ATTEMPTED: beginRun,
  RUNNING: runModel,
  COMPUTED: beginSubmit,
  SUBMIT_SENT: sendResponse,
  SUBMITTED: settle,
  PAID: nothing,
  LOST: nothing,
  REJECTED: nothing,
  FAILED: nothing,
  EXPIRED: nothing,
}
