import type { TextAbility } from '../engine/textAbility.ts'
import { NoTokenizerError } from '../errors.ts'
import type { TokenizerAnswer, TokenizerJob } from './host.ts'

/**
 * Does the job of a tokenizer.
 *
 * @throws {@link NoTokenizerError} for a model that has none.
 */
export function readText(
  model: string,
  text: TextAbility | undefined,
  job: TokenizerJob,
): TokenizerAnswer {
  if (text === undefined) throw new NoTokenizerError(model)
  const start = performance.now()
  const took = () => performance.now() - start
  if (job.kind === 'detokenize') {
    const texts = job.ids.map((ids) => text.detokenize(ids, job))
    return { kind: job.kind, texts, ms: took() }
  }
  const texts = job.inputs.map((input) => text.tokenize(input, job))
  if (job.kind === 'tokenize') return { kind: job.kind, texts, ms: took() }
  const counts = texts.map(({ tokens }) => tokens.length)
  return { kind: job.kind, counts, ms: took() }
}
