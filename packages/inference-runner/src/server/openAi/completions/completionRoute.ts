import { randomUUID } from 'node:crypto'
import { isRecord } from '@taskmesh/errors'
import type { TaskId } from '@taskmesh/tasks'
import { readHubRequest } from '@taskmesh/tasks/dialects/hub'
import { endEvent } from '@taskmesh/tasks/dialects/stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ModelInfo } from '../../../runner/ServedModel.ts'
import { findModel } from '../../calls/findModel.ts'
import { sendWarnings } from '../../calls/warningHeader.ts'
import { eventsWithPaths, refusal, withPaths, type PathMap } from '../../calls/pathMap.ts'
import type { DialectContext } from '../../core/dialect.ts'
import { sendEvents, type ServerSentEvent } from '../../core/sendEvents.ts'
import { openAiErrorForm } from '../openAiErrorForm.ts'
import { textsOfTokens } from '../textsOfTokens.ts'
import { readCompletionBody, type CompletionBody } from './completionBody.ts'
import { stopAt, StoppedText } from './stopText.ts'
import { readTexts, readToken, toLogprobs, usageOf, type WrittenText } from './writtenTexts.ts'

const TASKS = ['text-generation', 'text2text-generation'] as const satisfies readonly TaskId[]

/** How many tokens are written where nobody says it. Source: OpenAI API reference, "Create completion". */
const DEFAULT_TOKENS = 16

/** The names in a body of what has another in a request. */
const PATHS: PathMap = new Map([
  ['inputs', 'prompt'],
  ['max_new_tokens', 'max_tokens'],
  ['num_return_sequences', 'n'],
  ['sequence_bias', 'logit_bias'],
])

type Context = Pick<DialectContext, 'runner' | 'calls'>

interface Call {
  body: CompletionBody
  model: ModelInfo
  inputs: readonly string[]
  request: unknown
  stop: readonly string[]
  header: { id: string; object: 'text_completion'; created: number; model: string }
}

/** The parameters of text generation that have another name there, or that tell what an answer has to say. */
function addedParameters({ logprobs, logit_bias: bias }: CompletionBody, task: TaskId) {
  if (task !== 'text-generation') return {}
  const sequence_bias = Object.entries(bias ?? {}).map(([token, value]) => [[Number(token)], value])
  return {
    details: true,
    decoder_input_details: true,
    ...((logprobs ?? 0) > 0 ? { top_n_tokens: logprobs } : {}),
    ...(sequence_bias.length === 0 ? {} : { sequence_bias }),
  }
}

/** @throws InvalidRequestError for what is asked of tokens, where the task tells nothing of them. */
function assertTells(task: TaskId, { logprobs, logit_bias: bias }: CompletionBody): void {
  if (task === TASKS[0]) return
  const expected = `nothing: the model is served for ${task}, which does not have it`
  if ((logprobs ?? null) !== null) throw refusal('logprobs', expected, logprobs)
  if (bias && Object.keys(bias).length > 0) throw refusal('logit_bias', expected, bias)
}

async function readCall({ runner }: Context, received: unknown): Promise<Call> {
  const body = readCompletionBody(received)
  const model = findModel(runner, body.model ?? undefined, TASKS)
  const inputs = await textsOfTokens(runner, model, { path: 'prompt', texts: body.prompt })
  assertTells(model.task, body)
  const {
    logprobs: _logprobs,
    logit_bias: _bias,
    stream_options: _options,
    user: _user,
    max_tokens,
    ...rest
  } = body
  const prompt = inputs.length === 1 ? inputs[0] : inputs
  const asked = { ...rest, prompt, max_tokens: max_tokens ?? DEFAULT_TOKENS }
  const { request } = readHubRequest(model.task, asked)
  const parameters = { ...request.parameters, ...addedParameters(body, model.task) }
  const header = {
    id: `cmpl-${randomUUID()}`,
    object: 'text_completion' as const,
    created: Math.floor(Date.now() / 1000),
    model: model.id,
  }
  const stop = [body.stop ?? []].flat()
  return { body, model, inputs, request: { ...request, parameters }, stop, header }
}

/** As many texts as were asked for: without chance all are the same, and one is written. */
function repeated(texts: readonly WrittenText[], n: number): readonly WrittenText[] {
  const [first] = texts
  return texts.length === 1 && first !== undefined ? Array.from({ length: n }, () => first) : texts
}

/** The choices of an answer, those of the first prompt first. */
function choicesOf({ body, inputs, stop }: Call, prompts: readonly (readonly WrittenText[])[]) {
  const { echo, logprobs, n } = body
  const texts = prompts.flatMap((written, prompt) => {
    const start = echo === true ? (inputs[prompt]?.length ?? 0) : 0
    return repeated(written, n ?? 1).map((one) => ({ ...one, start }))
  })
  return texts.map(({ text, reason, tokens, start }, index) => {
    const end = start + stopAt(text.slice(start), stop)
    const isListed = (logprobs ?? null) !== null
    return {
      index,
      text: text.slice(0, end),
      finish_reason: reason,
      logprobs: isListed ? toLogprobs(tokens, start, end) : null,
    }
  })
}

async function* toEvents(
  { calls }: Context,
  call: Call,
  reply: FastifyReply,
): AsyncGenerator<ServerSentEvent> {
  const { body, model, inputs, header, stop, request } = call
  const isListed = (body.logprobs ?? null) !== null
  const hasUsage = body.stream_options?.include_usage === true
  const isBatch = inputs.length > 1
  const shown = new StoppedText(stop)
  let length = 0
  let hasPieces = false

  function eventOf(choice: {
    index: number
    text: string
    finish_reason: string | null
    logprobs: unknown
  }) {
    return { data: { ...header, choices: [choice], ...(hasUsage ? { usage: null } : {}) } }
  }

  for await (const event of calls.stream(reply, model.task, request, { model: model.id })) {
    if (event.type === 'piece') {
      if (!isRecord(event.piece)) continue
      const { token, top_tokens: top, details } = event.piece
      if (!hasPieces && body.echo === true)
        yield eventOf({ index: 0, text: inputs[0] ?? '', finish_reason: null, logprobs: null })
      hasPieces = true
      const written = readToken(token, top)
      const isLast = isRecord(details)
      const text = shown.add(written?.text ?? '') + (isLast ? shown.end() : '')
      const isNew = written !== undefined && isListed
      const logprobs = isNew ? toLogprobs([written], length, Infinity) : null
      length += written?.text.length ?? 0
      const reason = isLast && details['finish_reason'] === 'length' ? 'length' : 'stop'
      yield eventOf({ index: 0, text, finish_reason: isLast ? reason : null, logprobs })
      continue
    }
    const prompts = readTexts(event.result.output, isBatch)
    if (!hasPieces) for (const choice of choicesOf(call, prompts)) yield eventOf(choice)
    if (hasUsage) yield { data: { ...header, choices: [], usage: usageOf(prompts) } }
  }
  const end = endEvent('completion')
  if (end !== undefined) yield end
}

/** Adds `POST /v1/completions`. */
export function addCompletionRoute(app: FastifyInstance, context: Context): void {
  app.post('/v1/completions', async ({ body: received }, reply) => {
    const call = await readCall(context, received)
    const { body, model, inputs, header, request } = call
    if (body.stream === true) {
      return sendEvents(reply, eventsWithPaths(PATHS, toEvents(context, call, reply)), {
        toErrorEvent: (error, facts) => ({ data: openAiErrorForm(error, facts).body }),
      })
    }
    const running = context.calls.run(reply, model.task, request, { model: model.id })
    const { output, warnings } = await withPaths(PATHS, running)
    sendWarnings(reply, warnings)
    const prompts = readTexts(output, inputs.length > 1)
    return reply.send({ ...header, choices: choicesOf(call, prompts), usage: usageOf(prompts) })
  })
}
