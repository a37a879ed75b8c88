import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  AutoConfig,
  AutoModelForImageTextToText,
  AutoProcessor,
  AutoTokenizer,
  PretrainedConfig,
  ImageProcessor as ConfigReader,
} from '@huggingface/transformers'
import type { LoadOptions } from '../../../engine/loadOptions.ts'
import type { HuggingFaceSpec } from '../../../engine/modelSpec.ts'
import { ModelLoadError } from '../../../errors.ts'
import { ImageProcessor } from '../../images/ImageProcessor.ts'
import type { FileOptions } from '../fileOptions.ts'
import { findTemplate } from '../generation/chat/chatTemplate.ts'
import { createTextModel, type TextModel } from '../generation/textModel.ts'
import { loadModel } from '../loadModel.ts'
import { loadParts } from '../loadParts.ts'
import type { ImageReader } from './ImageReader.ts'
import { cannotSee, IMAGE_READERS } from './imageReaders.ts'
import { readVisionSettings } from './visionSettings.ts'

/** A model that writes about images. */
export interface SeeingModel {
  textModel: TextModel
  images: ImageReader
  hasTemplate: boolean
  memoryBytes: number
}

/** What `processor_config.json` holds; nothing when there is none. */
async function readProcessorConfig(
  { id, location, isLocal }: HuggingFaceSpec,
  files: FileOptions,
): Promise<unknown> {
  if (!isLocal) return (await AutoProcessor.from_pretrained(location, files)).config
  const text = await readFile(join(location, 'processor_config.json'), 'utf8').catch(() => '{}')
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ModelLoadError(id, 'processor_config.json is not JSON: copy it again.', error)
  }
}

/**
 * Reads a config with what the decoder is like beside all else: for Qwen2-VL transformers.js looks for it there only,
 * while version 5 of transformers writes it in `text_config`.
 */
async function readFlatConfig(location: string, files: FileOptions): Promise<PretrainedConfig> {
  const config: Record<string, unknown> = { ...(await AutoConfig.from_pretrained(location, files)) }
  return new PretrainedConfig({ ...Object(config['text_config']), ...config })
}

/**
 * Loads a model that writes about images: three graphs, `vision_encoder`, `embed_tokens` and
 * `decoder_model_merged`, with its tokenizer, chat template and image processor.
 *
 * @throws {@link ModelLoadError} for a model of another type, or whose files are missing or broken.
 */
export async function loadSeeingModel(
  spec: HuggingFaceSpec,
  options: LoadOptions,
): Promise<SeeingModel> {
  const { parts, config, memoryBytes } = await loadParts(spec, options, {
    refusal: cannotSee,
    async read(location, files, session) {
      const [tokenizer, preprocessor, processor] = await Promise.all([
        AutoTokenizer.from_pretrained(location, files),
        ConfigReader.from_pretrained(location, files).then((reader): unknown => reader.config),
        readProcessorConfig(spec, files),
      ])
      const model = await loadModel(AutoModelForImageTextToText, location, {
        ...session,
        config: await readFlatConfig(location, files),
      })
      return { tokenizer, preprocessor, processor, model }
    },
  })
  const { tokenizer, preprocessor, processor, model } = parts
  const kind = IMAGE_READERS[config.model_type]
  if (kind === undefined) throw new ModelLoadError(spec.id, String(cannotSee(config.model_type)))
  try {
    const pixels = kind.hasSize ? preprocessor : { ...Object(preprocessor), size: undefined }
    const imageProcessor = new ImageProcessor(spec.id, pixels)
    const settings = readVisionSettings(spec.id, config, { processor, preprocessor })
    const images = kind.make(imageProcessor, settings)
    const hasTemplate = await findTemplate(spec, tokenizer)
    const textModel = createTextModel(tokenizer, model, config)
    for (const warning of [...imageProcessor.warnings, ...textModel.warnings]) {
      options.onWarning?.(warning)
    }
    return { textModel, images, hasTemplate, memoryBytes }
  } catch (error) {
    await model.dispose()
    throw error
  }
}
