import * as z from 'zod/mini'
import { integer, number } from './describe.ts'
import { MAX_BEAMS, MAX_GENERATED_TOKENS, MAX_RETURN_SEQUENCES } from './limits.ts'
import { setting } from './setting.ts'

/** How long a generated text may and must be, in tokens. */
export const generationLength = {
  max_length: setting(
    { label: 'Most tokens in all', usual: [1, 2048] },
    'Most tokens of the whole sequence. For decoder-only models that includes the prompt. max_new_tokens wins over it. Default: the model’s.',
    integer(1, MAX_GENERATED_TOKENS),
  ),
  max_new_tokens: setting(
    { label: 'Most new tokens', usual: [1, 512], common: true },
    'Most tokens to write, not counting the prompt. Default: the model’s.',
    integer(1, MAX_GENERATED_TOKENS),
  ),
  min_length: setting(
    { label: 'Least tokens in all', default: 0, usual: [0, 512] },
    'Least tokens of the whole sequence, counted like max_length. Default 0.',
    integer(0, MAX_GENERATED_TOKENS),
  ),
  min_new_tokens: setting(
    { label: 'Least new tokens', default: 0, usual: [0, 512] },
    'Least tokens to write, not counting the prompt. From 0, at most max_new_tokens; default 0.',
    integer(0, MAX_GENERATED_TOKENS),
  ),
}

/** A threshold of probability below 1, where 0 turns the rule off. */
const cutoff = z.number().check(z.gte(0), z.lt(1))

/** How the next token is chosen. */
export const sampling = {
  do_sample: setting(
    { label: 'Draw at random', common: true },
    'Draw each token at random by its probability (true) or take the most probable one (false). Default: the model’s, or else false.',
    z.boolean(),
  ),
  temperature: setting(
    { default: 1, usual: [0.1, 2], common: true },
    'Divides the logits before sampling: below 1 is more careful, above 1 more varied. Above 0, at most 100; default 1. Needs do_sample.',
    z.number().check(z.gt(0), z.lte(100)),
  ),
  top_k: setting(
    { label: 'Tokens to choose from (top k)', usual: [0, 200] },
    'Sample from this many most probable tokens only; 0: from all. Default: the model’s. Needs do_sample.',
    integer(0, 1_000_000),
  ),
  top_p: setting(
    { label: 'Share of probability (top p)', default: 1, common: true },
    'Sample from the smallest set of tokens whose probabilities sum to at least this. Above 0, at most 1; default 1. Needs do_sample.',
    z.number().check(z.gt(0), z.lte(1)),
  ),
  repetition_penalty: setting(
    { default: 1, usual: [0.5, 2] },
    'Divides the score of tokens already written: above 1 repeats less. Above 0; default 1.',
    number(0.01, 100),
  ),
  seed: setting(
    { label: 'Random seed', common: true },
    'Start of the random numbers: the same seed gives the same text on the same model. Default: random.',
    integer(0),
  ),
  typical_p: setting(
    { label: 'Share of typical tokens', default: 1 },
    'Sample from the tokens that are about as surprising as the next one is expected to be, up to this sum of their probabilities. Above 0, at most 1; default 1. Needs do_sample.',
    z.number().check(z.gt(0), z.lte(1)),
  ),
  epsilon_cutoff: setting(
    { default: 0, usual: [0, 0.01] },
    'Leave out tokens with a lower probability than this, such as 0.0003. From 0, below 1; default 0. Needs do_sample.',
    cutoff,
  ),
  eta_cutoff: setting(
    { default: 0, usual: [0, 0.01] },
    'Like epsilon_cutoff, with a bar that falls where many tokens are possible, such as 0.0003. From 0, below 1; default 0. Needs do_sample.',
    cutoff,
  ),
}

/** How more than the next token is looked at. */
export const search = {
  num_beams: setting(
    { label: 'Beams', usual: [1, 16] },
    `How many texts are followed at once to find the most probable one. From 1 to ${MAX_BEAMS}; default: the model’s, or else 1.`,
    integer(1, MAX_BEAMS),
  ),
  num_beam_groups: setting(
    { label: 'Beam groups', default: 1, usual: [1, 16] },
    `Into how many groups those texts are split, which are made to differ. From 1 to ${MAX_BEAMS}, a divisor of num_beams; default 1.`,
    integer(1, MAX_BEAMS),
  ),
  early_stopping: setting(
    { label: 'Stop early', default: false },
    'When the search ends: at num_beams finished texts (true), when a better one is unlikely (false) or impossible ("never"). Default false.',
    z.union([z.boolean(), z.literal('never')], { error: 'true, false or "never"' }),
  ),
  penalty_alpha: setting(
    { label: 'Penalty of repetition (alpha)' },
    'For contrastive search, which needs top_k: how much a token that resembles the text so far loses. From 0 to 1; default: no such search.',
    number(0, 1),
  ),
  use_cache: setting(
    { label: 'Cache', default: true },
    'Whether the model keeps what it worked out for earlier tokens: faster, with more memory. Default true.',
    z.boolean(),
  ),
}

/** The parameters of every model that writes token by token. */
export const generation = { ...generationLength, ...sampling, ...search }

/** The parameter `num_return_sequences` of tasks that return a list of texts. */
export const numReturnSequences = setting(
  { label: 'Results', default: 1, common: true },
  `How many results to write for the one input. From 1 to ${MAX_RETURN_SEQUENCES}; default 1. More than one needs do_sample or as many num_beams.`,
  integer(1, MAX_RETURN_SEQUENCES),
)
