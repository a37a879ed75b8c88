import { confirm as askYesOrNo } from '@clack/prompts'
import { TaskmeshError } from '@taskmesh/errors'
import { StoppedError } from '../actions/listenForStop.ts'

/** Something that costs money was not confirmed. Nothing was sent. */
export class NotConfirmedError extends TaskmeshError {
  override name = 'NotConfirmedError'
  constructor(reason: string) {
    super(reason, {
      code: 'NOT_CONFIRMED',
      actor: 'caller',
      path: 'yes',
      details: 'Nothing was sent. Add --yes where nobody can be asked.',
    })
  }
}

/** Waits for what a person answers. @throws StoppedError for Ctrl-C. */
export async function answerOf<Value extends string | boolean>(
  answer: Promise<Value | symbol>,
): Promise<Value> {
  const value = await answer
  if (typeof value === 'symbol') throw new StoppedError('SIGINT')
  return value
}

/**
 * Asks for a yes in the terminal, unless it was given.
 *
 * @throws NotConfirmedError without a yes, or when nobody can be asked.
 */
export async function confirm(question: string, { yes }: { yes: boolean }): Promise<void> {
  if (yes) return
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new NotConfirmedError('This costs money, and there is no terminal to ask in.')
  }
  const answer = askYesOrNo({ message: question, initialValue: false, output: process.stderr })
  if (!(await answerOf(answer))) throw new NotConfirmedError('Not confirmed.')
}
