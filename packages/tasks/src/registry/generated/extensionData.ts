// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { pipeline as backgroundRemoval } from '../../tasks/background-removal/meta.ts'
import { pipeline as chatCompletion } from '../../tasks/chat-completion/meta.ts'
import { pipeline as text2textGeneration } from '../../tasks/text2text-generation/meta.ts'
import { pipeline as zeroShotAudioClassification } from '../../tasks/zero-shot-audio-classification/meta.ts'

/** Tasks that models do, but that are no pipeline id of the Hugging Face Hub. */
export const EXTENSION_DATA = {
  'chat-completion': chatCompletion,
  'text2text-generation': text2textGeneration,
  'zero-shot-audio-classification': zeroShotAudioClassification,
  'background-removal': backgroundRemoval,
} as const
