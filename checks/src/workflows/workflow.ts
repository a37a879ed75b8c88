import { parse } from 'yaml'
import * as z from 'zod/mini'

const step = z.looseObject({
  uses: z.optional(z.string()),
  run: z.optional(z.string()),
  with: z.optional(z.record(z.string(), z.unknown())),
})

const permissions = z.union([z.string(), z.record(z.string(), z.string())])

const job = z.looseObject({
  permissions: z.optional(permissions),
  'timeout-minutes': z.optional(z.number()),
  steps: z._default(z.array(step), []),
})

const workflow = z.looseObject({
  permissions: z.optional(permissions),
  concurrency: z.optional(z.unknown()),
  jobs: z.record(z.string(), job),
})

const action = z.looseObject({ runs: z.looseObject({ steps: z._default(z.array(step), []) }) })

/** A workflow of GitHub Actions, as far as it is checked here. */
export type Workflow = z.infer<typeof workflow>
export type Step = z.infer<typeof step>

/** Reads a workflow. */
export function readWorkflow(text: string): Workflow {
  return z.parse(workflow, parse(text))
}

/** Reads the steps of an action that is made of steps. */
export function readActionSteps(text: string): Step[] {
  return z.parse(action, parse(text)).runs.steps
}
