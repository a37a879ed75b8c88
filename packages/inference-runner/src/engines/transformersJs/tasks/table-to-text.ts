import { defineAdapter } from '../../../engine/defineAdapter.ts'
import type { DecodedInput } from '../../../engine/decodedInput.ts'
import { linearizeTable } from '../generation/linearizeTable.ts'
import { loadTextWriter } from '../generation/loadTextWriter.ts'

const TASK = 'table-to-text'

/** Runs table-to-text with encoder-decoder models that read a table, written as models of the ToTTo dataset read it. */
export default defineAdapter<typeof TASK>({
  load: (spec, options) =>
    loadTextWriter(TASK, spec, options, {
      textOf: ({ table, title, highlighted_cells: cells }: DecodedInput<typeof TASK>) =>
        linearizeTable(table, { title, cells }),
      outputOf: (generated_text) => ({ generated_text }),
    }),
})
