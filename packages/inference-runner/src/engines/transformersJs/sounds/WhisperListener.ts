import {
  AutoModelForSpeechSeq2Seq,
  AutoTokenizer,
  LogitsProcessor,
  LogitsProcessorList,
  Tensor,
  WhisperTokenizer,
  type PreTrainedModel,
} from '@huggingface/transformers'
import { createIssue, InvalidRequestError } from '@taskmesh/tasks'
import * as z from 'zod/mini'
import { ModelLoadError, ModelOutputError } from '../../../errors.ts'
import { windowsOf } from '../../sounds/windowsOf.ts'
import { loadModel } from '../loadModel.ts'
import type { ModelConfig } from '../readModelConfig.ts'
import type { SessionOptions } from '../sessionOptions.ts'
import type { Listener, Transcript, TranscriptionOptions } from './listener.ts'
import { loadSoundReader, type SoundReader } from './loadSoundReader.ts'
import { TimestampRules } from './TimestampRules.ts'

/** Steps of the spectrogram for each step of the encoder. */
const INPUT_STRIDE = 2
const TASK = 'automatic-speech-recognition'

const count = z.int().check(z.gt(0))

const modelSettings = z.looseObject({
  max_source_positions: count,
  max_target_positions: z._default(count, 448),
})

const generationSettings = z.looseObject({
  decoder_start_token_id: z.int(),
  eos_token_id: z.union([z.int(), z.array(z.int()).check(z.minLength(1))]),
  max_length: z._default(z.nullable(count), null),
  no_timestamps_token_id: z.nullish(z.int()),
  is_multilingual: z._default(z.boolean(), false),
  lang_to_id: z._default(z.record(z.string(), z.int()), {}),
  task_to_id: z._default(z.record(z.string(), z.int()), {}),
  max_initial_timestamp_index: z.nullish(z.int()),
  forced_decoder_ids: z.nullish(z.array(z.tuple([z.int(), z.nullable(z.int())]))),
  language: z.nullish(z.string()),
  task: z.nullish(z.enum(['transcribe', 'translate'])),
  alignment_heads: z.nullish(z.array(z.tuple([z.int(), z.int()]))),
})

const extractorSettings = z.looseObject({
  chunk_length: count,
  hop_length: count,
  n_samples: count,
})

const timedTokens = z.looseObject({
  sequences: z.instanceof(Tensor),
  token_timestamps: z.instanceof(Tensor),
})

const transcriptParts = z.tuple([
  z.string(),
  z.looseObject({
    chunks: z.optional(
      z.array(
        z.object({
          text: z.string(),
          timestamp: z.tuple([z.nullable(z.number()), z.nullable(z.number())]),
        }),
      ),
    ),
  }),
])

/** What the model wrote about one piece, as `_decode_asr` of the tokenizer takes it. */
interface Heard {
  tokens: bigint[]
  token_timestamps?: number[]
  /** Seconds: the length, and what belongs to the neighbours before and after. */
  stride: number[]
}

/** Leaves only some tokens possible. */
class OnlyTokens extends LogitsProcessor {
  readonly #allowed: ReadonlySet<number>

  constructor(allowed: Iterable<number>) {
    super()
    this.#allowed = new Set(allowed)
  }

  override _call(_ids: bigint[][], logits: Tensor): Tensor {
    const { data } = logits
    if (!(data instanceof Float32Array)) return logits
    for (let token = 0; token < data.length; token += 1) {
      if (!this.#allowed.has(token)) data[token] = -Infinity
    }
    return logits
  }
}

type OpenChunk = { text: string; timestamp: [number | null, number | null] }

/** A text that the model gave no time begins where the one before ends. */
function withStarts(chunks: readonly OpenChunk[]): NonNullable<Transcript['chunks']> {
  let before = 0
  return chunks.map(({ text, timestamp: [start, end] }) => {
    const begin = start ?? before
    before = end ?? begin
    return { text, timestamp: [begin, end] }
  })
}

function numbersOf(tensor: Tensor): number[] {
  return Array.from(tensor.data, Number)
}

/** Copies some steps of a spectrogram `[1, bands, steps]`, and silence after its end. */
function stepsOf(features: Tensor, from: number, length: number): Tensor {
  const [, bands = 0, steps = 0] = features.dims
  const { data } = features
  if (!(data instanceof Float32Array)) throw new ModelOutputError('expected a spectrogram')
  const part = new Float32Array(bands * length)
  for (let band = 0; band < bands; band += 1) {
    const start = band * steps
    part.set(data.subarray(start + from, start + Math.min(steps, from + length)), band * length)
  }
  return new Tensor('float32', part, [1, bands, length])
}

/**
 * Writes down speech with Whisper: in one go up to the length that it hears at once, mostly 30 s;
 * longer sounds from sentence to sentence, each part beginning where the last whole sentence ended; or in pieces that
 * overlap, if a length of windows is given.
 *
 * Source: `WhisperGenerationMixin.generate` and the pipeline of Transformers.
 */
export class WhisperListener implements Listener {
  readonly sentences = true
  readonly windows = true
  readonly writes = true
  readonly languages: boolean
  readonly words: boolean
  readonly #model: PreTrainedModel
  readonly #tokenizer: WhisperTokenizer
  readonly #reader: SoundReader
  readonly #generation: z.infer<typeof generationSettings>
  readonly #extractor: z.infer<typeof extractorSettings>
  readonly #config: z.infer<typeof modelSettings>

  private constructor(
    model: PreTrainedModel,
    tokenizer: WhisperTokenizer,
    reader: SoundReader,
    config: ModelConfig,
  ) {
    this.#model = model
    this.#tokenizer = tokenizer
    this.#reader = reader
    this.#config = z.parse(modelSettings, config)
    this.#generation = z.parse(generationSettings, { ...model.generation_config })
    this.#extractor = z.parse(extractorSettings, reader.extractor.config)
    // The extractor cuts at the length of one piece; a long sound is heard as a whole.
    reader.extractor.config['nb_max_frames'] = Number.MAX_SAFE_INTEGER
    this.languages = this.#generation.is_multilingual
    const decode = tokenizer.decode.bind(tokenizer)
    // The library's own decoder of transcripts asks for the text of no tokens, which its tokenizer refuses.
    tokenizer.decode = (ids, ...rest) =>
      Array.isArray(ids) && ids.length === 0 ? '' : decode(ids, ...rest)
    const names: readonly string[] = model.sessions['decoder_model_merged']?.outputNames ?? []
    this.words =
      Array.isArray(this.#generation.alignment_heads) &&
      names.some((name) => name.startsWith('cross_attentions'))
  }

  static async load(
    location: string,
    config: ModelConfig,
    session: SessionOptions,
  ): Promise<WhisperListener> {
    const [reader, tokenizer, model] = await Promise.all([
      loadSoundReader(location, session),
      AutoTokenizer.from_pretrained(location, session),
      loadModel(AutoModelForSpeechSeq2Seq, location, session),
    ])
    try {
      if (!(tokenizer instanceof WhisperTokenizer)) {
        throw new ModelLoadError(session.id, 'tokenizer_class: expected WhisperTokenizer.')
      }
      return new WhisperListener(model, tokenizer, reader, config)
    } catch (cause) {
      await model.dispose()
      if (!(cause instanceof z.core.$ZodError)) throw cause
      const reasons = cause.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
      const details = `Its config.json, generation_config.json or preprocessor_config.json does not fit: ${reasons.join('; ')}`
      throw new ModelLoadError(session.id, details, cause)
    }
  }

  async transcribe(...[sound, options]: Parameters<Listener['transcribe']>): Promise<Transcript> {
    const { samplingRate } = this.#reader
    const samples = this.#reader.samplesOf(sound)
    const isLong = options.windowSeconds === 0 && samples.length > this.#extractor.n_samples
    const heard: Heard[] = []
    if (options.windowSeconds === 0) {
      heard.push(
        ...(await this.#hearAll(samples, { ...options, timestamps: options.timestamps || isLong })),
      )
    } else {
      const length = Math.round(options.windowSeconds * samplingRate)
      const stride = Math.round(options.strideSeconds * samplingRate)
      for (const { samples: piece, left, right } of windowsOf(samples, { length, stride })) {
        const parts = await this.#hearAll(piece, options)
        const seconds = [piece.length, left, right].map((one) => one / samplingRate)
        heard.push({ ...this.#joined(parts), stride: seconds })
      }
    }
    // oxlint-disable-next-line no-underscore-dangle -- what the library's pipeline calls
    const decoded: unknown = this.#tokenizer._decode_asr(
      heard.map((one) => ({ ...one })),
      {
        time_precision: this.#precision,
        return_timestamps: options.timestamps || isLong,
        force_full_sequences: false,
      },
    )
    const [text, { chunks }] = z.parse(transcriptParts, decoded)
    return options.timestamps === false || chunks === undefined
      ? { text }
      : { text, chunks: withStarts(chunks) }
  }

  async dispose(): Promise<void> {
    await this.#model.dispose()
  }

  /** Seconds of one step of the encoder. */
  get #precision(): number {
    return this.#extractor.chunk_length / this.#config.max_source_positions
  }

  /** One piece of what was heard in several steps, with the times counted from its beginning. */
  #joined(parts: readonly Heard[]): Omit<Heard, 'stride'> {
    const begin = this.#tokenizer.timestamp_begin
    const last = begin + this.#config.max_source_positions
    let offset = 0
    const tokens: bigint[] = []
    const times: number[] = []
    for (const part of parts) {
      const steps = Math.round(offset / this.#precision)
      for (const token of part.tokens) {
        const number = Number(token)
        tokens.push(number < begin ? token : BigInt(Math.min(last, number + steps)))
      }
      // The end of one part is the beginning of the next.
      times.pop()
      times.push(...(part.token_timestamps ?? []).map((time) => time + offset))
      offset += part.stride[0] ?? 0
    }
    return { tokens, ...(times.length === 0 ? {} : { token_timestamps: times }) }
  }

  /** Hears a sound of any length: without times in one go, with times from sentence to sentence. */
  async #hearAll(samples: Float32Array, options: TranscriptionOptions): Promise<Heard[]> {
    const { extractor } = this.#reader
    const window = INPUT_STRIDE * this.#config.max_source_positions
    const length = Math.max(samples.length, this.#extractor.n_samples)
    const { input_features: features } = z.parse(
      z.looseObject({ input_features: z.instanceof(Tensor) }),
      await extractor(samples, { max_length: length }),
    )
    const steps = features.dims[2] ?? 0
    const first = stepsOf(features, 0, window)
    const start = await this.#startTokens(first, options)
    if (options.timestamps === false) {
      const { tokens } = await this.#hear(first, start, options, window)
      const seconds = samples.length / this.#reader.samplingRate
      return [{ tokens: tokens.map(BigInt), stride: [seconds, 0, 0] }]
    }
    const heard: Heard[] = []
    let seek = 0
    while (seek < steps) {
      options.signal.throwIfAborted()
      const frames = Math.min(window, steps - seek)
      const soundFrames = Math.floor(samples.length / this.#extractor.hop_length) - seek
      const { tokens, times } = await this.#hear(
        stepsOf(features, seek, window),
        start,
        options,
        Math.max(INPUT_STRIDE, Math.min(frames, soundFrames)),
      )
      const { kept, next } = this.#sentencesOf(tokens, frames)
      const stride = [(next / INPUT_STRIDE) * this.#precision, 0, 0]
      const token_timestamps = times?.slice(0, kept + 1)
      heard.push({
        tokens: tokens.slice(0, kept).map(BigInt),
        stride,
        ...(token_timestamps === undefined ? {} : { token_timestamps }),
      })
      seek += next
    }
    return heard
  }

  /** How many tokens belong to whole sentences, and how many steps these take. */
  #sentencesOf(tokens: readonly number[], frames: number): { kept: number; next: number } {
    const begin = this.#tokenizer.timestamp_begin
    const isTime = tokens.map((token) => token >= begin)
    const lastPair = isTime.findLastIndex((here, index) => here && isTime[index - 1] === true)
    const endsOnce = isTime.at(-1) === true && isTime.at(-2) !== true && tokens.length > 1
    if (lastPair < 0 || endsOnce) return { kept: tokens.length, next: frames }
    const next = ((tokens[lastPair - 1] ?? begin) - begin) * INPUT_STRIDE
    return { kept: lastPair + 1, next: next === 0 ? frames : next }
  }

  /** Writes down one window. */
  async #hear(
    features: Tensor,
    start: readonly number[],
    { timestamps, maxNewTokens, signal }: TranscriptionOptions,
    frames: number,
  ): Promise<{ tokens: number[]; times?: number[] }> {
    // `times` has one more than there are tokens: where the first begins.
    const { max_length, eos_token_id } = this.#generation
    const most = Math.min(max_length ?? Infinity, this.#config.max_target_positions)
    const max_new_tokens = Math.max(1, Math.min(maxNewTokens ?? Infinity, most - start.length))
    const ends = new Set([eos_token_id].flat())
    const [endToken = 0] = ends
    const processors = new LogitsProcessorList()
    if (timestamps !== false) {
      const { max_initial_timestamp_index } = this.#generation
      processors.push(
        new TimestampRules({
          begin: this.#tokenizer.timestamp_begin,
          end: endToken,
          startTokens: start.length,
          maxInitial: max_initial_timestamp_index ?? undefined,
        }),
      )
    }
    const answer: unknown = await this.#model.generate({
      inputs: features,
      decoder_input_ids: [...start],
      max_new_tokens,
      num_beams: 1,
      do_sample: false,
      // The rules above stand for those of the library, which this would add.
      return_timestamps: false,
      logits_processor: processors,
      ...(timestamps === 'word'
        ? { return_token_timestamps: true, num_frames: Math.floor(frames / INPUT_STRIDE) }
        : {}),
    })
    signal.throwIfAborted()
    const cut = (ids: readonly number[]) => {
      const written = ids.slice(start.length)
      const length = written.findIndex((id) => ends.has(id))
      return length < 0 ? written : written.slice(0, length)
    }
    if (answer instanceof Tensor) return { tokens: cut(numbersOf(answer)) }
    const timed = z.safeParse(timedTokens, answer)
    if (!timed.success) throw new ModelOutputError('expected numbers of tokens')
    const tokens = cut(numbersOf(timed.data.sequences))
    const times = numbersOf(timed.data.token_timestamps).slice(start.length)
    // A token lasts from the time of the one before, as in Transformers, to its own.
    return { tokens, times: [0, ...times.slice(0, tokens.length)] }
  }

  /** The tokens that say what is to be written: the language, the task, and whether with times. */
  async #startTokens(
    features: Tensor,
    { language, task, timestamps }: TranscriptionOptions,
  ): Promise<number[]> {
    const generation = this.#generation
    const start = [generation.decoder_start_token_id]
    if (this.languages) {
      const wanted = language ?? generation.language ?? undefined
      const forced = generation.forced_decoder_ids?.find(([position]) => position === 2)?.[1]
      const action = task ?? generation.task ?? (wanted === undefined ? undefined : 'transcribe')
      start.push(
        wanted === undefined ? await this.#listenForLanguage(features) : this.#language(wanted),
      )
      // As Transformers: neither language nor task leave the choice to the model's own configuration.
      const id = action === undefined ? forced : generation.task_to_id[action]
      if (typeof id === 'number') start.push(id)
    }
    const { no_timestamps_token_id } = generation
    if (timestamps === false && typeof no_timestamps_token_id === 'number') {
      start.push(no_timestamps_token_id)
    }
    return start
  }

  #language(name: string): number {
    const { lang_to_id } = this.#generation
    const id = lang_to_id[`<|${name.toLowerCase()}|>`]
    if (id !== undefined) return id
    const codes = Object.keys(lang_to_id).map((token) => token.slice(2, -2))
    const expected = `one of ${codes.join(', ')}`
    throw new InvalidRequestError(TASK, [
      createIssue({
        path: 'parameters.language',
        code: 'invalid_value',
        expected,
        received: JSON.stringify(name),
      }),
    ])
  }

  /** The most probable language of the beginning, as `detect_language` of Transformers. */
  async #listenForLanguage(features: Tensor): Promise<number> {
    const languages = Object.values(this.#generation.lang_to_id)
    const processors = new LogitsProcessorList()
    processors.push(new OnlyTokens(languages))
    const answer: unknown = await this.#model.generate({
      inputs: features,
      decoder_input_ids: [this.#generation.decoder_start_token_id],
      max_new_tokens: 1,
      num_beams: 1,
      do_sample: false,
      return_timestamps: false,
      logits_processor: processors,
    })
    const language = answer instanceof Tensor ? numbersOf(answer).at(1) : undefined
    if (language === undefined) throw new ModelOutputError('expected the token of a language')
    return language
  }
}
