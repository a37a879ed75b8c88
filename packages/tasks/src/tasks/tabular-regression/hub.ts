import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { textCells } from '../../dialects/hub/textCells.ts'
import { isJsonObject } from '../../dialects/shared/isJsonObject.ts'

/** The API's client takes each cell as a string. */
export default {
  encodeArguments: ({ inputs, ...rest }) => ({
    inputs: isJsonObject(inputs) ? { data: textCells(inputs['data']) } : inputs,
    ...rest,
  }),
} satisfies HubDialect
