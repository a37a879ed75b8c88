import type { AnswerFacts } from './hubForm.ts'

/** What every answer of OpenAI's API says of itself, and what it has cost if that is known. */
export function headerOf({ id = '', created = 0, model = '', usage }: AnswerFacts) {
  return { id, created, model, ...(usage === undefined ? {} : { usage }) }
}
