import * as z from 'zod/mini'
import { named } from './describe.ts'
import { refined } from './refined.ts'
import { keyCount, sameLength } from './refinements.ts'

const MAX_COLUMNS = 4096
const MAX_ROWS = 10_000
const MAX_CELL_LENGTH = 10_000

/** One cell of a table: a string, a number, true or false, or nothing. */
const cell = named(
  'TableCell',
  'One cell of a table: a string, a number, true or false, or nothing.',
  z.union([z.string().check(z.maxLength(MAX_CELL_LENGTH)), z.number(), z.boolean(), z.null()], {
    error: 'a cell: a string, a number, true, false or null',
  }),
)

/** A column of a table. */
const column = named(
  'TableColumn',
  'A column of a table, from the top.',
  z.array(cell).check(z.maxLength(MAX_ROWS)),
)

/** What messages say of a table that is ragged. JSON Schema has no words for it. */
export const SAME_LENGTH = 'columns of the same length'

/** A table as columns by name. */
export const columns = named(
  'Table',
  'A table as columns by name. All have the same length.',
  z
    .record(z.string().check(z.maxLength(200)), column)
    .check(
      refined(keyCount, `a table of 1 to ${MAX_COLUMNS} columns`, 1, MAX_COLUMNS),
      refined(sameLength, SAME_LENGTH),
      z.meta({ minProperties: 1, maxProperties: MAX_COLUMNS, 'x-same-length': true }),
    ),
)
