import type { Step, Workflow } from './workflow.ts'

const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/
const CHECKOUT = 'actions/checkout@'

/** What is wrong with the steps of a job: an action that may change, a token that stays on the disk. */
export function stepProblems(steps: readonly Step[], place: string): string[] {
  return steps.flatMap(({ uses = '', with: settings = {} }) => {
    const isOwn = uses === '' || uses.startsWith('./')
    const keepsToken = uses.startsWith(CHECKOUT) && settings['persist-credentials'] !== false
    return [
      ...(isOwn || PINNED.test(uses) ? [] : [`${place}: ${uses} is not pinned to a commit`]),
      ...(keepsToken ? [`${place}: the checkout keeps its token on the disk`] : []),
    ]
  })
}

/** Lines that name a commit without saying which version it is. */
export function unnamedVersions(text: string): string[] {
  return text.split('\n').filter((line) => /@[0-9a-f]{40}/.test(line) && !/# v\d/.test(line))
}

/** What a workflow lacks of the rules that all follow: few permissions, each job its own, limits of time and number. */
export function workflowProblems({ permissions, concurrency, jobs }: Workflow): string[] {
  const hasNone = typeof permissions === 'object' && Object.keys(permissions).length === 0
  return [
    ...(hasNone ? [] : ['the workflow gives permissions to all of its jobs']),
    ...(concurrency === undefined ? ['nothing keeps two runs apart'] : []),
    ...Object.entries(jobs).flatMap(([name, job]) => [
      ...(typeof job.permissions === 'object' ? [] : [`${name}: does not list its permissions`]),
      ...(job['timeout-minutes'] === undefined ? [`${name}: has no limit of time`] : []),
      ...stepProblems(job.steps, name),
    ]),
  ]
}
