import * as z from 'zod/mini'
import { integer, named } from './describe.ts'

const MAX_INDEX = 1_000_000

/** The place of a cell in a table: its row and its column, both counted from 0. */
export const cellPosition = named(
  'CellPosition',
  'The place of a cell in a table: its row and its column, both counted from 0.',
  z.tuple([integer(0, MAX_INDEX), integer(0, MAX_INDEX)], {
    error: 'a cell as [row, column], counted from 0',
  }),
)
