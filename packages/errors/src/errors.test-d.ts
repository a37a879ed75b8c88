import { TaskmeshError, type ErrorCode, type TaskmeshErrorOptions } from './index.ts'

function make(options: TaskmeshErrorOptions): TaskmeshError {
  return new TaskmeshError('x', options)
}

make({ code: 'QUEUE_FULL', actor: 'provider', retryable: true })
make({ code: 'FETCH_FAILED', actor: 'network', retryable: false })
make({ code: 'INVALID_PAYMENT', actor: 'provider' })

// @ts-expect-error a code that is not in the table
make({ code: 'MADE_UP', actor: 'caller' })
// @ts-expect-error another one has to act
make({ code: 'QUEUE_FULL', actor: 'caller', retryable: true })
// @ts-expect-error always retryable
make({ code: 'QUEUE_FULL', actor: 'provider' })
// @ts-expect-error never retryable
make({ code: 'INVALID_REQUEST', actor: 'caller', retryable: true })
// @ts-expect-error it depends, so it has to be said
make({ code: 'FETCH_FAILED', actor: 'network' })

const code: ErrorCode = make({ code: 'ABORTED', actor: 'caller', retryable: true }).code
void code
