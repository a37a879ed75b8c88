import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { AutoTokenizer } from '@huggingface/transformers'
import { reasonOf } from '@taskmesh/errors'
import type { OnnxFileSpec } from '../../../engine/modelSpec.ts'
import { ModelLoadError } from '../../../errors.ts'
import { InputEncoder } from '../../transformersJs/texts/InputEncoder.ts'
import { describeCutRows } from '../../transformersJs/texts/loadTextModel.ts'
import { toFeeds } from '../../transformersJs/texts/toFeeds.ts'
import { finiteNumbers } from '../finiteNumbers.ts'
import { toVectors, type Vectors } from '../retrieval/lateInteraction.ts'
import { SignedGraph, type Sources } from '../SignedGraph.ts'

const TOKENIZER_FILES = ['tokenizer.json', 'tokenizer_config.json']

/** Makes vectors of texts. */
export interface TextEncoder {
  memoryBytes: number
  vectorsOf(text: string): Promise<{ vectors: Vectors; warnings: string[] }>
  dispose(): Promise<void>
}

async function loadTokenizer(folder: string, id: string) {
  const missing = TOKENIZER_FILES.find((name) => !existsSync(join(folder, name)))
  if (missing !== undefined) {
    throw new ModelLoadError(
      id,
      `${missing} is missing in ${folder}: copy it from the model that this one was made of.`,
    )
  }
  try {
    return await AutoTokenizer.from_pretrained(folder, { local_files_only: true })
  } catch (error) {
    throw new ModelLoadError(id, `The tokenizer is broken: ${reasonOf(error).slice(0, 300)}`, error)
  }
}

/** Loads a graph that makes vectors of the tokens of a text, with the tokenizer of its folder. */
export async function loadTextEncoder(spec: OnnxFileSpec, folder: string): Promise<TextEncoder> {
  const tokenizer = await loadTokenizer(folder, spec.id)
  const signed = await SignedGraph.load(spec, ({ name }) => name)
  const output = signed.outputFor('embeddings')
  const { queryPrefix = '', querySuffix = '' } = signed.signature.settings ?? {}
  const limit = tokenizer.model_max_length
  const encoder = new InputEncoder(tokenizer)
  const layout = {
    inputNames: signed.inputs.flatMap(({ from }) => from),
    padToken: tokenizer.pad_token_id ?? 0,
    paddingSide: encoder.paddingSide,
  }

  return {
    memoryBytes: signed.memoryBytes,

    async vectorsOf(text) {
      const row = encoder.encode(`${queryPrefix}${text}${querySuffix}`, undefined, { limit })
      const feeds = Object.entries(toFeeds([row.tokens], layout))
      const sources: Sources = Object.fromEntries(
        feeds.map(([name, { dims, data }]) => [
          name,
          { dims, data: Float64Array.from(data, Number) },
        ]),
      )
      const { outputs } = await signed.run(sources, { outputs: [output.name] })
      const values = outputs[output.name]
      const vectors = toVectors(finiteNumbers(values, output.name), values?.dims ?? [])
      return { vectors, warnings: describeCutRows([row], limit) }
    },

    dispose: () => signed.dispose(),
  }
}
