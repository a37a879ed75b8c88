import { AutoImageProcessor, AutoModelForImageClassification } from '@huggingface/transformers'
import { TASK_SCHEMAS } from '@taskmesh/tasks'
import * as z from 'zod/mini'
import { decodedImage } from '../decodedImage.ts'
import { always, describeIneffective } from '../effects.ts'
import type { EngineCall, LoadedModel } from '../engine.ts'
import { inChunks } from '../inChunks.ts'
import { loadFiles } from '../loadFiles.ts'
import { labelsOf, type ModelConfig } from '../modelConfig.ts'
import type { ModelSource } from '../modelSource.ts'
import { readLogits } from '../readLogits.ts'
import { rank, toScores } from '../scores.ts'
import { toRawImage } from '../toRawImage.ts'
import type { TaskAdapter } from './adapter.ts'
import { sessionOptions } from './sessionOptions.ts'

const AT_ONCE = 8
const images = z.array(decodedImage)
const RULES = { top_k: always, confidence_threshold: always, function_to_apply: always }

async function load(source: ModelSource, config: ModelConfig): Promise<LoadedModel> {
  const [processor, model] = await loadFiles(source, (files) =>
    Promise.all([
      AutoImageProcessor.from_pretrained(source.location, files),
      AutoModelForImageClassification.from_pretrained(
        source.location,
        sessionOptions(source, files),
      ),
    ]),
  )

  async function run({ inputs, parameters, signal }: EngineCall) {
    const {
      top_k = 5,
      confidence_threshold = -Infinity,
      function_to_apply = 'softmax',
    } = z.parse(TASK_SCHEMAS['image-classification'].parameters, parameters)
    const list = z.parse(images, inputs)
    const outputs = await inChunks(list, { size: AT_ONCE, signal }, async (chunk) => {
      const { pixel_values } = await processor(chunk.map(toRawImage))
      const rows = readLogits(await model({ pixel_values }))
      return rows.map((logits) =>
        rank(labelsOf(config, logits.length), toScores(logits, function_to_apply), top_k).filter(
          ({ score }) => score >= confidence_threshold,
        ),
      )
    })
    return { outputs, warnings: describeIneffective(parameters, RULES) }
  }

  return { run, dispose: async () => void (await model.dispose()) }
}

/** Runs image-classification with models for image classification. */
export const imageClassification: TaskAdapter = {
  supports: (modelType) => AutoModelForImageClassification.supports(modelType),
  load,
}
