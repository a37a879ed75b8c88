import type { TaskId } from '@taskmesh/tasks'

/** What happens to a task on the chain, in order. */
export const CHAIN_STEPS = [
  {
    id: 'checked',
    label: 'Checked',
    about:
      'The form of the request, the source, the payment and the funds. What files show is not looked at',
  },
  {
    id: 'stored',
    label: 'Payload stored',
    about: 'Anybody can read it under its content identifier',
  },
  { id: 'published', label: 'Published', about: 'The payment is held back in the vault' },
  { id: 'NEW', label: 'NEW', about: 'Providers of the source can see it' },
  { id: 'ATTEMPTED', label: 'ATTEMPTED', about: 'A provider works on it' },
  { id: 'RESPONDED', label: 'RESPONDED', about: 'A provider has stored a result' },
  { id: 'FINALIZED', label: 'FINALIZED', about: 'The provider has been paid' },
  {
    id: 'verified',
    label: 'Result verified',
    about: 'Compared with its identifier and the schema',
  },
] as const

/** The name of a step. */
export type ChainStepId = (typeof CHAIN_STEPS)[number]['id']

/** Whether a string is the name of a step. */
export function isChainStep(id: string): id is ChainStepId {
  return CHAIN_STEPS.some((step) => step.id === id)
}

/** What is known about a task on the chain. Amounts in wei. */
export interface ChainFacts {
  payment?: bigint
  configUrl?: string
  transaction?: string
  taskAddress?: string
  provider?: string
  response?: string
  /** What the vault held for the client before publishing. */
  balanceBefore?: bigint | undefined
  /** What it holds after the result. */
  balanceAfter?: bigint | undefined
  /** When it expires, in milliseconds since 1970. */
  expiresAt?: number
  /** Whether it has expired without a result. */
  isExpired?: boolean
  /** Whether nobody can answer it any more. */
  isOver?: boolean
}

/** Writes down what happens to one task. */
export interface ChainLog {
  /** Notes the time of a step; the first time counts. */
  reach: (step: ChainStepId) => void
  learn: (facts: ChainFacts) => void
  end: (status: 'done' | 'failed') => void
}

/** The life of one task on the chain, as a page shows it. */
export class ChainTimeline {
  readonly task: TaskId
  #status: 'idle' | 'active' | 'done' | 'failed' = $state('idle')
  #times: Readonly<Partial<Record<ChainStepId, number>>> = $state.raw({})
  #facts: Readonly<ChainFacts> = $state.raw({})
  #log: ChainLog | undefined

  constructor(task: TaskId) {
    this.task = task
  }

  get status() {
    return this.#status
  }

  get facts(): Readonly<ChainFacts> {
    return this.#facts
  }

  /** When a step was reached, in milliseconds since 1970; `undefined` if it was not. */
  time(step: ChainStepId): number | undefined {
    return this.#times[step]
  }

  /** The first step that has not been reached. */
  get next(): ChainStepId | undefined {
    return CHAIN_STEPS.find(({ id }) => this.#times[id] === undefined)?.id
  }

  /** Begins anew and returns what writes to it. What writes to an earlier task falls silent. */
  start(): ChainLog {
    this.#status = 'active'
    this.#times = {}
    this.#facts = {}
    const log: ChainLog = {
      reach: (step) =>
        this.#write(log, () => (this.#times = { [step]: Date.now(), ...this.#times })),
      learn: (facts) => this.#write(log, () => (this.#facts = { ...this.#facts, ...facts })),
      end: (status) => this.#write(log, () => (this.#status = status)),
    }
    this.#log = log
    return log
  }

  #write(log: ChainLog, change: () => void): void {
    if (this.#log === log) change()
  }
}
