import '#lib/config/zodWithoutEval.ts'
import * as z from 'zod/mini'

const text = z.string().check(z.maxLength(4000))

const violation = z.object({
  id: text,
  help: text,
  /** The first elements that break the rule. */
  elements: z.array(text).check(z.maxLength(20)),
})

/** What the frame of a story tells the page around it. */
export const canvasReport = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('event'), name: text, detail: text }),
  z.object({ type: z.literal('checked'), violations: z.array(violation).check(z.maxLength(100)) }),
  z.object({ type: z.literal('uncheckable'), reason: text }),
])

/** What the page asks of the frame. */
export const canvasCommand = z.object({ type: z.literal('check') })

export type CanvasReport = z.infer<typeof canvasReport>
export type CanvasCommand = z.infer<typeof canvasCommand>
export type Violation = z.infer<typeof violation>
