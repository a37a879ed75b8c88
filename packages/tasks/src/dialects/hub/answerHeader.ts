import type { AnswerFacts } from './hubForm.ts'

/** What every answer of OpenAI's API says of itself. */
export function headerOf({ id = '', created = 0, model = '' }: AnswerFacts) {
  return { id, created, model }
}
