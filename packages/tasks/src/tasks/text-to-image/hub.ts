import { encodeFile } from '../../dialects/hub/encodeFile.ts'
import { imagesForm } from '../../dialects/hub/forms/images.ts'
import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { listUnder } from '../../dialects/hub/wrappers.ts'
import { unchanged } from '../../dialects/shared/decoded.ts'
import { joinTexts } from '../../dialects/hub/joinTexts.ts'

/** The API answers with the file alone. */
export default {
  forms: [imagesForm],
  unwrapAnswer: (wire, count) => (count === undefined ? unchanged(wire) : listUnder('data')(wire)),
  decodeRequest: joinTexts('negative_prompt'),
  encodeAnswer: encodeFile('image'),
} satisfies HubDialect
