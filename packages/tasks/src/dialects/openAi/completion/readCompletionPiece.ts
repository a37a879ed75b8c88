import { moved, unchanged, type Decoded, type Step } from '../../shared/decoded.ts'
import { isJsonObject } from '../../shared/isJsonObject.ts'
import { onEach } from '../../shared/onParts.ts'
import { compact } from '../chat/compact.ts'
import { readFinishReason } from '../chat/finishReason.ts'
import { readIndex } from '../chat/readChoice.ts'
import { readUsage } from '../chat/usage.ts'
import { readHeader, UNSAID, type Header } from '../header.ts'

/** What is new in a text: `text`, or the content of a chat's piece, from servers that run both as one. */
function textOf(choice: Record<string, unknown>): { text: unknown; from: string[] } {
  const { text, delta } = choice
  return text === undefined && isJsonObject(delta)
    ? { text: delta['content'], from: ['delta', 'content'] }
    : { text, from: ['text'] }
}

function readChoice(choice: unknown, position: number): Decoded {
  if (!isJsonObject(choice)) return unchanged(choice)
  const { index, text: _text, delta: _delta, finish_reason: reason, logprobs, ...rest } = choice
  const { text, from } = textOf(choice)
  return moved(
    {
      ...rest,
      index: readIndex(index, position),
      text: text ?? '',
      finish_reason: readFinishReason(reason) ?? null,
      ...compact({ logprobs }),
    },
    [{ to: ['text'], from }],
  )
}

/**
 * Makes a reader of the pieces of one stream of `/v1/completions`, as any server writes them. It
 * remembers the header, which some servers write once.
 */
export function completionPieceReader(): Step {
  let header: Header = UNSAID
  return (wire) => {
    if (!isJsonObject(wire)) return unchanged(wire)
    const { choices, usage, system_fingerprint: _fingerprint, ...rest } = wire
    header = readHeader(wire, header)
    const read = onEach(readChoice)(choices ?? [])
    return {
      value: {
        ...rest,
        ...header,
        object: 'text_completion',
        choices: read.value,
        ...compact({ usage: readUsage(usage) }),
      },
      toWire: (path) => (path[0] === 'choices' ? ['choices', ...read.toWire(path.slice(1))] : path),
    }
  }
}
