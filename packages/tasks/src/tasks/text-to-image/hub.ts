import { encodeFile } from '../../dialects/hub/encodeFile.ts'
import { imagesForm } from '../../dialects/hub/forms/images.ts'
import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { joinTexts } from '../../dialects/hub/joinTexts.ts'

/** The API answers with the file alone. */
export default {
  forms: [imagesForm],
  decodeRequest: joinTexts('negative_prompt'),
  encodeAnswer: encodeFile('image'),
} satisfies HubDialect
