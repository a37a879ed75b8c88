import type { TaskmeshError } from '@taskmesh/errors'
import type { TaskId, TaskInputs } from '@taskmesh/tasks'
import type { GetResponseReturnType } from '../actions/task/getResponse.ts'
import { getResponses } from '../actions/task/getResponses.ts'
import type { TaskHandle } from '../actions/task/waitForResult.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import {
  InvalidQuorumError,
  NoAgreementError,
  TooFewResponsesError,
  type Answer,
} from '../errors/agreementErrors.ts'
import type { PolledTask } from '../result/pollTask.ts'
import type { AgreementOptions, AgreementProgress, BallotOptions } from './agreementOptions.ts'
import type { Difference } from './comparatorOf.ts'
import { compareOutputs, toTolerance } from './compareOutputs.ts'
import { largestGroup } from './largestGroup.ts'
import { AnswerReader, type UsableAnswer } from './readAnswers.ts'
import { verdictOf, type Verdict } from './verdictOf.ts'

const DEFAULT_OF = 3
const MOST_ANSWERS = 16

interface Vote {
  of: number
  quorum: number
}

function checkVote({ of = DEFAULT_OF, quorum = Math.floor(of / 2) + 1 }: AgreementOptions): Vote {
  const isCount = (value: number) => Number.isSafeInteger(value) && value >= 1
  if (isCount(of) && isCount(quorum) && quorum <= of && of <= MOST_ANSWERS) return { of, quorum }
  throw new InvalidQuorumError(MOST_ANSWERS)
}

/** Answers count in the order in which they came. */
function earliest(responses: readonly GetResponseReturnType[], of: number) {
  return responses.toSorted((a, b) => Number(a.timestamp - b.timestamp)).slice(0, of)
}

interface Standing<Id extends TaskId, Inputs extends TaskInputs<Id>> {
  answers: readonly Answer[]
  group: UsableAnswer<Id, Inputs>[]
  rivals: number
  /** How many voices may still come, if there is time. */
  open: number
}

/** The answers to a task so far, and how they stand to each other. */
export class Ballot<Id extends TaskId, Inputs extends TaskInputs<Id>> {
  readonly #handle: TaskHandle<Id, Inputs>
  readonly #options: BallotOptions
  readonly #vote: Vote
  readonly #reader: AnswerReader<Id, Inputs>
  #reported = ''
  standing: Standing<Id, Inputs> = { answers: [], group: [], rivals: 0, open: 0 }

  constructor(handle: TaskHandle<Id, Inputs>, options: BallotOptions) {
    this.#handle = handle
    this.#options = options
    this.#vote = checkVote(options)
    this.#reader = new AnswerReader(handle)
    toTolerance(options.tolerance)
  }

  differences(a: unknown, b: unknown): Difference[] {
    const { task, inputs } = this.#handle
    return compareOutputs(a, b, { task, inputs, tolerance: this.#options.tolerance })
  }

  async count(client: TaskmeshClient, { task, signal }: PolledTask): Promise<void> {
    const { storage, maxBytes, requireVerified } = this.#options
    const { address: taskAddress, attemptCount: limit } = task
    const responses = await getResponses(client, { taskAddress, limit })
    const counted = earliest(responses, this.#vote.of)
    const answers = await this.#reader.read(counted, { storage, maxBytes, requireVerified, signal })
    const usable = answers.filter((answer) => this.#reader.isUsable(answer))
    const { members, rivals } = largestGroup(
      usable.length,
      (a, b) => this.differences(usable[a]?.output, usable[b]?.output).length === 0,
    )
    const unread = answers.filter(({ problem }) => problem?.retryable).length
    const group = usable.filter((_, index) => members.includes(index))
    this.standing = { answers, group, rivals, open: this.#vote.of - answers.length + unread }
    this.#report({ status: task.status, attemptCount: task.attemptCount })
  }

  verdict(isLast: boolean): Verdict {
    const { group, rivals, open } = this.standing
    const { quorum } = this.#vote
    return verdictOf({ agreeing: group.length, rivals, open: isLast ? 0 : open, quorum })
  }

  /** Of those who agree the one with the lowest payment, and of these the earliest. */
  get best(): UsableAnswer<Id, Inputs> | undefined {
    return this.standing.group.toSorted((a, b) => Number(a.payment - b.payment))[0]
  }

  failure(reason?: string): TaskmeshError {
    const { answers, group } = this.standing
    const usable = answers.filter((answer) => this.#reader.isUsable(answer)).length
    const { quorum } = this.#vote
    const { taskAddress } = this.#handle
    const facts = { taskAddress, quorum, agreeing: group.length, answers }
    const isTooFew = usable < quorum && answers.length < this.#vote.of
    return isTooFew && reason === undefined
      ? new TooFewResponsesError(facts)
      : new NoAgreementError(facts, reason)
  }

  #report({ status, attemptCount }: Pick<AgreementProgress, 'status' | 'attemptCount'>): void {
    const { answers, group } = this.standing
    const progress = { status, attemptCount, answers: answers.length, agreeing: group.length }
    const text = JSON.stringify(progress)
    if (text === this.#reported) return
    this.#reported = text
    this.#options.onProgress?.(progress)
  }
}
