import { isJsonObject } from '../../shared/isJsonObject.ts'
import { compact } from './compact.ts'

/** What OpenAI writes for a token that is next to impossible. Source: its API reference, `logprob`. */
const IMPOSSIBLE = -9999

function readToken(token: unknown): unknown {
  if (!isJsonObject(token)) return token
  const { logprob, ...rest } = token
  return { ...rest, logprob: logprob ?? IMPOSSIBLE }
}

function readPlace(place: unknown): unknown {
  const read = readToken(place)
  if (!isJsonObject(read)) return read
  const { top_logprobs: top, ...rest } = read
  return { ...rest, top_logprobs: Array.isArray(top) ? top.map(readToken) : (top ?? []) }
}

function readPlaces(places: unknown): unknown {
  return Array.isArray(places) ? places.map(readPlace) : places
}

/** The most probable tokens of one place, as an object of logarithms by token. */
function listTop(top: unknown): unknown[] {
  return isJsonObject(top)
    ? Object.entries(top).map(([token, logprob]) => readToken({ token, logprob }))
    : []
}

/** The form that completions have: a list of tokens, one of logarithms, one of objects. */
function fromLists(lists: Record<string, unknown>, tokens: readonly unknown[]): unknown {
  const { token_logprobs: logprobs, top_logprobs: tops } = lists
  const at = (list: unknown, index: number): unknown =>
    Array.isArray(list) ? list[index] : undefined
  return {
    content: tokens.map((token, index) => ({
      ...(readToken({ token, logprob: at(logprobs, index) }) as object),
      top_logprobs: listTop(at(tops, index)),
    })),
  }
}

/**
 * How probable the tokens were, by place. Fireworks and Together answer chats in the form of
 * completions: `{ tokens, token_logprobs, top_logprobs }`; some servers have the list of places alone.
 */
export function readLogprobs(given: unknown): unknown {
  if (Array.isArray(given)) return given.length === 0 ? undefined : { content: readPlaces(given) }
  if (!isJsonObject(given)) return given ?? undefined
  if (Array.isArray(given['tokens']) && !Array.isArray(given['content']))
    return fromLists(given, given['tokens'])
  const { content, refusal, ...rest } = given
  return { ...rest, ...compact({ content: readPlaces(content), refusal: readPlaces(refusal) }) }
}

function writeToken(token: unknown): unknown {
  return isJsonObject(token) ? { ...token, bytes: token['bytes'] ?? null } : token
}

function writePlaces(places: unknown): unknown {
  return Array.isArray(places)
    ? places.map((place) => {
        const written = writeToken(place)
        if (!isJsonObject(written)) return written
        const { top_logprobs: top } = written
        return { ...written, top_logprobs: Array.isArray(top) ? top.map(writeToken) : [] }
      })
    : null
}

/** The inverse, with all that OpenAI's shape has. */
export function writeLogprobs(given: unknown): unknown {
  return isJsonObject(given)
    ? { ...given, content: writePlaces(given['content']), refusal: writePlaces(given['refusal']) }
    : null
}
