import type { CompiledSchema } from '../../../compiled/compiledSchema.ts'
import type { Step } from '../../shared/decoded.ts'
import type { ServerSentEvent } from '../sse/readEvents.ts'
import type { ServerFault } from '../../../errors.ts'

/** How the pieces of one kind of answer travel. */
export interface StreamDialect<Schema extends CompiledSchema = CompiledSchema> {
  /** The shape of one piece. */
  schema: Schema
  /** Makes what reads the pieces of one stream, in order, in any form that servers write. */
  reader: () => Step
  /** One piece as it travels, before it is JSON. */
  write: (piece: unknown) => unknown
  /** An error as the last event. */
  writeFault: (fault: ServerFault) => ServerSentEvent
  /** What is written when all went well, if anything. */
  end: string | undefined
}
