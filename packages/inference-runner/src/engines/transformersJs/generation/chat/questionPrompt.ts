import type { PreTrainedTokenizer } from '@huggingface/transformers'
import { renderTemplate } from './renderTemplate.ts'

/** A question about images or sounds. */
export interface MediaQuestion {
  text: string
  /** What templates call a part of a message that is not words. */
  kind: 'image' | 'audio'
  /** What stands for one of them in a prompt. */
  token: string
  count: number
}

/**
 * Writes what a user says about images or sounds as the text that the model continues, with its chat template.
 * Templates that know words only get the tokens before the words.
 */
export function questionPrompt(
  tokenizer: PreTrainedTokenizer,
  { text, kind, token, count }: MediaQuestion,
): string {
  const write = (content: unknown): string => {
    const messages = [{ role: 'user', content }]
    return renderTemplate(tokenizer, { messages, tools: null, add_generation_prompt: true })
  }
  const isComplete = (prompt: string | undefined): prompt is string =>
    prompt?.split(token).length === count + 1
  const media = Array.from({ length: count }, () => ({ type: kind }))
  let inParts: string | undefined
  try {
    inParts = write([...media, { type: 'text', text }])
  } catch {
    // A template that joins strings cannot write parts.
  }
  return isComplete(inParts) ? inParts : write(`${token.repeat(count)}\n${text}`)
}
