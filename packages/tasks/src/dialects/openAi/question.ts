import type { MediaKind } from '../../schema/mediaKind.ts'
import type { Path } from '../../parse/path.ts'
import { moved, type Decoded } from '../shared/decoded.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'

/** Media that a chat may carry. */
export type ChatKind = Exclude<MediaKind, '3d'>

/** What asks in a chat as one message: words and media of one kind. */
export interface Question {
  kind: ChatKind
  /** Key of further media of that kind, for a task that takes several. */
  others?: string
}

interface Part {
  part: Record<string, unknown>
  from: Path
}

function isPart(part: unknown, kind: ChatKind): part is Record<string, unknown> {
  if (!isJsonObject(part)) return false
  const name = `${kind}_url`
  return part['type'] === 'text' || (part['type'] === name && isJsonObject(part[name]))
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
export function questionParts(messages: readonly unknown[], kind: ChatKind): Part[] | undefined {
  const parts: Part[] = []
  for (const [index, message] of messages.entries()) {
    if (!isJsonObject(message)) return undefined
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
    return part['type'] === name && isJsonObject(holder)
      ? [{ url: holder['url'], from: [...from, name, 'url'] }]
      : []
  })
}

function joinWords(texts: readonly Part[]): unknown {
  const words = texts.map(({ part }) => part['text'])
  return words.every((word) => typeof word === 'string') ? words.join('\n') : undefined
}

/** The inputs of the task, from what was asked. */
export function readQuestion(parts: readonly Part[], { kind, others }: Question): Decoded {
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

/** Returns whether the question has room for all media that came. */
export function takesAll(parts: readonly Part[], { kind, others }: Question): boolean {
  return others !== undefined || mediaUrls(parts, kind).length <= 1
}
