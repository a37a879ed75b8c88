import { argumentsOf } from '../dialects/hub/hubArguments.ts'
import { isBatch } from '../parse/isBatch.ts'
import { TASK_PAGES } from '../registry/generated/pages.ts'
import type { MediaKind } from '../schema/mediaKind.ts'
import { TASK_SCHEMAS } from '../schemas.ts'
import { changeMedia } from './callOf.ts'
import { CLIENT_METHODS } from './clientMethods.ts'
import { Code, toJavaScript } from './literals.ts'
import type { Call, Snippet } from './snippet.ts'

/** Tasks whose media the client takes as addresses, in the parts of messages. */
const CHAT = 'chatCompletion'

/** A variable that holds a file of the input. */
interface Variable {
  name: string
  kind: MediaKind
  url: string
}

/** The variable of a file: that of the same address, or a new one such as `image` or `image2`. */
function variableFor(variables: Variable[], url: string, kind: MediaKind): Variable {
  const known = variables.find((variable) => variable.url === url)
  if (known) return known
  const count = variables.filter((variable) => variable.kind === kind).length
  const added = { name: count === 0 ? kind : `${kind}${count + 1}`, kind, url }
  variables.push(added)
  return added
}

function fetchLine({ name, url }: Variable): string {
  return `const ${name} = await (await fetch(${toJavaScript(url)})).blob()\n`
}

/** A call with `@huggingface/inference`, unless that has no method for the task. */
export function huggingFaceSnippet({ task, request, model }: Call): Snippet | undefined {
  const method = CLIENT_METHODS[task]
  if (method === undefined) return undefined
  const variables: Variable[] = []
  const input = isBatch(task, request.inputs) ? request.inputs[0] : request.inputs
  const inputs =
    method === CHAT
      ? input
      : changeMedia(input, TASK_SCHEMAS[task].inputs, (url, kind) => {
          return new Code(variableFor(variables, String(url), kind).name)
        })
  const args = {
    model: model ?? TASK_PAGES[task].models[0]?.id,
    ...Object(argumentsOf(task, { ...request, inputs })),
  }
  return {
    id: 'huggingFace',
    title: 'On Hugging Face, with @huggingface/inference',
    language: 'typescript',
    code: `import { InferenceClient } from '@huggingface/inference'

const client = new InferenceClient(process.env.HF_TOKEN)
${variables.map(fetchLine).join('')}const output = await client.${method}(${toJavaScript(args)})
console.log(output)
`,
  }
}
