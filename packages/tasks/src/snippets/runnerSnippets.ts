import { Code, toJavaScript, toJson } from './literals.ts'
import type { Call, Snippet } from './snippet.ts'

function bodyOf({ request, model }: Call): Record<string, unknown> {
  return model === undefined ? request : { ...request, model }
}

function urlOf({ task, runnerUrl }: Call): string {
  return `${runnerUrl}/v1/tasks/${task}`
}

/** A string as one word of a POSIX shell. */
function shellWord(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** A request to a runner by curl. */
export function curlSnippet(call: Call): Snippet {
  return {
    id: 'runnerCurl',
    title: 'On a runner, with curl',
    language: 'bash',
    code: `curl ${shellWord(urlOf(call))} \\
  --header 'content-type: application/json' \\
  --data ${shellWord(toJson(bodyOf(call)))}
`,
  }
}

/** A request to a runner by fetch. */
export function fetchSnippet(call: Call): Snippet {
  const options = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: new Code(`JSON.stringify(${toJavaScript(bodyOf(call), '  ')})`),
  }
  return {
    id: 'runnerFetch',
    title: 'On a runner, with fetch',
    language: 'javascript',
    code: `const response = await fetch(${toJavaScript(urlOf(call))}, ${toJavaScript(options)})
if (!response.ok) throw new Error(await response.text())
const { output } = await response.json()
console.log(output)
`,
  }
}
