import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { loadTextWriter } from '../generation/loadTextWriter.ts'

/** Runs summarization with encoder-decoder models. */
export default defineAdapter<'summarization'>({
  load: (spec, options) =>
    loadTextWriter('summarization', spec, options, {
      textOf: (text: string) => text,
      outputOf: (summary_text) => ({ summary_text }),
    }),
})
