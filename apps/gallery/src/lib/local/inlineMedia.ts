import type { TaskRequest } from '@taskmesh/tasks'

function readDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(String(reader.result)))
    reader.addEventListener('error', () =>
      reject(reader.error ?? new Error('The file could not be read.')),
    )
    reader.readAsDataURL(blob)
  })
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

async function inline(value: unknown): Promise<unknown> {
  if (value instanceof Blob) return readDataUrl(value)
  if (value instanceof Uint8Array) return readDataUrl(new Blob([value.slice()]))
  if (Array.isArray(value)) return value.some(isObject) ? Promise.all(value.map(inline)) : value
  if (!isObject(value)) return value
  const parts = Object.entries(value).map(async ([key, part]) => [key, await inline(part)] as const)
  return Object.fromEntries(await Promise.all(parts))
}

/** Turns files anywhere in a request into `data:` URLs, so that it can travel as JSON. */
export async function inlineMedia({
  inputs,
  parameters,
}: TaskRequest): Promise<{ inputs: unknown; parameters: unknown }> {
  return { inputs: await inline(inputs), parameters: await inline(parameters) }
}
