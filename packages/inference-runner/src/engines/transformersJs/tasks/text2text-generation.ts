import type { TaskOutput, TaskPiece } from '@taskmesh/tasks'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import type { EngineAnswer, TaskCall } from '../../../engine/loadedModel.ts'
import { piecesOf } from '../../../engine/piecesOf.ts'
import { describeIneffective } from '../../effects.ts'
import { isWrittenInOrder } from '../generation/generate.ts'
import {
  mergeSettings,
  requestedSettings,
  severalTexts,
  textCount,
} from '../generation/generationSettings.ts'
import {
  loadSeq2Seq,
  prefixed,
  seq2SeqRules,
  taskPrefix,
  writeTexts,
} from '../generation/seq2seq.ts'
import type { TextModel } from '../generation/textModel.ts'

const TASK = 'text2text-generation'

type Piece = TaskPiece<typeof TASK>
type Answer = EngineAnswer<TaskOutput<typeof TASK>>

function settingsOf({ defaults }: TextModel, { parameters }: TaskCall<typeof TASK>) {
  return mergeSettings(requestedSettings(TASK, parameters), defaults)
}

async function answer(
  textModel: TextModel,
  call: TaskCall<typeof TASK>,
  emit?: (piece: Piece) => void,
): Promise<Answer> {
  const { inputs, parameters, signal } = call
  const encode = prefixed(textModel, taskPrefix(textModel, TASK))
  const asked = { task: TASK, parameters, signal, encode, emit } as const
  const { texts, warnings } = await writeTexts(textModel, inputs, asked)
  const rules = {
    ...seq2SeqRules(textModel, parameters),
    num_return_sequences: severalTexts(settingsOf(textModel, call)),
  }
  return {
    outputs: texts.map((list) => list.map((generated_text) => ({ generated_text }))),
    warnings: [...describeIneffective(parameters, rules), ...warnings],
  }
}

/** Runs text2text-generation with encoder-decoder models, in pieces where one text is written. */
export default defineAdapter<typeof TASK>({
  async load(spec, loadOptions) {
    const { textModel, memoryBytes } = await loadSeq2Seq(spec, loadOptions)

    return {
      memoryBytes,
      run: (call) => answer(textModel, call),
      stream: (call) =>
        piecesOf<Piece, Answer>(async (emit) => {
          const settings = settingsOf(textModel, call)
          const isOne = call.inputs.length === 1 && textCount(TASK, settings) === 1
          return answer(textModel, call, isOne && isWrittenInOrder(settings) ? emit : undefined)
        }),
      dispose: async () => void (await textModel.model.dispose()),
    }
  },
})
