import { defineAdapter } from '../../../engine/defineAdapter.ts'
import type { DecodedInput } from '../../../engine/decodedInput.ts'
import { linearizeRecords } from '../generation/linearizeTable.ts'
import { loadTextWriter } from '../generation/loadTextWriter.ts'

const TASK = 'tabular-to-text'

/** Runs tabular-to-text with encoder-decoder models that read records, written as one text. */
export default defineAdapter<typeof TASK>({
  load: (spec, options) =>
    loadTextWriter(TASK, spec, options, {
      textOf: ({ data }: DecodedInput<typeof TASK>) => linearizeRecords(data),
      outputOf: (generated_text) => ({ generated_text }),
    }),
})
