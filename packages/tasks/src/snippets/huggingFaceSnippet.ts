import { encodeHubArguments } from '../dialects/hub.ts'
import { isBatch } from '../parse/isBatch.ts'
import { TASK_PAGES } from '../registry/generated/pages.ts'
import type { MediaKind } from '../schema/media.ts'
import { TASK_SCHEMAS } from '../schemas.ts'
import { changeMedia } from './callOf.ts'
import { CLIENT_METHODS } from './clientMethods.ts'
import { Code, toJavaScript } from './literals.ts'
import type { Call, Snippet } from './snippet.ts'

/** Tasks whose media the client takes as addresses, in the parts of messages. */
const CHAT = 'chatCompletion'

/** A line that fetches a file, for each kind of file that the input has. */
function fetchLines(files: ReadonlyMap<MediaKind, unknown>): string {
  return [...files]
    .map(([kind, url]) => `const ${kind} = await (await fetch('${String(url)}')).blob()\n`)
    .join('')
}

/** A call with `@huggingface/inference`, unless that has no method for the task. */
export function huggingFaceSnippet({ task, request, model }: Call): Snippet | undefined {
  const method = CLIENT_METHODS[task]
  if (method === undefined) return undefined
  const files = new Map<MediaKind, unknown>()
  const input = isBatch(task, request.inputs) ? request.inputs[0] : request.inputs
  const inputs =
    method === CHAT
      ? input
      : changeMedia(input, TASK_SCHEMAS[task].inputs, (url, kind) => {
          files.set(kind, url)
          return new Code(kind)
        })
  const args = {
    model: model ?? TASK_PAGES[task].models[0]?.id,
    ...Object(encodeHubArguments(task, { ...request, inputs } as never)),
  }
  return {
    id: 'huggingFace',
    title: 'On Hugging Face, with @huggingface/inference',
    language: 'typescript',
    code: `import { InferenceClient } from '@huggingface/inference'

const client = new InferenceClient(process.env.HF_TOKEN)
${fetchLines(files)}const output = await client.${method}(${toJavaScript(args)})
console.log(output)
`,
  }
}
