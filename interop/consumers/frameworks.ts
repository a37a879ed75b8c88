import { cp } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { showPage, translate } from '../browser.ts'
import { Terminal } from '../readmes/Terminal.ts'
import type { Step } from '../report/message.ts'
import { attempt } from './attempt.ts'
import { Project } from './Project.ts'

const EXAMPLES = new URL('../../examples/', import.meta.url)
const SVELTE_KIT = new URL('svelte-kit/', EXAMPLES)
const LABEL = 'Text to translate'

/** Builds a project with Vite and serves what was built; SvelteKit renders it on the server. */
async function preview(
  name: string,
  { source, env }: { source: URL; env: NodeJS.ProcessEnv },
  look: (url: string) => Promise<void>,
): Promise<void> {
  await using project = await Project.create(name, env)
  await cp(fileURLToPath(source), project.folder, { recursive: true })
  await project.install()
  await project.run('vite', ['build'])
  const terminal = new Terminal(project.folder, env)
  try {
    await look(await terminal.open('npx vite preview'))
  } finally {
    await terminal.stop()
  }
}

/** A widget in pages of each framework, in Chromium. */
export async function runFrameworks(env: NodeJS.ProcessEnv): Promise<Step[]> {
  const steps: Step[] = []
  for (const name of ['svelte', 'react', 'vue']) {
    const source = new URL(`${name}/`, EXAMPLES)
    steps.push(
      await attempt('frameworks', `Vite, ${name}`, () =>
        preview(name, { source, env }, (url) => showPage(url, translate)),
      ),
    )
  }
  steps.push(
    await attempt('frameworks', 'SvelteKit, rendered on a server', () =>
      preview('svelte-kit', { source: SVELTE_KIT, env }, async (url) => {
        const html = await (await fetch(url)).text()
        if (!html.includes(LABEL)) throw new Error(`The server renders no widget:\n${html}`)
        await showPage(url, translate)
      }),
    ),
  )
  return steps
}
