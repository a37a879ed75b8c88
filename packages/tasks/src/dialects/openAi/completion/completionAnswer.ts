import { unchanged, type Step } from '../../shared/decoded.ts'
import { isJsonObject } from '../../shared/isJsonObject.ts'
import { decodeChoices } from '../choices.ts'
import { UNSAID } from '../header.ts'

/** The texts of an answer of `/v1/completions`, or of one of `/v1/chat/completions`, in canonical form. */
export const readCompletionAnswer: Step = (wire) => {
  const texts = decodeChoices(wire)
  return isJsonObject(wire) && Array.isArray(wire['choices']) ? texts : unchanged(wire)
}

/** Why a text ended, in OpenAI's words. */
const REASONS: Readonly<Record<string, string>> = {
  length: 'length',
  eos_token: 'stop',
  stop_sequence: 'stop',
}

function reasonOf(details: unknown): string {
  const reason = isJsonObject(details) ? details['finish_reason'] : undefined
  return typeof reason === 'string' && Object.hasOwn(REASONS, reason)
    ? (REASONS[reason] ?? 'stop')
    : 'stop'
}

/** Canonical texts as `/v1/completions` gives them. Why each ended is known if its details say it. */
export function writeCompletionAnswer(output: unknown): unknown {
  const texts: readonly unknown[] = Array.isArray(output) ? output : []
  return {
    ...UNSAID,
    object: 'text_completion',
    choices: texts.map((one, index) => ({
      index,
      text: isJsonObject(one) ? one['generated_text'] : undefined,
      finish_reason: reasonOf(isJsonObject(one) ? one['details'] : undefined),
      logprobs: null,
    })),
  }
}
