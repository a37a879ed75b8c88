import { AutoModelForSpeechSeq2Seq, AutoTokenizer, Tensor } from '@huggingface/transformers'
import type { PreTrainedModel, PreTrainedTokenizer } from '@huggingface/transformers'
import { ModelOutputError } from '../../../errors.ts'
import { loadModel } from '../loadModel.ts'
import type { SessionOptions } from '../sessionOptions.ts'
import type { Listener, Transcript } from './listener.ts'
import { loadSoundReader, type SoundReader } from './loadSoundReader.ts'

/** Most tokens for a second of speech (Moonshine, arXiv 2410.15608, 3.2). */
const TOKENS_PER_SECOND = 6.5

/** Writes down speech with Moonshine, which hears sounds of any length as they are. */
export class MoonshineListener implements Listener {
  readonly languages = false
  readonly sentences = false
  readonly words = false
  readonly windows = false
  readonly writes = true
  readonly #model: PreTrainedModel
  readonly #tokenizer: PreTrainedTokenizer
  readonly #reader: SoundReader

  private constructor(model: PreTrainedModel, tokenizer: PreTrainedTokenizer, reader: SoundReader) {
    this.#model = model
    this.#tokenizer = tokenizer
    this.#reader = reader
  }

  static async load(location: string, session: SessionOptions): Promise<MoonshineListener> {
    const [reader, tokenizer, model] = await Promise.all([
      loadSoundReader(location, session),
      AutoTokenizer.from_pretrained(location, session),
      loadModel(AutoModelForSpeechSeq2Seq, location, session),
    ])
    return new MoonshineListener(model, tokenizer, reader)
  }

  async transcribe(...[sound, options]: Parameters<Listener['transcribe']>): Promise<Transcript> {
    const samples = this.#reader.samplesOf(sound)
    const most = Math.ceil((samples.length / this.#reader.samplingRate) * TOKENS_PER_SECOND)
    const written = await this.#model.generate({
      ...(await this.#reader.featuresOf(samples)),
      max_new_tokens: options.maxNewTokens ?? Math.max(1, most),
      num_beams: 1,
      do_sample: false,
    })
    options.signal.throwIfAborted()
    if (!(written instanceof Tensor)) throw new ModelOutputError('expected numbers of tokens')
    const [ids = []] = written.tolist() as (number | bigint)[][]
    return { text: this.#tokenizer.decode(ids.map(Number), { skip_special_tokens: true }) }
  }

  async dispose(): Promise<void> {
    await this.#model.dispose()
  }
}
