import * as z from 'zod/mini'

const text = z.nullish(z.string())
const piece = z.union([
  // chat-completion
  z.object({
    choices: z.array(
      z.object({ index: z._default(z.number(), 0), delta: z.object({ content: text }) }),
    ),
  }),
  // text-generation, as OpenAI streams it
  z.object({ choices: z.array(z.object({ index: z.number(), text: z.string() })) }),
  // text-generation
  z.object({ token: z.object({ text: z.string(), special: z.optional(z.boolean()) }) }),
])

/**
 * The text that a piece of an answer adds to its first answer; empty for a piece without any.
 *
 * @example
 * ```ts
 * textOfPiece({ token: { id: 5, text: ' upon', special: false } }) // ' upon'
 * ```
 */
export function textOfPiece(value: unknown): string {
  const { success, data } = z.safeParse(piece, value)
  if (!success) return ''
  if ('token' in data) return data.token.special === true ? '' : data.token.text
  const first = data.choices.find(({ index }) => index === 0)
  if (first === undefined) return ''
  return 'text' in first ? first.text : (first.delta.content ?? '')
}
