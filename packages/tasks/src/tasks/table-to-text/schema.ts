import * as z from 'zod/mini'
import { cellPosition } from '../../schema/cellPosition.ts'
import { optional, required } from '../../schema/describe.ts'
import { generation } from '../../schema/generation.ts'
import { columns } from '../../schema/table.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'

const MAX_HIGHLIGHTS = 10_000

export default defineTaskSchema({
  inputs: z.object({
    table: required('The table: its columns by name, all of the same length.', columns),
    title: optional('What the table is about, such as the heading of its page.', text),
    highlighted_cells: optional(
      `The cells that the text is to be about, as [row, column] from 0. At most ${MAX_HIGHLIGHTS}; default: the whole table.`,
      z.array(cellPosition).check(z.minLength(1), z.maxLength(MAX_HIGHLIGHTS)),
    ),
  }),
  parameters: z.looseObject(generation),
  output: z.object({
    generated_text: required('What the table says, in words.', z.string(), { role: 'text' }),
  }),
  batch: true,
})
