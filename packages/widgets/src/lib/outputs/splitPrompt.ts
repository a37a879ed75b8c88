/** Splits a generated text into the prompt that it begins with, if it does, and what was added. */
export function splitPrompt(text: string, prompt: string): { given: string; added: string } {
  return prompt !== '' && text.startsWith(prompt)
    ? { given: prompt, added: text.slice(prompt.length) }
    : { given: '', added: text }
}
