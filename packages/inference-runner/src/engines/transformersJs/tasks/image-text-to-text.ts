import { createIssue, InvalidRequestError } from '@taskmesh/tasks'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { describeIneffective } from '../../effects.ts'
import { inChunks } from '../../inChunks.ts'
import { answerPrompt, answerRules } from '../generation/answerPrompt.ts'
import { questionPrompt } from '../generation/chat/questionPrompt.ts'
import { loadSeeingModel } from '../seeing/loadSeeingModel.ts'
import { countImages, hasWholePlaces, seenPrompt } from '../seeing/seenPrompt.ts'

const TASK = 'image-text-to-text'

/**
 * Runs image-text-to-text with decoder-only models that see (LLaVA, Idefics3, SmolVLM, Qwen2-VL). A text that has as
 * many of the model's image tokens as there are images is the prompt as it is; any other one is what a user says after
 * the images, in the model's chat template.
 */
export default defineAdapter<typeof TASK>({
  async load(spec, options) {
    const {
      textModel,
      images: reader,
      hasTemplate,
      memoryBytes,
    } = await loadSeeingModel(spec, options)
    const { place } = reader

    function promptOf(text: string, count: number, path: string): string {
      const written = countImages(text, reader)
      if (written === count && hasWholePlaces(text, reader)) return text
      if (written === 0) {
        const question = { text, kind: 'image', token: place, count } as const
        return hasTemplate
          ? questionPrompt(textModel.tokenizer, question)
          : `${place.repeat(count)}\n${text}`
      }
      const expected = `${place} as often as there are images (${count}), or not at all`
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
          const { image, images = [], text } = input
          const path = inputs.length === 1 ? 'inputs.text' : `inputs[${offset}].text`
          const all = [image, ...images]
          const seen = seenPrompt(promptOf(text, all.length, path), all, reader)
          const call = {
            task: TASK,
            path,
            prompt: seen.text,
            inputs: seen.inputs,
            parameters,
            signal,
          } as const
          const { texts, warnings } = await answerPrompt(textModel, call)
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
