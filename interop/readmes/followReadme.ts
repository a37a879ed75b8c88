import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { showPage, translate } from '../browser.ts'
import type { Step } from '../report/message.ts'
import { StepFailedError } from '../runStep.ts'
import { readInstructions, type Command } from './readInstructions.ts'
import { Terminal } from './Terminal.ts'

export interface FollowOptions {
  /** Whose README it is. */
  name: string
  markdown: string
  /** What makes npm install from the registry that has the packages. */
  env: NodeJS.ProcessEnv
  log: (message: string) => void
}

/** Looks at a page that a command has opened; other URLs are only addresses. */
async function lookAt(url: string): Promise<void> {
  const response = await fetch(url)
  await response.body?.cancel()
  if (!response.headers.get('content-type')?.startsWith('text/html')) return
  await showPage(url, async (page) => {
    await page.locator('h1').first().waitFor()
    if ((await page.locator('#answer').count()) > 0) await translate(page)
  })
}

async function runCommand(terminal: Terminal, command: Command, text: string): Promise<void> {
  if (command.isBackground) return lookAt(await terminal.open(text))
  const printed = await terminal.run(text)
  const { prints } = command
  if (prints !== undefined && printed !== prints) {
    throw new StepFailedError(`It prints:\n${printed}The README says:\n${prints}`)
  }
}

/** Does what a README says, in an empty folder, until something does not work. */
export async function followReadme(options: FollowOptions): Promise<Step[]> {
  const { name, markdown, env, log } = options
  const root = await mkdtemp(join(tmpdir(), `taskmesh-readme-${name}-`))
  const global = await mkdtemp(join(tmpdir(), 'taskmesh-global-'))
  const PATH = [join(global, 'bin'), env['PATH']].join(delimiter)
  const terminal = new Terminal(root, { ...env, PATH, npm_config_prefix: global })
  const steps: Step[] = []
  let programs = 0
  try {
    for (const instruction of readInstructions(markdown)) {
      if (instruction.type === 'section') {
        await terminal.stop()
        terminal.folder = root
        continue
      }
      if (instruction.type === 'file') {
        const file = join(terminal.folder, instruction.name)
        await mkdir(dirname(file), { recursive: true })
        await writeFile(file, instruction.text)
        continue
      }
      let { text } = instruction
      if (instruction.type === 'program') {
        const file = `program-${++programs}.mts`
        await writeFile(join(terminal.folder, file), text)
        text = `node ${file}`
      }
      const shown = text.trim().split('\n').join('; ').slice(0, 100)
      log(`README of ${name}: ${shown}`)
      const start = performance.now()
      const detail = await runCommand(terminal, instruction, text).then(
        () => '',
        (error: unknown) => String(error),
      )
      const seconds = (performance.now() - start) / 1000
      const outcome = detail === '' ? 'passed' : 'failed'
      steps.push({
        type: 'step',
        group: `README of ${name}`,
        name: shown,
        outcome,
        detail,
        seconds,
      })
      // Who reads on after something has failed does so without it.
      if (outcome === 'failed' && instruction.type === 'shell') break
    }
    return steps
  } finally {
    await terminal.stop()
    for (const folder of [root, global]) await rm(folder, { recursive: true, force: true })
  }
}
