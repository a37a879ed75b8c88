/**
 * The thoughts of a reasoning model under one name: `reasoning_content` as DeepSeek, vLLM, SGLang and
 * llama.cpp write it; OpenRouter, Groq, Ollama and newer vLLM say `reasoning`. What is not a string
 * stays under the name that it has.
 */
export function readReasoning(message: Record<string, unknown>): Record<string, unknown> {
  const { reasoning, ...rest } = message
  if (typeof reasoning !== 'string') return message
  const known = rest['reasoning_content']
  if (known === undefined || known === null) return { ...rest, reasoning_content: reasoning }
  return known === reasoning ? rest : message
}
