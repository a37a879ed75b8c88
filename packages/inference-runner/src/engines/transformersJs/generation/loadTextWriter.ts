import type { TaskId } from '@taskmesh/tasks'
import type { EngineAnswer, EngineCall } from '../../../engine/loadedModel.ts'
import type { LoadOptions } from '../../../engine/loadOptions.ts'
import type { HuggingFaceSpec } from '../../../engine/modelSpec.ts'
import { describeIneffective } from '../../effects.ts'
import {
  loadSeq2Seq,
  prefixed,
  seq2SeqRules,
  taskPrefix,
  writeTexts,
  type Seq2SeqCall,
} from './seq2seq.ts'

/** What a task makes of texts: how an input becomes one, and the text that was written an output. */
interface TextForm<Input, Output> {
  textOf(input: Input): string
  outputOf(text: string): Output
}

/** Loads an encoder-decoder model that writes one text for each input. */
export async function loadTextWriter<Input, Output>(
  task: TaskId,
  spec: HuggingFaceSpec,
  options: LoadOptions,
  { textOf, outputOf }: TextForm<Input, Output>,
) {
  const { textModel, memoryBytes } = await loadSeq2Seq(spec, options)
  const encode = prefixed(textModel, taskPrefix(textModel, task))

  return {
    memoryBytes,

    async run({
      inputs,
      parameters,
      signal,
    }: EngineCall<Input, Seq2SeqCall['parameters']>): Promise<EngineAnswer<Output>> {
      const call = { task, parameters, signal, encode }
      const { texts, warnings } = await writeTexts(textModel, inputs.map(textOf), call)
      const ineffective = describeIneffective(parameters, seq2SeqRules(textModel, parameters))
      return {
        outputs: texts.map(([text = '']) => outputOf(text)),
        warnings: [...ineffective, ...warnings],
      }
    },

    dispose: async () => void (await textModel.model.dispose()),
  }
}
