import { CHAT_TEMPLATES } from './chatTemplates.ts'
import { entities } from './entities.ts'
import { intents } from './intents.ts'
import { iris } from './iris.ts'
import { magika } from './magika.ts'
import { miniLm } from './minilm.ts'
import type { OutsideModel } from './outsideModel.ts'
import { ppOcr } from './ppocr.ts'
import { silero } from './silero.ts'

/** The models that others made. */
export const OUTSIDE_MODELS: readonly OutsideModel[] = [
  miniLm,
  silero,
  ppOcr,
  magika,
  iris,
  entities,
  intents,
  ...CHAT_TEMPLATES,
]
