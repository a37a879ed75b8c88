import { AutoModelForVision2Seq, AutoTokenizer } from '@huggingface/transformers'
import type { DecodedImage } from '../../../engine/decodedImage.ts'
import type { LoadOptions } from '../../../engine/loadOptions.ts'
import type { HuggingFaceSpec } from '../../../engine/modelSpec.ts'
import { ImageProcessor } from '../../images/ImageProcessor.ts'
import { stackImages } from '../../images/stackImages.ts'
import { loadModel } from '../loadModel.ts'
import { loadParts } from '../loadParts.ts'
import type { ModelInputs } from './Decoder.ts'
import { checkStart } from './seq2seq.ts'
import { createTextModel, type TextModel } from './textModel.ts'

const MODEL_TYPE = 'vision-encoder-decoder'

/** A model with an encoder of images and a decoder of text. */
export interface VisionTextModel {
  textModel: TextModel
  memoryBytes: number
  /** What the encoder reads of an image. */
  read(image: DecodedImage): Promise<ModelInputs>
}

function refusal(modelType: string): string | undefined {
  return modelType === MODEL_TYPE
    ? undefined
    : `it runs models of the type "${MODEL_TYPE}" (such as ViT with GPT-2, TrOCR and Donut), not "${modelType}"`
}

/** Loads a model of the type vision-encoder-decoder with its tokenizer and image processor. */
export async function loadVisionText(
  spec: HuggingFaceSpec,
  options: LoadOptions,
): Promise<VisionTextModel> {
  const { parts, config, memoryBytes } = await loadParts(spec, options, {
    refusal,
    read: (location, files, session) =>
      Promise.all([
        AutoTokenizer.from_pretrained(location, files),
        ImageProcessor.load(spec.id, location, files),
        loadModel(AutoModelForVision2Seq, location, session),
      ]),
  })
  const [tokenizer, processor, model] = parts
  for (const warning of processor.warnings) options.onWarning?.(warning)
  const textModel = createTextModel(tokenizer, model, config)
  await checkStart(textModel, spec, options)
  return {
    textModel,
    memoryBytes,
    async read(image) {
      const { pixel_values } = stackImages([processor.process(image)])
      return { pixel_values }
    },
  }
}
