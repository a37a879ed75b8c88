import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { flattenGeneration } from '../../dialects/hub/generationParameters.ts'
import { decodeSound, encodeSound } from '../../dialects/hub/sound.ts'

/** The API answers with the sound alone, whose rate lies in the file or behind its media type. */
export default {
  inputNames: ['prompt', 'text'],
  decodeRequest: flattenGeneration,
  encodeAnswer: encodeSound,
  decodeOutput: decodeSound,
} satisfies HubDialect
