import { Template } from '@huggingface/jinja'
import type { PreTrainedTokenizer } from '@huggingface/transformers'

const SPECIAL_TOKENS = [
  'bos_token',
  'eos_token',
  'unk_token',
  'sep_token',
  'pad_token',
  'cls_token',
  'mask_token',
] as const

const compiled = new WeakMap<PreTrainedTokenizer, Map<string, Template>>()

function compile(tokenizer: PreTrainedTokenizer, text: string): Template {
  let known = compiled.get(tokenizer)
  if (known === undefined) compiled.set(tokenizer, (known = new Map()))
  let template = known.get(text)
  if (template === undefined) known.set(text, (template = new Template(text)))
  return template
}

function tokenText(token: unknown): string | undefined {
  if (typeof token === 'string') return token
  const content =
    typeof token === 'object' && token !== null ? Reflect.get(token, 'content') : undefined
  return typeof content === 'string' ? content : undefined
}

/** The special tokens that a tokenizer's config names, which templates write. */
function specialTokens({ config }: PreTrainedTokenizer): Record<string, string> {
  const named = SPECIAL_TOKENS.map((name) => [name, tokenText(config[name])] as const)
  return Object.fromEntries(named.flatMap(([name, text]) => (text ? [[name, text]] : [])))
}

/** What a chat template is given. */
export interface TemplateVariables {
  messages: readonly unknown[]
  tools: readonly unknown[] | null
  add_generation_prompt: boolean
  [name: string]: unknown
}

/**
 * Renders the chat template of a tokenizer, as `apply_chat_template` does. transformers.js has an engine for templates built
 * in that is older, and writes empty lists of indented JSON in another way than Python.
 *
 * @throws what the template raises, and SyntaxError for one that cannot be read.
 */
export function renderTemplate(
  tokenizer: PreTrainedTokenizer,
  variables: TemplateVariables,
): string {
  const { tools } = variables
  const text = tokenizer.get_chat_template(tools === null ? {} : { tools: [...tools] })
  return compile(tokenizer, text).render({
    documents: null,
    ...specialTokens(tokenizer),
    ...variables,
  })
}
