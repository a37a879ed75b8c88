import { isBatch, mediaPaths, TASK_SCHEMAS, type TaskId, type TaskRequest } from '@taskmesh/tasks'

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

async function inlineAt(value: unknown, path: readonly string[]): Promise<unknown> {
  const [key, ...rest] = path
  if (key !== undefined) {
    if (typeof value !== 'object' || value === null) return value
    return { ...value, [key]: await inlineAt(Reflect.get(value, key), rest) }
  }
  if (value instanceof Uint8Array) return readDataUrl(new Blob([value.slice()]))
  return value instanceof Blob ? readDataUrl(value) : value
}

/** Turns files in a request into `data:` URLs, so that it can travel as JSON. */
export async function inlineMedia(
  task: TaskId,
  { inputs, parameters }: TaskRequest,
): Promise<{ inputs: unknown; parameters: unknown }> {
  const paths = mediaPaths(TASK_SCHEMAS[task].inputs)
  const inlineInput = (input: unknown) =>
    paths.reduce(async (value, { path }) => inlineAt(await value, path), Promise.resolve(input))
  return {
    inputs: isBatch(task, inputs)
      ? await Promise.all(inputs.map(inlineInput))
      : await inlineInput(inputs),
    parameters,
  }
}
