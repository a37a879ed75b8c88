import { SamModel, Tensor, type PreTrainedModel } from '@huggingface/transformers'
import { ModelLoadError, ModelOutputError } from '../../../errors.ts'
import type { Planes } from '../../images/Planes.ts'
import type { ProcessedImage } from '../../images/ImageProcessor.ts'
import { stackImages } from '../../images/stackImages.ts'
import { readTensor } from '../readTensor.ts'

/** Where to look for one object, in pixels of the image that the model takes. */
export interface Prompt {
  points: readonly { x: number; y: number; isInside: boolean }[]
  /** Left, top, right, bottom. */
  box?: readonly [number, number, number, number] | undefined
}

/** One of the masks that a model proposes for a prompt. */
export interface ProposedMask {
  /** How much it covers what was meant, as the model judges. */
  score: number
  /** How much each pixel belongs to it, in a size of the model's own. */
  plane: Planes
}

type Embeddings = Record<string, Tensor>

/** SAM: it looks at an image once, and then answers prompts. */
export class PromptedModel {
  readonly #model: SamModel
  readonly #inputs: readonly string[]

  /** @throws {@link ModelLoadError} for a model that is none. */
  constructor(id: string, model: PreTrainedModel) {
    if (!(model instanceof SamModel)) {
      throw new ModelLoadError(id, 'It is no SAM.')
    }
    this.#model = model
    this.#inputs = model.sessions['prompt_encoder_mask_decoder']?.inputNames ?? []
  }

  /** Whether it knows what to do with a box. Graphs that `optimum` exports take points alone. */
  get takesBoxes(): boolean {
    return this.#inputs.includes('input_boxes')
  }

  look(image: ProcessedImage): Promise<Embeddings> {
    const { pixel_values } = stackImages([image])
    return this.#model.get_image_embeddings({ pixel_values })
  }

  /**
   * Answers prompts, all of which have as many points, and a box or none.
   *
   * @returns for each prompt the masks that the model proposes.
   */
  async answer(embeddings: Embeddings, prompts: readonly Prompt[]): Promise<ProposedMask[][]> {
    const points = prompts[0]?.points.length ?? 0
    const boxes = prompts.flatMap(({ box }) => (box === undefined ? [] : [...box]))
    const places = prompts.flatMap((one) => one.points.flatMap(({ x, y }) => [x, y]))
    const labels = prompts.flatMap((one) => one.points.map(({ isInside }) => BigInt(isInside)))
    const output: unknown = await this.#model({
      ...embeddings,
      input_points: new Tensor('float32', places, [1, prompts.length, points, 2]),
      input_labels: new Tensor('int64', labels, [1, prompts.length, points]),
      ...(this.takesBoxes
        ? { input_boxes: new Tensor('float32', boxes, [1, boxes.length / 4, 4]) }
        : {}),
    })
    const scores = readTensor(output, { names: ['iou_scores'], rank: 3 })
    const masks = readTensor(output, { names: ['pred_masks'], rank: 5 })
    const [, count = 0, each = 0, height = 0, width = 0] = masks.dims
    if (count !== prompts.length || scores.data.length !== count * each) {
      throw new ModelOutputError(
        `masks and scores for ${prompts.length} prompts are expected, not for ${count}`,
      )
    }
    const area = width * height
    return prompts.map((_, prompt) =>
      Array.from(Array(each).keys(), (index) => {
        const at = prompt * each + index
        const data = masks.data.subarray(at * area, (at + 1) * area)
        return { score: scores.data[at] ?? 0, plane: { width, height, channels: 1, data } }
      }),
    )
  }
}
