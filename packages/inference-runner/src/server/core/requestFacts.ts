import type { TaskId } from '@taskmesh/tasks'
import type { FastifyRequest } from 'fastify'

/** What is known of a request beside its headers, for the log. */
export interface RequestFacts {
  /** The dialect whose route it is. */
  dialect?: string
  task?: TaskId
  /** The model that was asked for. */
  model?: string | undefined
  /** The code of the error with which it ended. */
  code?: string
}

const facts = new WeakMap<FastifyRequest, RequestFacts>()

/** What was noted of a request. */
export function factsOf(incoming: FastifyRequest): Readonly<RequestFacts> {
  return facts.get(incoming) ?? {}
}

function note(incoming: FastifyRequest, more: RequestFacts): void {
  facts.set(incoming, { ...facts.get(incoming), ...more })
}

/** Notes which dialect answers a request. */
export function noteDialect(incoming: FastifyRequest, dialect: string): void {
  note(incoming, { dialect })
}

/** Notes which call a request makes. */
export function noteCall(
  incoming: FastifyRequest,
  { task, model }: { task: TaskId; model: string | undefined },
): void {
  note(incoming, { task, model })
}

/** Notes with which error a request ended. */
export function noteError(incoming: FastifyRequest, code: string): void {
  note(incoming, { code })
}
