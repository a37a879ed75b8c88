import type { JobKind } from '../../states/jobs.ts'

/** The column of a job's id, and of who has it. */
export const JOB_COLUMNS = {
  run: { job: 'run_job', holder: 'worker' },
  sign: { job: 'sign_job', holder: 'signer' },
} as const satisfies Record<JobKind, object>
