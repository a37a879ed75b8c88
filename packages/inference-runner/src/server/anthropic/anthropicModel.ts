const STARTED = new Date().toISOString()

/** A model as Anthropic lists it. Source: Anthropic's API reference, "Get a Model". */
export function toAnthropicModel(id: string) {
  return { type: 'model', id, display_name: id, created_at: STARTED } as const
}

/** All models, on one page. Source: Anthropic's API reference, "List Models". */
export function toAnthropicList(ids: readonly string[]) {
  return {
    data: ids.map(toAnthropicModel),
    has_more: false,
    first_id: ids[0] ?? null,
    last_id: ids.at(-1) ?? null,
  }
}
