import { EngineCrashedError } from '../errors.ts'
import type { TokenizerAnswer, TokenizerJob } from '../hosts/host.ts'
import type { Deadline } from '../scheduling/deadline.ts'
import type { ModelMemory } from './ModelMemory.ts'
import type { ServedModel } from './ServedModel.ts'

/** What a job is answered with. */
export type AnswerOf<Kind extends TokenizerJob['kind']> = Extract<TokenizerAnswer, { kind: Kind }>

export interface ReadTextOptions {
  model: ServedModel
  memory: ModelMemory
  deadline: Deadline
  client?: string | undefined
}

function isAnswerOf<Kind extends TokenizerJob['kind']>(
  kind: Kind,
  answer: TokenizerAnswer,
): answer is AnswerOf<Kind> {
  return answer.kind === kind
}

/** Uses the tokenizer of a model, in slots of their own: its calls are not waited for. */
export function readText<Kind extends TokenizerJob['kind']>(
  job: TokenizerJob & { kind: Kind },
  { model, memory, deadline: { signal, race }, client }: ReadTextOptions,
): Promise<AnswerOf<Kind>> {
  const read = async () => {
    const release = await model.tokenizing.acquire({ client, signal })
    try {
      await memory.load(model, signal)
      const answer = await model.host.readText(model.spec, job, { signal })
      if (isAnswerOf(job.kind, answer)) return answer
      throw new EngineCrashedError('It sent the reply to another job.')
    } finally {
      release()
    }
  }
  return race(read())
}
