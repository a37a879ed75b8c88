import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { textCells } from '../../dialects/hub/textCells.ts'
import { isJsonObject } from '../../dialects/shared/isJsonObject.ts'

/** The API's client takes the text of each cell. */
export default {
  encodeArguments: ({ inputs, ...rest }) => ({
    inputs: isJsonObject(inputs) ? { data: textCells(inputs['data']) } : inputs,
    ...rest,
  }),
} satisfies HubDialect
