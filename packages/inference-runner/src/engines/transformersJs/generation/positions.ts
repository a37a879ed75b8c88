import type { ModelConfig } from '../readModelConfig.ts'

/** The names that configs have for the most tokens of a model whose positions are bounded. */
const NAMES = ['max_position_embeddings', 'n_positions', 'n_ctx', 'max_sequence_length'] as const
/** These reckon with distances between tokens, so that any length is possible. */
const UNBOUNDED = ['t5', 'mt5', 'umt5', 'longt5', 'bloom', 'mpt']
const PARTS = ['text_config', 'decoder', 'language_config', 'phi_config']

function part(config: Record<string, unknown>, name: string): Record<string, unknown> | undefined {
  const value = config[name]
  return typeof value === 'object' && value !== null ? { ...value } : undefined
}

/** Most tokens that a model writes or continues, by its config; `Infinity` when nothing bounds it. */
export function positionLimit(config: ModelConfig): number {
  const whole: Record<string, unknown> = config
  const writing = PARTS.map((name) => part(whole, name)).find((one) => one !== undefined)
  for (const level of [writing, whole]) {
    if (level === undefined || UNBOUNDED.includes(String(level['model_type']))) continue
    for (const name of NAMES) {
      const value = level[name]
      if (typeof value === 'number' && value > 0) return value
    }
  }
  return Infinity
}
