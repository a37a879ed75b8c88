const WIDTH = 80

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null
}

/**
 * Writes a value as JSON that is pleasant to read: what fits on one line stays on it, and so do
 * arrays of numbers and strings.
 *
 * @example
 * ```ts
 * formatJson({ state: [1, 2], images: {} }) // '{ "state": [1, 2], "images": {} }'
 * ```
 */
export function formatJson(value: unknown, indent = ''): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const inner = `${indent}  `
  const isArray = Array.isArray(value)
  const parts = Object.entries(value)
    .filter(([, part]) => isArray || part !== undefined)
    .map(([key, part]) => `${isArray ? '' : `${JSON.stringify(key)}: `}${formatJson(part, inner)}`)
  const [open, close] = isArray ? '[]' : '{}'
  if (parts.length === 0) return `${open}${close}`
  const gap = isArray ? '' : ' '
  const line = `${open}${gap}${parts.join(', ')}${gap}${close}`
  const fits = !line.includes('\n') && indent.length + line.length <= WIDTH
  if (fits || (isArray && value.every(isScalar))) return line
  return `${open}\n${inner}${parts.join(`,\n${inner}`)}\n${indent}${close}`
}
