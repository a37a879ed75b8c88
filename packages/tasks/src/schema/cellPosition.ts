import * as z from 'zod/mini'
import { integer } from './describe.ts'

const MAX_INDEX = 1_000_000

/** The place of a cell in a table: its row and its column, both counted from 0. */
export const cellPosition = z.tuple([integer(0, MAX_INDEX), integer(0, MAX_INDEX)], {
  error: 'a cell as [row, column], counted from 0',
})
