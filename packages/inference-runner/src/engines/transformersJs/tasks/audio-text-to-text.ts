import { createIssue, InvalidRequestError } from '@taskmesh/tasks'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { describeIneffective } from '../../effects.ts'
import { inChunks } from '../../inChunks.ts'
import { answerPrompt, answerRules } from '../generation/answerPrompt.ts'
import { questionPrompt } from '../generation/chat/questionPrompt.ts'
import { loadSoundTextModel } from '../sounds/loadSoundTextModel.ts'

const TASK = 'audio-text-to-text'

/**
 * Runs audio-text-to-text with Voxtral. A text that has the model's token of a sound once is the prompt as it is; any
 * other one is what a user says after the sound, in the model's chat template.
 */
export default defineAdapter<typeof TASK>({
  async load(spec, options) {
    const hearing = await loadSoundTextModel(spec, options)
    const { textModel, token, hasTemplate, memoryBytes } = hearing

    function promptOf(text: string, path: string): string {
      const written = text.split(token).length - 1
      if (written === 1) return text
      if (written === 0) {
        const question = { text, kind: 'audio', token, count: 1 } as const
        return hasTemplate ? questionPrompt(textModel.tokenizer, question) : `${token}\n${text}`
      }
      const expected = `${token} once, where the sound is, or not at all`
      const received = `${written} of them`
      throw new InvalidRequestError(TASK, [
        createIssue({ path, code: 'invalid_value', expected, received }),
      ])
    }

    return {
      memoryBytes,

      async run({ inputs, parameters, signal }) {
        const found = new Set<string>()
        const outputs = await inChunks(inputs, { size: 1, signal }, async ([input], offset) => {
          if (input === undefined) return []
          const path = inputs.length === 1 ? 'inputs.text' : `inputs[${offset}].text`
          const prompt = promptOf(input.text, path)
          const { words, inputs: heard } = await hearing.hear(input.audio)
          const { texts, warnings } = await answerPrompt(textModel, {
            task: TASK,
            path,
            prompt: prompt.replace(token, () => words),
            inputs: heard,
            parameters,
            signal,
          })
          for (const warning of warnings) found.add(warning)
          return [texts.map((generated_text) => ({ generated_text }))]
        })
        const rules = answerRules(textModel, TASK, parameters)
        return { outputs, warnings: [...describeIneffective(parameters, rules), ...found] }
      },

      dispose: async () => void (await textModel.model.dispose()),
    }
  },
})
