import { encodeChoices } from '../../openAi/choices.ts'
import { decodeCompletionParameters } from '../../openAi/completionParameters.ts'
import { withoutApiOptions } from '../../shared/apiOptions.ts'
import { inTurn, moved, unchanged, type Step } from '../../shared/decoded.ts'
import { isJsonObject } from '../../shared/isJsonObject.ts'
import { headerOf } from '../answerHeader.ts'
import type { HubForm } from '../hubForm.ts'

/** The body of `/v1/completions`. Its answer leaves the prompt out unless `echo` asks for it. */
const readPrompt: Step = (body) => {
  if (!isJsonObject(body)) return unchanged(body)
  const { prompt, inputs: _none, echo, ...rest } = withoutApiOptions(body)
  const parameters = { return_full_text: echo === true, ...rest }
  const split = moved({ inputs: prompt, parameters }, [
    { to: ['inputs'], from: ['prompt'] },
    { to: ['parameters'], from: [] },
  ])
  return inTurn(() => split, decodeCompletionParameters)(body)
}

/** `{ prompt, … }`, as OpenAI's clients and `textGeneration` of `@huggingface/inference` ask. */
export const completionForm: HubForm = {
  name: 'completion',
  isBody: ({ prompt, inputs }) => (prompt ?? null) !== null && (inputs ?? null) === null,
  decodeBody: readPrompt,
  pieces: 'completion',
  encodeAnswer: ({ outputs, facts }) => ({
    ...headerOf(facts),
    ...Object(encodeChoices(outputs.flat(), 'text_completion')),
  }),
}
