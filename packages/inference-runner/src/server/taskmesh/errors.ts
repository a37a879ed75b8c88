import { TaskmeshError } from '@taskmesh/errors'

/** There is no job of that name, or none of this client. */
export class JobNotFoundError extends TaskmeshError {
  override name = 'JobNotFoundError'
  constructor(id: string) {
    super(`There is no job ${JSON.stringify(id.slice(0, 60))}.`, {
      code: 'JOB_NOT_FOUND',
      actor: 'caller',
      details: 'Its result may have been kept long enough, or it was started with another API key.',
    })
  }
}

/** A key was used before, for a request that was another one. */
export class IdempotencyKeyReusedError extends TaskmeshError {
  override name = 'IdempotencyKeyReusedError'
  /** @param different - the paths of what is different. */
  constructor(different: readonly string[]) {
    super('This Idempotency-Key was used before, with another request.', {
      code: 'IDEMPOTENCY_CONFLICT',
      actor: 'caller',
      path: different[0],
      details: `Different: ${different.join(', ')}. Use a new key for a new request.`,
    })
  }
}
