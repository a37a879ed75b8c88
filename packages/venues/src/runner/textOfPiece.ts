import * as z from 'zod/mini'

const text = z.nullish(z.string())
const piece = z.union([
  // chat-completion
  z.object({
    choices: z.array(z.object({ index: z.number(), delta: z.object({ content: text }) })),
  }),
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
  return data.choices.find(({ index }) => index === 0)?.delta.content ?? ''
}
