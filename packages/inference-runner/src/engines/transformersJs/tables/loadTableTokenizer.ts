import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AutoTokenizer, PreTrainedTokenizer } from '@huggingface/transformers'
import * as z from 'zod/mini'
import type { HuggingFaceSpec } from '../../../engine/modelSpec.ts'
import type { FileOptions } from '../fileOptions.ts'
import { readFolderJson, readModelFolder } from '../modelFolder/readModelFolder.ts'
import { tableTokenizerConfig } from './tapasSettings.ts'

const LONGEST_WORD = 100

/** What `tokenizer.json` would be of a vocabulary that is a file of lines: BERT's way, with an empty cell's token. */
function tokenizerOf(lines: string, config: unknown): PreTrainedTokenizer {
  const said = z.parse(tableTokenizerConfig, config)
  const names = lines.replace(/\n$/, '').split(/\r?\n/)
  const vocab = Object.fromEntries(names.map((name, id) => [name, id]))
  const { unk_token, sep_token, pad_token, cls_token, mask_token, empty_token } = said
  const special = [pad_token, unk_token, cls_token, sep_token, mask_token, empty_token]
  const added_tokens = special.flatMap((content) => {
    const id = vocab[content]
    return id === undefined ? [] : [{ id, content, special: true, normalized: false }]
  })
  const json = {
    added_tokens,
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: said.tokenize_chinese_chars !== false,
      strip_accents: said.strip_accents ?? null,
      lowercase: said.do_lower_case !== false,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: null,
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token,
      continuing_subword_prefix: '##',
      max_input_chars_per_word: LONGEST_WORD,
      vocab,
    },
  }
  return new PreTrainedTokenizer(json, { ...said, unk_token, sep_token, pad_token, cls_token })
}

/**
 * Loads the tokenizer of a model that reads tables: of `tokenizer.json`, or of `vocab.txt`, which is all that
 * `TapasTokenizer` of transformers writes.
 */
export async function loadTableTokenizer(
  spec: HuggingFaceSpec,
  files: FileOptions,
): Promise<PreTrainedTokenizer> {
  const folder = spec.isLocal ? await readModelFolder(spec) : undefined
  if (
    folder === undefined ||
    folder.sizes.has('tokenizer.json') ||
    !folder.sizes.has('vocab.txt')
  ) {
    return AutoTokenizer.from_pretrained(spec.location, files)
  }
  const config = await readFolderJson(folder, 'tokenizer_config.json', spec.id)
  return tokenizerOf(await readFile(join(folder.path, 'vocab.txt'), 'utf8'), config ?? {})
}
