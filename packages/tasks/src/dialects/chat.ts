import type { MediaKind } from '../schema/media.ts'
import type { Path } from '../parse/path.ts'
import { inTurn, moved, unchanged, type Decoded, type Step } from './decoded.ts'
import type { HubDialect } from './hubDialect.ts'
import { onParameters, renameParameter } from './hubParts.ts'
import { isRecord } from './isRecord.ts'

type ChatKind = Exclude<MediaKind, '3d'>

/** What asks in a chat as one message: words and media of one kind. */
interface Question {
  kind: ChatKind
  /** Key of further media of that kind, for a task that takes several. */
  others?: string
}

/** A text that ends the answer may come alone instead of in a list. */
export const listStop = onParameters((parameters) =>
  typeof parameters['stop'] === 'string'
    ? moved({ ...parameters, stop: [parameters['stop']] }, [
        { to: ['stop'], from: ['stop'], isWhole: true },
      ])
    : unchanged(parameters),
)

/** In OpenAI's calls, a temperature above 0 asks to draw at random and 0 not to. */
const decodeTemperature = onParameters((parameters) => {
  const { temperature, ...rest } = parameters
  if (temperature === 0) return unchanged({ do_sample: false, ...rest })
  return unchanged(
    typeof temperature === 'number' ? { do_sample: true, ...parameters } : parameters,
  )
})

/** Parameters of `/v1/completions` and `/v1/chat/completions` to those of tasks that write. */
export const decodeCompletionParameters: Step = inTurn(
  renameParameter('max_tokens', 'max_new_tokens'),
  renameParameter('n', 'num_return_sequences'),
  listStop,
  decodeTemperature,
)

const CHAT_NAMES = [
  ['max_new_tokens', 'max_tokens'],
  ['num_return_sequences', 'n'],
] as const

/** The inverse of {@link decodeTemperature}. A call that says both things at once stays as it is. */
function encodeTemperature(parameters: Record<string, unknown>): Record<string, unknown> {
  const { do_sample: draws, ...rest } = parameters
  const { temperature } = rest
  if (draws === false && temperature === undefined) return { ...rest, temperature: 0 }
  return draws === true && typeof temperature === 'number' ? rest : parameters
}

/** The inverse of {@link decodeCompletionParameters}. */
export function encodeCompletionParameters(
  parameters: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(encodeTemperature(parameters)).map(([key, value]) => [
      CHAT_NAMES.find(
        ([ours, theirs]) => key === ours && !Object.hasOwn(parameters, theirs),
      )?.[1] ?? key,
      value,
    ]),
  )
}

function mediaPart(kind: ChatKind, url: unknown) {
  return { type: `${kind}_url`, [`${kind}_url`]: { url } }
}

function encodeQuestion(
  { inputs, parameters }: Record<string, unknown>,
  { kind, others }: Question,
): unknown {
  if (!isRecord(inputs)) return undefined
  const more: unknown = others === undefined ? undefined : inputs[others]
  const media = [inputs[kind], ...(Array.isArray(more) ? more : [])]
  const content = [
    ...media.map((url) => mediaPart(kind, url)),
    { type: 'text', text: inputs['text'] },
  ]
  return {
    messages: [{ role: 'user', content }],
    ...(isRecord(parameters) ? encodeCompletionParameters(parameters) : {}),
  }
}

interface Part {
  part: Record<string, unknown>
  from: Path
}

function isPart(part: unknown, kind: ChatKind): part is Record<string, unknown> {
  if (!isRecord(part)) return false
  const name = `${kind}_url`
  return part['type'] === 'text' || (part['type'] === name && isRecord(part[name]))
}

/** The parts of a message, if all are words or media of the kind. */
function partsOf(content: unknown, from: Path, kind: ChatKind): Part[] | undefined {
  if (typeof content === 'string') return [{ part: { type: 'text', text: content }, from }]
  if (!Array.isArray(content)) return undefined
  const parts = content.flatMap((part: unknown, index) =>
    isPart(part, kind) ? [{ part, from: [...from, index] }] : [],
  )
  return parts.length === content.length ? parts : undefined
}

/** What is asked, if only the user and the system speak: anything else is more than a question. */
function questionParts(messages: readonly unknown[], kind: ChatKind): Part[] | undefined {
  const parts: Part[] = []
  for (const [index, message] of messages.entries()) {
    if (!isRecord(message)) return undefined
    if (message['role'] !== 'user' && message['role'] !== 'system') return undefined
    const found = partsOf(message['content'], ['messages', index, 'content'], kind)
    if (found === undefined) return undefined
    parts.push(...found)
  }
  return parts
}

function mediaUrls(parts: readonly Part[], kind: ChatKind): { url: unknown; from: Path }[] {
  const name = `${kind}_url`
  return parts.flatMap(({ part, from }) => {
    const holder = part[name]
    return part['type'] === name && isRecord(holder)
      ? [{ url: holder['url'], from: [...from, name, 'url'] }]
      : []
  })
}

function joinWords(texts: readonly Part[]): unknown {
  const words = texts.map(({ part }) => part['text'])
  return words.every((word) => typeof word === 'string') ? words.join('\n') : undefined
}

function readQuestion(parts: readonly Part[], { kind, others }: Question): Decoded {
  const texts = parts.filter(({ part }) => part['type'] === 'text')
  const [first, ...rest] = mediaUrls(parts, kind)
  const urls = rest.map(({ url }) => url)
  const value = {
    ...(first === undefined ? {} : { [kind]: first.url }),
    ...(others === undefined || urls.length === 0 ? {} : { [others]: urls }),
    text: joinWords(texts),
  }
  const from = ['messages']
  return moved(value, [
    { to: [kind], from: first?.from ?? from, isWhole: true },
    { to: ['text'], from: texts[0]?.from ?? from, isWhole: true },
    ...rest.map((medium, index) => ({
      to: [others ?? '', index],
      from: medium.from,
      isWhole: true,
    })),
    { to: [], from, isWhole: true },
  ])
}

function takesAll(parts: readonly Part[], { kind, others }: Question): boolean {
  return others !== undefined || mediaUrls(parts, kind).length <= 1
}

function decodeChat(question: Question): Step {
  return (body) => {
    if (!isRecord(body) || !Array.isArray(body['messages'])) return unchanged(body)
    const { messages, ...rest } = body
    const parts = Array.isArray(messages) ? questionParts(messages, question.kind) : undefined
    const inputs =
      parts && takesAll(parts, question)
        ? readQuestion(parts, question)
        : moved(undefined, [{ to: [], from: ['messages'], isWhole: true }])
    return {
      value: { ...rest, inputs: inputs.value },
      toWire: (path) => (path[0] === 'inputs' ? inputs.toWire(path.slice(1)) : path),
    }
  }
}

/** What a model wrote, as the choices of an OpenAI answer: a text or a message in each. */
export const decodeChoices: Step = (wire) => {
  if (!isRecord(wire) || !Array.isArray(wire['choices'])) return unchanged(wire)
  const found = wire['choices'].map((choice: unknown, index): { text: unknown; from: Path } => {
    const message = isRecord(choice) ? choice['message'] : undefined
    return isRecord(message)
      ? { text: message['content'], from: ['choices', index, 'message', 'content'] }
      : { text: isRecord(choice) ? choice['text'] : undefined, from: ['choices', index, 'text'] }
  })
  return moved(
    found.map(({ text }) => ({ generated_text: text })),
    found.map(({ from }, index) => ({ to: [index], from, isWhole: true })),
  )
}

/** The choices of an OpenAI answer, with what the API's own clients read of them. */
export function encodeChoices(
  output: unknown,
  object: 'chat.completion' | 'text_completion',
): unknown {
  const choices = (Array.isArray(output) ? output : []).map((one: unknown, index) => {
    const text = isRecord(one) ? one['generated_text'] : undefined
    return object === 'chat.completion'
      ? { index, message: { role: 'assistant', content: text } }
      : { index, text }
  })
  return { object, choices }
}

/** A task that the API runs as a chat: one message asks, the answers are messages. */
export function askedInChat(question: Question): HubDialect {
  return {
    media: 'dataUrl',
    encodeRequest: (request) => encodeQuestion(request, question) ?? request,
    decodeBody: decodeChat(question),
    decodeRequest: decodeCompletionParameters,
    encodeAnswer: (output) => encodeChoices(output, 'chat.completion'),
    decodeOutput: decodeChoices,
  }
}
