import { AutoTokenizer, PreTrainedModel, Tensor } from '@huggingface/transformers'
import * as z from 'zod/mini'
import { ModelOutputError } from '../../../errors.ts'
import { ctcText, type CtcVocabulary } from '../../sounds/ctcText.ts'
import { windowsOf } from '../../sounds/windowsOf.ts'
import type { FileOptions } from '../fileOptions.ts'
import type { ModelConfig } from '../readModelConfig.ts'
import type { SessionOptions } from '../sessionOptions.ts'
import type { Listener, Transcript, TranscriptionOptions } from './listener.ts'
import { loadSoundReader, type SoundReader } from './loadSoundReader.ts'

const tokenOf = z.union([
  z.string(),
  z.pipe(
    z.looseObject({ content: z.string() }),
    z.transform((token) => token.content),
  ),
])

const tokenizerSettings = z.looseObject({
  pad_token: z._default(tokenOf, '<pad>'),
  word_delimiter_token: z._default(tokenOf, '|'),
  replace_word_delimiter_char: z._default(z.string(), ' '),
  do_lower_case: z._default(z.boolean(), false),
})

const strides = z.array(z.int().check(z.gt(0)))
const output = z.looseObject({ logits: z.instanceof(Tensor) })

/** Samples for each step of the answer: the product of the strides of the convolutions. */
function samplesPerStep(config: ModelConfig): number {
  const { success, data } = z.safeParse(strides, config['conv_stride'])
  return success ? data.reduce((product, stride) => product * stride, 1) : 1
}

async function readVocabulary(location: string, files: FileOptions): Promise<CtcVocabulary> {
  const tokenizer = await AutoTokenizer.from_pretrained(location, files)
  const settings = z.parse(tokenizerSettings, { ...tokenizer.config })
  const tokens: string[] = []
  for (const [token, id] of tokenizer.get_vocab()) tokens[id] = token
  return {
    tokens,
    blank: settings.pad_token,
    delimiter: settings.word_delimiter_token,
    space: settings.replace_word_delimiter_char,
    isLowerCase: settings.do_lower_case,
  }
}

/** The most probable token of each step. */
function bestTokens(answer: unknown): number[] {
  const { success, data } = z.safeParse(output, answer)
  const [, steps = 0, classes = 0] = success ? data.logits.dims : []
  if (!success || data.logits.dims.length !== 3) {
    throw new ModelOutputError('expected logits of 3 dimensions: sound, step, token')
  }
  const numbers = data.logits.data
  return Array.from({ length: steps }, (_, step) => {
    let best = 0
    for (let token = 1; token < classes; token += 1) {
      const here = Number(numbers[step * classes + token])
      if (here > Number(numbers[step * classes + best])) best = token
    }
    return best
  })
}

/** Writes down speech with models that give each short step a letter: Wav2Vec2, HuBERT, WavLM and their kin. */
export class CtcListener implements Listener {
  readonly languages = false
  readonly sentences = false
  readonly words = true
  readonly windows = true
  readonly writes = false
  readonly #model: PreTrainedModel
  readonly #reader: SoundReader
  readonly #vocabulary: CtcVocabulary
  readonly #step: number

  private constructor(
    model: PreTrainedModel,
    reader: SoundReader,
    vocabulary: CtcVocabulary,
    step: number,
  ) {
    this.#model = model
    this.#reader = reader
    this.#vocabulary = vocabulary
    this.#step = step
  }

  static async load(
    location: string,
    config: ModelConfig,
    session: SessionOptions,
  ): Promise<CtcListener> {
    const [reader, vocabulary, model] = await Promise.all([
      loadSoundReader(location, session),
      readVocabulary(location, session),
      PreTrainedModel.from_pretrained(location, session),
    ])
    return new CtcListener(model, reader, vocabulary, samplesPerStep(config))
  }

  async transcribe(...[sound, options]: Parameters<Listener['transcribe']>): Promise<Transcript> {
    const { samplingRate } = this.#reader
    const ids = await this.#tokensOf(this.#reader.samplesOf(sound), options)
    const { text, words } = ctcText(ids, this.#vocabulary)
    if (options.timestamps === false) return { text }
    const seconds = (step: number) => (step * this.#step) / samplingRate
    const chunks = words.map(({ word, start, end }) => ({
      text: word,
      timestamp: [seconds(start), seconds(end)] satisfies [number, number],
    }))
    return { text, chunks }
  }

  async dispose(): Promise<void> {
    await this.#model.dispose()
  }

  async #tokensOf(
    samples: Float32Array,
    { windowSeconds, strideSeconds, signal }: TranscriptionOptions,
  ): Promise<number[]> {
    if (windowSeconds === 0) {
      return bestTokens(await this.#model(await this.#reader.featuresOf(samples)))
    }
    const aligned = (seconds: number) =>
      Math.round((seconds * this.#reader.samplingRate) / this.#step) * this.#step
    const sizes = { length: aligned(windowSeconds), stride: aligned(strideSeconds) }
    const ids: number[] = []
    for (const { samples: piece, left, right } of windowsOf(samples, sizes)) {
      signal.throwIfAborted()
      const tokens = bestTokens(await this.#model(await this.#reader.featuresOf(piece)))
      // As `rescale_stride` of Transformers: what neighbours hear better is left out.
      const count = Math.round(piece.length / this.#step)
      const share = (length: number) => Math.round((length / piece.length) * count)
      ids.push(...tokens.slice(share(left), count - share(right)))
    }
    return ids
  }
}
