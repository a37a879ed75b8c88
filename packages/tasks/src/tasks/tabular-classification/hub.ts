import type { HubDialect } from '../../dialects/hubDialect.ts'
import { textCells } from '../../dialects/hubParts.ts'
import { isRecord } from '../../dialects/isRecord.ts'

/** The API's client takes the text of each cell. */
export default {
  encodeArguments: ({ inputs, ...rest }) => ({
    inputs: isRecord(inputs) ? { data: textCells(inputs['data']) } : inputs,
    ...rest,
  }),
} satisfies HubDialect
