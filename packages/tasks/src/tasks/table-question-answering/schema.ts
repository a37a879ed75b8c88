import * as z from 'zod/mini'
import { cellPosition } from '../../schema/cellPosition.ts'
import { optional, required, withRole } from '../../schema/describe.ts'
import { columns } from '../../schema/table.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'
import { setting } from '../../schema/setting.ts'

export default defineTaskSchema({
  inputs: z.object({
    table: required('The table: its columns by name, all of the same length.', columns),
    question: required('The question, in words.', text),
  }),
  parameters: z.looseObject({
    padding: setting(
      { default: 'do_not_pad' },
      'How inputs that run together reach one length: not at all, that of the longest, or the model’s longest. Default "do_not_pad".',
      z.enum(['do_not_pad', 'longest', 'max_length']),
    ),
    sequential: setting(
      { label: 'One after another', default: false },
      'Whether to run questions of one conversation one after another (true) or together (false). Slower; for models that look at earlier answers. Default false.',
      z.boolean(),
    ),
    truncation: setting(
      { label: 'Long texts', default: true },
      'Whether rows are dropped from the end of a table that is too long for the model, after the ends of its longest cells; false refuses such a table. Default true.',
      z.boolean(),
    ),
  }),
  output: z.array(
    z.object({
      answer: required('The answer. An aggregator stands before it: "SUM > 12, 30".', z.string(), {
        role: 'text',
      }),
      coordinates: optional(
        'Where the cells of the answer are, as [row, column] from 0. Left out by models that write the answer.',
        z.array(withRole(cellPosition, { role: 'cell', of: '/table' })),
      ),
      cells: optional(
        'What those cells hold, as strings. Left out by models that write the answer.',
        z.array(z.string()),
      ),
      aggregator: optional(
        'What to do with the cells: "NONE", "SUM", "AVERAGE" or "COUNT". Left out by models that do not aggregate.',
        z.string(),
        { role: 'label' },
      ),
    }),
  ),
  batch: true,
})
