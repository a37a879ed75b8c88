import { TaskmeshError } from '@taskmesh/tasks/errors'

/**
 * A place in the history of a chain, `<block>:<log>`: everything up to it was seen. It is text, so
 * that it can be kept anywhere.
 */
export type EventCursor = `${bigint}:${number}`

/** Writes a cursor. */
export function toCursor(blockNumber: bigint, logIndex: number): EventCursor {
  return `${blockNumber}:${logIndex}`
}

/**
 * Reads a cursor.
 *
 * @throws TaskmeshError with the code `INVALID_CURSOR`.
 */
export function parseCursor(cursor: string): { blockNumber: bigint; logIndex: number } {
  const match = /^(\d{1,20}):(\d{1,10})$/.exec(cursor)
  if (match?.[1] !== undefined && match[2] !== undefined) {
    return { blockNumber: BigInt(match[1]), logIndex: Number(match[2]) }
  }
  throw new TaskmeshError(`There is no event cursor ${JSON.stringify(cursor.slice(0, 40))}.`, {
    code: 'INVALID_CURSOR',
    actor: 'caller',
    path: 'cursor',
    details: 'Give one that watchEvents returned, such as "1234:0".',
  })
}
