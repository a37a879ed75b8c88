import {
  createIssue,
  InvalidRequestError,
  isBatch,
  safeParseOutput,
  type TaskId,
  type TaskRequest,
} from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { defineVenue, RunnerError, type VenueDefinition } from '@taskmesh/venues'
import type { WidgetProps } from '@taskmesh/widgets'

const LOADING_MS = 20_000
export const MODEL = 'prepared-answers'

type Run = VenueDefinition['run']

function untilAborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

/** The output of the example with these inputs; for other inputs, that of the first example. */
function preparedOutput(task: TaskId, { inputs }: TaskRequest): unknown {
  const examples = TASK_EXAMPLES[task]
  const key = JSON.stringify(inputs)
  const same = examples.find(({ request }) => JSON.stringify(request.inputs) === key)
  if (same !== undefined) return same.output
  const output = examples[0]?.output
  return isBatch(task, inputs) ? inputs.map(() => output) : output
}

/** An output of the same shape that holds nothing. */
function emptied(output: unknown): unknown {
  if (Array.isArray(output)) return []
  if (typeof output !== 'object' || output === null) return ''
  return Object.fromEntries(Object.entries(output).map(([key, value]) => [key, emptied(value)]))
}

/** What the task's first example would give if the model had nothing to say. */
function emptyOutput(task: TaskId): unknown {
  return emptied(TASK_EXAMPLES[task][0]?.output)
}

/** An image or a number is never empty. */
function canBeEmpty(task: TaskId): boolean {
  const inputs = TASK_EXAMPLES[task][0]?.request.inputs
  return inputs !== undefined && safeParseOutput(task, emptyOutput(task), inputs).success
}

function emptiedFor(task: TaskId, request: TaskRequest): unknown {
  const { inputs } = request
  const output = emptyOutput(task)
  return isBatch(task, inputs) ? inputs.map(() => output) : output
}

interface Story {
  /** A few words for a menu. */
  label: string
  run: Run
  isStarted: boolean
  /** Why the button can't be used. */
  reason?: string
}

const succeed =
  (extra: { warnings?: string[] } = {}): Run =>
  async (task, request) => ({
    output: preparedOutput(task, request),
    model: MODEL,
    ms: 42,
    ...extra,
  })

/** The states that a widget can be in, each with a way to run that leads there. */
export const STORIES = {
  idle: { label: 'Idle', isStarted: false, run: succeed() },
  running: {
    label: 'Running',
    isStarted: true,
    run: (_task, _request, { signal }) => untilAborted(signal),
  },
  loading: {
    label: 'Model loading',
    isStarted: true,
    run: (_task, _request, { signal, onProgress }) => {
      onProgress?.({ status: 'loading', estimatedMs: LOADING_MS })
      return untilAborted(signal)
    },
  },
  success: { label: 'Success', isStarted: true, run: succeed() },
  empty: {
    label: 'Empty',
    isStarted: true,
    run: async (task, request) => ({
      output: emptiedFor(task, request),
      model: MODEL,
      ms: 42,
    }),
  },
  warning: {
    label: 'Warning',
    isStarted: true,
    run: succeed({ warnings: ['This model has no use for the parameter "seed".'] }),
  },
  'bad-shape': {
    label: 'Bad shape',
    isStarted: true,
    run: async () => ({ output: { answer: 42 }, model: MODEL, ms: 42 }),
  },
  error: {
    label: 'Error',
    isStarted: true,
    run: async () => {
      throw new RunnerError('The queue of the model is full: 16 calls wait.', {
        code: 'QUEUE_FULL',
        actor: 'provider',
        retryable: true,
        details: 'Try again in about 3 s.',
      })
    },
  },
  'field-error': {
    label: 'Error in a field',
    isStarted: true,
    run: async (task) => {
      const expected = 'something that the model can read'
      const facts = { path: 'inputs', code: 'custom', expected, received: 'something else' }
      throw new InvalidRequestError(task, [createIssue(facts)])
    },
  },
  disabled: {
    label: 'Disabled',
    isStarted: false,
    run: succeed(),
    reason: 'Start a local runner with “npm start”.',
  },
} as const satisfies Record<string, Story>

/** The name of a state. */
export type StoryId = keyof typeof STORIES

/** The props that bring a widget into a state. */
export function stateProps(id: StoryId): WidgetProps {
  const { run, reason, isStarted }: Story = STORIES[id]
  const venue = defineVenue({
    id,
    label: 'Run',
    can: () => (reason === undefined ? { runnable: true } : { runnable: false, reason }),
    run,
  })
  return { venues: [venue], autorun: isStarted }
}

/** The names of all states. */
export const STORY_IDS: readonly StoryId[] = Object.keys(STORIES).filter((key): key is StoryId =>
  Object.hasOwn(STORIES, key),
)

/** The states that the widget of a task can be in. */
export function statesOf(task: TaskId): readonly StoryId[] {
  return canBeEmpty(task) ? STORY_IDS : STORY_IDS.filter((id) => id !== 'empty')
}
