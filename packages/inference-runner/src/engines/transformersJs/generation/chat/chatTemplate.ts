import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PreTrainedTokenizer } from '@huggingface/transformers'
import * as z from 'zod/mini'
import type { HuggingFaceSpec } from '../../../../engine/modelSpec.ts'
import { ModelLoadError } from '../../../../errors.ts'

const templateFile = z.looseObject({ chat_template: z.string() })

function parseTemplate(id: string, text: string): string {
  try {
    return z.parse(templateFile, JSON.parse(text)).chat_template
  } catch (error) {
    const expected = 'expected an object with chat_template, a string'
    throw new ModelLoadError(id, `chat_template.json: ${expected}.`, error)
  }
}

/**
 * Finds the chat template of a model where transformers.js does not: in the files `chat_template.jinja` and
 * `chat_template.json` beside its tokenizer.
 *
 * @returns whether there is one.
 */
export async function findTemplate(
  { id, location, isLocal }: HuggingFaceSpec,
  tokenizer: PreTrainedTokenizer,
): Promise<boolean> {
  if (tokenizer.chat_template) return true
  if (!isLocal) return false
  const read = (name: string) => readFile(join(location, name), 'utf8').catch(() => undefined)
  const [plain, inJson] = await Promise.all([
    read('chat_template.jinja'),
    read('chat_template.json'),
  ])
  const template = plain ?? (inJson === undefined ? undefined : parseTemplate(id, inJson))
  if (template === undefined) return false
  tokenizer.chat_template = template
  return true
}
