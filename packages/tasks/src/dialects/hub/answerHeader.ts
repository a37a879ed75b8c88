import type { AnswerFacts } from './hubForm.ts'

/** What every answer of OpenAI's API says of itself, as far as it is known. */
export function headerOf({ id = '', created = 0, model = '', ...rest }: AnswerFacts) {
  const { system_fingerprint, usage } = rest
  return {
    id,
    created,
    model,
    ...(system_fingerprint === undefined ? {} : { system_fingerprint }),
    ...(usage === undefined ? {} : { usage }),
  }
}
