import { readCompletionRequest } from '../../openAi/completion/completionRequest.ts'
import { writeCompletionAnswer } from '../../openAi/completion/completionAnswer.ts'
import { unchanged, type Step } from '../../shared/decoded.ts'
import { isJsonObject } from '../../shared/isJsonObject.ts'
import { headerOf } from '../answerHeader.ts'
import type { HubForm } from '../hubForm.ts'

/** A body whose `inputs` are null, as a client may write what it does not give. */
const withoutInputs: Step = (body) => {
  if (!isJsonObject(body)) return unchanged(body)
  const { inputs: _none, ...rest } = body
  return readCompletionRequest(rest)
}

/** `{ prompt, … }`, as OpenAI's clients and `textGeneration` of `@huggingface/inference` ask. */
export const completionForm: HubForm = {
  name: 'completion',
  isBody: ({ prompt, inputs }) => (prompt ?? null) !== null && (inputs ?? null) === null,
  decodeBody: withoutInputs,
  pieces: 'completion',
  encodeAnswer: ({ outputs, facts }) => ({
    ...Object(writeCompletionAnswer(outputs.flat())),
    ...headerOf(facts),
  }),
}
