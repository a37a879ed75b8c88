import type { TaskId } from '@taskmesh/tasks'
import { createIssue, InvalidRequestError } from '@taskmesh/tasks'
import type { EffectRules } from '../../effects.ts'
import { continuation } from './continuation.ts'
import type { ModelInputs } from './Decoder.ts'
import { encodeText } from './encodeText.ts'
import { generate } from './generate.ts'
import {
  generationRules,
  mergeSettings,
  requestedSettings,
  severalTexts,
  type GenerationParameters,
} from './generationSettings.ts'
import { stopStrings } from './stopStrings.ts'
import type { TextModel } from './textModel.ts'
import { textReader } from './textReader.ts'

/** What a decoder-only model is asked. */
export interface PromptCall {
  task: TaskId
  /** The place of the prompt in the request, for errors. */
  path: string
  prompt: string
  /** What the prompt is about, as the encoder of the model takes it. */
  inputs: ModelInputs
  parameters: GenerationParameters & { seed?: number | undefined }
  signal: AbortSignal
}

/** Tokens of a prompt, with those around it that the tokenizer asks for, unless the prompt has them itself. */
export function promptTokens({ tokenizer }: TextModel, prompt: string): number[] {
  const { bos_token: bos } = tokenizer
  if (bos && prompt.startsWith(bos)) return tokenizer.encode(prompt, { add_special_tokens: false })
  return encodeText(tokenizer, prompt).ids
}

/** A prompt that is too long for a model. */
export function longPrompt(
  task: TaskId,
  path: string,
  { tokens, positions }: { tokens: number; positions: number },
): InvalidRequestError {
  const expected = `fewer than ${positions} tokens, which is what this model takes, with those that stand for images and sounds`
  const received = `${tokens} tokens`
  return new InvalidRequestError(task, [createIssue({ path, code: 'too_big', expected, received })])
}

/** Writes one or more answers to a prompt. */
export async function answerPrompt(
  textModel: TextModel,
  { task, path, prompt, inputs, parameters, signal }: PromptCall,
): Promise<{ texts: string[]; warnings: string[] }> {
  const { positions, defaults } = textModel
  const requested = requestedSettings(task, parameters)
  const settings = mergeSettings(requested, defaults)
  const reader = textReader(textModel.tokenizer, undefined)
  const start = promptTokens(textModel, prompt)
  const startTokens = start.length
  if (startTokens >= positions) throw longPrompt(task, path, { tokens: startTokens, positions })
  const stop = stopStrings(settings)
  const { rows, warnings } = await generate(textModel, {
    task,
    inputs,
    start,
    requested,
    settings,
    seed: parameters.seed,
    stop,
    read: (ids) => reader.decode([...ids], { skip_special_tokens: true }),
    signal,
  })
  return {
    texts: rows.map(({ ids }) => continuation(reader, { ids, startTokens, stop })),
    warnings,
  }
}

/** When the parameters of a call that answers a prompt have an effect. */
export function answerRules(
  textModel: TextModel,
  task: TaskId,
  parameters: GenerationParameters,
): EffectRules {
  const settings = mergeSettings(requestedSettings(task, parameters), textModel.defaults)
  return {
    ...generationRules(parameters, settings),
    num_return_sequences: severalTexts(settings),
  }
}
