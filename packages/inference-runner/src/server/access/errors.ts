import { isRecord, TaskmeshError } from '@taskmesh/errors'

/** The request has no key, or one that the server does not know. */
export class UnauthorizedError extends TaskmeshError {
  override name = 'UnauthorizedError'
  constructor(hasKey: boolean) {
    super(hasKey ? 'The API key is not known here.' : 'This server needs an API key.', {
      code: 'UNAUTHORIZED',
      actor: 'caller',
      details: 'Send it as "Authorization: Bearer <key>" or as "x-api-key: <key>".',
    })
  }
}

/** The key does not open the route, or the route is for this machine only. */
export class ForbiddenError extends TaskmeshError {
  override name = 'ForbiddenError'
  constructor(reason: string, details: string) {
    super(reason, { code: 'FORBIDDEN', actor: 'caller', details })
  }
}

/** Which part of a quota is used up. */
export type QuotaName = 'requestsPerMinute' | 'concurrency' | 'bytesPerDay' | 'wrongKeysPerMinute'

const WHAT = {
  requestsPerMinute: (limit) => `The API key allows ${limit} requests in a minute`,
  concurrency: (limit) => `The API key allows ${limit} requests at once`,
  bytesPerDay: (limit) => `The API key allows ${limit} bytes in a day`,
  wrongKeysPerMinute: (limit) => `An address may try ${limit} unknown API keys in a minute`,
} as const satisfies Record<QuotaName, (limit: number) => string>

function isQuotaName(name: unknown): name is QuotaName {
  return typeof name === 'string' && Object.hasOwn(WHAT, name)
}

/** The client has used up its quota for now. */
export class QuotaExceededError extends TaskmeshError {
  override name = 'QuotaExceededError'
  /** Which part of the quota. */
  readonly quota: QuotaName
  /** When there is room again, in seconds. At least 1. */
  readonly retryAfterSeconds: number

  constructor(quota: QuotaName, limit: number, retryAfterSeconds: number) {
    super(`${WHAT[quota](limit)}, which are used up.`, {
      code: 'QUOTA_EXCEEDED',
      actor: 'caller',
      retryable: true,
      details: `Try again in about ${retryAfterSeconds} s.`,
    })
    this.quota = quota
    this.retryAfterSeconds = retryAfterSeconds
  }

  override get data() {
    return { quota: this.quota, retryAfterSeconds: this.retryAfterSeconds }
  }

  static readData(data: unknown): { quota: QuotaName; retryAfterSeconds: number } | undefined {
    if (!isRecord(data)) return undefined
    const { quota, retryAfterSeconds } = data
    if (!isQuotaName(quota) || typeof retryAfterSeconds !== 'number') return undefined
    return retryAfterSeconds >= 0 ? { quota, retryAfterSeconds } : undefined
  }
}
