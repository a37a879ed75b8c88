import { compact } from './chat/compact.ts'

/** What every answer and every piece of OpenAI's API begins with. */
export interface Header {
  id: unknown
  created: unknown
  model: unknown
}

/** What a server does not say, in the words of Azure, whose first piece has none of it. */
export const UNSAID: Header = { id: '', created: 0, model: '' }

function readName(name: unknown, unsaid: unknown): unknown {
  if (name === undefined || name === null || name === '') return unsaid
  return typeof name === 'number' ? String(name) : name
}

/** Seconds that came as digits or as a date; undefined for anything else. */
function secondsOf(text: string): number | undefined {
  const seconds = /^\d{1,15}(?:\.\d{1,9})?$/.test(text) ? Number(text) : Date.parse(text) / 1000
  return Number.isFinite(seconds) ? seconds : undefined
}

function readSeconds(created: unknown, unsaid: unknown): unknown {
  if (created === undefined || created === null || created === 0) return unsaid
  const seconds = typeof created === 'string' ? secondsOf(created) : created
  return typeof seconds === 'number' ? Math.max(0, Math.floor(seconds)) : created
}

/**
 * The header of an answer or a piece in canonical form.
 *
 * @param unsaid - what to take where the server says nothing, such as what it said in an earlier piece.
 */
export function readHeader(
  { id, created, model, system_fingerprint }: Record<string, unknown>,
  unsaid: Header = UNSAID,
): Header {
  return {
    id: readName(id, unsaid.id),
    created: readSeconds(created, unsaid.created),
    model: readName(model, unsaid.model),
    ...compact({ system_fingerprint }),
  }
}
