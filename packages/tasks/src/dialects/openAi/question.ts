import type { MediaKind } from '../../schema/mediaKind.ts'
import type { Path } from '../../parse/path.ts'
import { moved, type Decoded } from '../shared/decoded.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'
import { readRole } from './chat/readMessages.ts'
import { readPart } from './chat/readParts.ts'

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
  /** As it came. */
  wire: unknown
  from: Path
}

/** Media types of the formats in which OpenAI takes a sound. */
const SOUND_TYPES: Readonly<Record<string, string>> = { wav: 'audio/wav', mp3: 'audio/mpeg' }

/** OpenAI's form of a sound as that of a URL. */
function soundUrl({ data, format }: Record<string, unknown>): unknown {
  const isKnown = typeof format === 'string' && Object.hasOwn(SOUND_TYPES, format)
  const isPlain = typeof data === 'string' && !/^data:/i.test(data)
  return isKnown && isPlain ? `data:${SOUND_TYPES[format]};base64,${data}` : data
}

/** The media of a part and where they are in it, if it holds those of the kind. */
function mediumOf(
  part: Record<string, unknown>,
  kind: ChatKind,
): { url: unknown; at: readonly string[] } | undefined {
  const { type, input_audio: sound } = part
  // As chat templates of Transformers have them.
  const given =
    type === kind ? [kind, 'url'].find((key) => typeof part[key] === 'string') : undefined
  if (given !== undefined) return { url: part[given], at: [given] }
  if (kind === 'audio' && type === 'input_audio' && isJsonObject(sound))
    return { url: soundUrl(sound), at: ['input_audio', 'data'] }
  const name = `${kind}_url`
  const holder = part[name]
  return type === name && isJsonObject(holder)
    ? { url: holder['url'], at: [name, 'url'] }
    : undefined
}

function isPart(part: unknown, kind: ChatKind): part is Record<string, unknown> {
  if (!isJsonObject(part)) return false
  return part['type'] === 'text' || mediumOf(part, kind) !== undefined
}

/** Where the media of a part were in it, which may have been a URL alone. */
function placeOf(wire: unknown, [key, ...rest]: readonly string[]): Path {
  if (key === undefined || !isJsonObject(wire)) return []
  return isJsonObject(wire[key]) ? [key, ...rest] : [key]
}

/** The parts of a message, if all are words or media of the kind. */
function partsOf(content: unknown, from: Path, kind: ChatKind): Part[] | undefined {
  if (content === null) return []
  if (typeof content === 'string')
    return [{ part: { type: 'text', text: content }, wire: content, from }]
  if (!Array.isArray(content)) return undefined
  const parts = content.flatMap((wire: unknown, index) => {
    const part = readPart(wire)
    return isPart(part, kind) ? [{ part, wire, from: [...from, index] }] : []
  })
  return parts.length === content.length ? parts : undefined
}

/** The roles of those who ask, and not answer. */
const ASKING = new Set<unknown>(['user', 'system'])

/** What is asked, if only the user and the system speak: anything else is more than a question. */
export function questionParts(messages: readonly unknown[], kind: ChatKind): Part[] | undefined {
  const parts: Part[] = []
  for (const [index, message] of messages.entries()) {
    if (!isJsonObject(message)) return undefined
    if (!ASKING.has(readRole(message))) return undefined
    const found = partsOf(message['content'], ['messages', index, 'content'], kind)
    if (found === undefined) return undefined
    parts.push(...found)
  }
  return parts
}

function mediaUrls(parts: readonly Part[], kind: ChatKind): { url: unknown; from: Path }[] {
  return parts.flatMap(({ part, wire, from }) => {
    const medium = mediumOf(part, kind)
    if (medium === undefined) return []
    return [{ url: medium.url, from: [...from, ...placeOf(wire, medium.at)] }]
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
