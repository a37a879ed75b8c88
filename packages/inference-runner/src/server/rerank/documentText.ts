import { createIssue, InvalidRequestError } from '@taskmesh/tasks'

/** A document as Jina and Cohere take it: a text, or an object whose fields are texts. */
export type RerankDocument = string | Readonly<Record<string, unknown>>

function toText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

/**
 * The text of a document by which it is ranked: of an object the fields that `rank_fields` names, each with
 * its name when there are several, or else its `text`.
 *
 * @throws InvalidRequestError for an object that has none of them.
 */
export function documentText(
  document: RerankDocument,
  fields: readonly string[] | null | undefined,
  index: number,
): string {
  if (typeof document === 'string') return document
  const wanted = (fields ?? []).length === 0 ? ['text'] : (fields ?? [])
  const found = wanted.filter((name) => Object.hasOwn(document, name))
  const [only] = found
  const text =
    found.length === 1 && only !== undefined
      ? toText(document[only])
      : found.map((name) => `${name}: ${toText(document[name])}`).join('\n')
  if (text !== '') return text
  throw new InvalidRequestError('text-ranking', [
    createIssue({
      path: `documents[${index}]`,
      code: 'invalid_type',
      expected: `a string, or an object with ${wanted.join(' or ')}`,
      received: `an object with ${Object.keys(document).slice(0, 10).join(', ') || 'nothing'}`,
    }),
  ])
}
