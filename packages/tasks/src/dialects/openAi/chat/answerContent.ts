import { isJsonObject } from '../../shared/isJsonObject.ts'

/** What a model said, where it came as parts. */
export interface AnswerContent {
  content: unknown
  reasoning?: string
  refusal?: string
  /** All parts as they came, where some of them are no words. */
  content_parts?: readonly unknown[]
}

function textOf(part: unknown): string | undefined {
  if (typeof part === 'string') return part
  if (!isJsonObject(part)) return undefined
  const { type = 'text', text } = part
  return (type === 'text' || type === 'output_text') && typeof text === 'string' ? text : undefined
}

/** The thoughts in a part: `thinking` is a list of parts at Mistral, a string elsewhere. */
function thoughtOf(part: unknown): string | undefined {
  if (!isJsonObject(part) || part['type'] !== 'thinking') return undefined
  const { thinking } = part
  if (typeof thinking === 'string') return thinking
  if (!Array.isArray(thinking)) return undefined
  const texts = thinking.map(textOf)
  return texts.every((text) => text !== undefined) ? texts.join('') : undefined
}

function refusalOf(part: unknown): string | undefined {
  const refusal = isJsonObject(part) && part['type'] === 'refusal' ? part['refusal'] : undefined
  return typeof refusal === 'string' ? refusal : undefined
}

/** An answer has one string as its content; Mistral's reasoning models write parts, or one part alone. */
export function readAnswerContent(given: unknown): AnswerContent {
  const content = isJsonObject(given) ? [given] : given
  if (!Array.isArray(content)) return { content }
  const texts = content.map(textOf)
  const thoughts = content.map(thoughtOf)
  const refusals = content.map(refusalOf)
  const isAllWords = content.every((_, index) =>
    [texts, thoughts, refusals].some((known) => known[index] !== undefined),
  )
  const refusal = refusals.filter((part) => part !== undefined)
  const reasoning = thoughts.filter((thought) => thought !== undefined)
  const said = texts.filter((text) => text !== undefined)
  return {
    content: said.length === 0 && content.length > 0 ? null : said.join(''),
    ...(reasoning.length === 0 ? {} : { reasoning: reasoning.join('') }),
    ...(refusal.length === 0 ? {} : { refusal: refusal.join('') }),
    ...(isAllWords ? {} : { content_parts: content }),
  }
}
