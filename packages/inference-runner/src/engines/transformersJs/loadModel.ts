import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as transformers from '@huggingface/transformers'
import { AutoConfig, PreTrainedModel } from '@huggingface/transformers'
import type { InferenceSession } from 'onnxruntime-node'
import { ModelLoadError } from '../../errors.ts'
import type { SessionOptions } from './sessionOptions.ts'
import { TwoDecoders } from './TwoDecoders.ts'

/** A class of transformers.js that makes models by the `model_type` of their config. */
interface AutoClass {
  readonly MODEL_CLASS_MAPPINGS: readonly ReadonlyMap<string, string>[]
  from_pretrained(location: string, options: SessionOptions): Promise<PreTrainedModel>
}

/** The class that models of a type have, by its name in transformers.js. */
function classOf({ MODEL_CLASS_MAPPINGS }: AutoClass, modelType: string): typeof PreTrainedModel {
  const name = MODEL_CLASS_MAPPINGS.map((mapping) => mapping.get(modelType)).find(Boolean)
  const found: unknown = name === undefined ? undefined : Reflect.get(transformers, name)
  // What the mappings name are model classes.
  return typeof found === 'function' ? (found as typeof PreTrainedModel) : PreTrainedModel
}

/** Loads one graph by the name of its file, as transformers.js loads its own. */
async function loadGraph(
  location: string,
  options: SessionOptions,
  model_file_name: string,
): Promise<InferenceSession> {
  const { sessions } = await PreTrainedModel.from_pretrained(location, {
    ...options,
    model_file_name,
  })
  return sessions['model']
}

async function readGenerationConfig(location: string): Promise<Record<string, unknown>> {
  const text = await readFile(join(location, 'generation_config.json'), 'utf8').catch(() => '{}')
  return JSON.parse(text)
}

async function loadWithTwoDecoders(
  autoClass: AutoClass,
  location: string,
  options: SessionOptions,
) {
  const config = await AutoConfig.from_pretrained(location, options)
  const { dtype } = options
  const isEncoderDecoder = typeof dtype !== 'string' && Object.hasOwn(dtype, 'encoder_model')
  const [encoder, first, next, generation_config] = await Promise.all([
    isEncoderDecoder ? loadGraph(location, options, 'encoder_model') : undefined,
    loadGraph(location, options, 'decoder_model'),
    loadGraph(location, options, 'decoder_with_past_model'),
    readGenerationConfig(location),
  ])
  const decoder = new TwoDecoders(first, next)
  const sessions =
    encoder === undefined ? { model: decoder } : { model: encoder, decoder_model_merged: decoder }
  const Model = classOf(autoClass, config.model_type ?? '')
  return new Model(config, sessions, { generation_config })
}

/** Refuses a decoder whose graph keeps nothing between steps: transformers.js would run it on the last token alone. */
async function checkCaches(model: PreTrainedModel, id: string): Promise<void> {
  const decoder = model.sessions['decoder_model_merged'] ?? model.sessions['model']
  const names: readonly string[] = decoder?.inputNames ?? []
  if (names.some((name) => name.startsWith('past'))) return
  await model.dispose()
  throw new ModelLoadError(
    id,
    'Its decoder was exported without caches (no input past_key_values…). Export it again with a task that ends in -with-past, such as text-generation-with-past.',
  )
}

/**
 * Loads a model that writes, whether its decoder is one graph (`decoder_model_merged.onnx`,
 * `model.onnx`) or two (`decoder_model.onnx` for the first step and `decoder_with_past_model.onnx`
 * for the others). `AutoModel….from_pretrained` alone knows merged decoders only.
 *
 * @throws {@link ModelLoadError} for a decoder without caches.
 *
 * @example
 * ```ts
 * const model = await loadModel(AutoModelForSeq2SeqLM, location, session)
 * ```
 */
export async function loadModel(
  autoClass: AutoClass,
  location: string,
  options: SessionOptions,
): Promise<PreTrainedModel> {
  const model = options.hasTwoDecoders
    ? await loadWithTwoDecoders(autoClass, location, options)
    : await autoClass.from_pretrained(location, options)
  await checkCaches(model, options.id)
  return model
}
