/**
 * Adds labels that a person typed or pasted, apart by commas, tabs or lines. A label that is there
 * already, and nothing, are not added.
 *
 * @example
 * ```ts
 * addLabels(['cat'], 'dog, cat,\nbird') // ['cat', 'dog', 'bird']
 * ```
 */
export function addLabels(labels: readonly string[], text: string): string[] {
  const typed = text.split(/[,，、\t\r\n]+/).map((label) => label.trim())
  return [...labels, ...new Set(typed.filter((label) => label !== '' && !labels.includes(label)))]
}
