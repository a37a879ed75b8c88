import { AutoImageProcessor, AutoModel, AutoTokenizer, Tensor } from '@huggingface/transformers'
import { TASK_SCHEMAS } from '@taskmesh/tasks'
import * as z from 'zod/mini'
import { ModelLoadError } from '../../errors.ts'
import { decodedImage } from '../decodedImage.ts'
import { always, describeIneffective } from '../effects.ts'
import type { Engine, EngineCall, LoadedModel } from '../engine.ts'
import { inChunks } from '../inChunks.ts'
import { loadFiles } from '../loadFiles.ts'
import { labelsOf, type ModelConfig } from '../modelConfig.ts'
import type { ModelSource } from '../modelSource.ts'
import { readLogits } from '../readLogits.ts'
import { rank, toScores } from '../scores.ts'
import { toRawImage } from '../toRawImage.ts'
import { sessionOptions } from '../transformersJs/sessionOptions.ts'
import { describeCuts, longestInput } from '../transformersJs/tokenize.ts'

const TASK = 'visual-question-answering'
const RULES = { top_k: always }
const KNOWN_INPUTS = ['input_ids', 'attention_mask', 'token_type_ids', 'pixel_values', 'pixel_mask']
const questions = z.array(z.object({ image: decodedImage, question: z.string() }))
const sessionInputs = z.object({ inputNames: z.array(z.string()) })
const pixels = z.looseObject({ pixel_values: z.instanceof(Tensor) })

/** A mask that says that every pixel of the image counts. */
function fullMask(image: Tensor): Tensor {
  const [height = 0, width = 0] = image.dims.slice(-2)
  return new Tensor('int64', new BigInt64Array(height * width).fill(1n), [1, height, width])
}

function assertKnownInputs(model: string, session: unknown): void {
  const { inputNames } = z.parse(sessionInputs, session)
  const unknown = inputNames.filter((name) => !KNOWN_INPUTS.includes(name))
  if (unknown.length === 0) return
  throw new ModelLoadError(model, `Its graph has inputs of an unknown kind: ${unknown.join(', ')}.`)
}

async function load(source: ModelSource, config: ModelConfig): Promise<LoadedModel> {
  const [tokenizer, processor, model] = await loadFiles(source, (files) =>
    Promise.all([
      AutoTokenizer.from_pretrained(source.location, files),
      AutoImageProcessor.from_pretrained(source.location, files),
      AutoModel.from_pretrained(source.location, sessionOptions(source, files)),
    ]),
  )
  assertKnownInputs(source.id, model.sessions['model'])
  const limit = longestInput(tokenizer, config)
  const max_length = Number.isFinite(limit) ? limit : null
  // ViLT scores each answer on its own, as Transformers' VisualQuestionAnsweringPipeline does;
  // a model that says it has one right answer gets probabilities that sum to 1.
  const apply = config.problem_type === 'single_label_classification' ? 'softmax' : 'sigmoid'

  async function run({ inputs, parameters, signal }: EngineCall) {
    const list = z.parse(questions, inputs)
    const { top_k = 5 } = z.parse(TASK_SCHEMAS[TASK].parameters, parameters)
    const outputs = await inChunks(list, { size: 1, signal }, async (chunk) => {
      const encoded = tokenizer(
        chunk.map(({ question }) => question),
        { truncation: true, max_length },
      )
      const seen = await processor(chunk.map(({ image }) => toRawImage(image)))
      const { pixel_values } = z.parse(pixels, seen)
      const feeds = { ...encoded, pixel_values, pixel_mask: fullMask(pixel_values) }
      return readLogits(await model(feeds)).map((logits) =>
        rank(labelsOf(config, logits.length), toScores(logits, apply), top_k).map(
          ({ label, score }) => ({ answer: label, score }),
        ),
      )
    })
    const texts = list.map(({ question }) => question)
    const warnings = [
      ...describeIneffective(parameters, RULES),
      ...describeCuts(tokenizer, texts, limit),
    ]
    return { outputs, warnings }
  }

  return { run, dispose: async () => void (await model.dispose()) }
}

/**
 * Answers questions about images with models in the layout of ViLT: one graph that takes
 * `input_ids`, `attention_mask` and `pixel_values` (and `token_type_ids` or `pixel_mask` if it
 * declares them) and gives `logits` over the answers of `id2label`.
 */
export const visualQuestionAnswering: Engine = {
  name: 'visual question answering',

  canRun(task, { model_type }) {
    if (task !== TASK) return { runnable: false, reason: `it runs ${TASK} only` }
    if (model_type === 'vilt') return { runnable: true }
    return { runnable: false, reason: `it runs models of the type "vilt", not "${model_type}"` }
  },

  load,
}
