import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import type { TaskId } from '@taskmesh/tasks'
import { inputParts } from '../input/inputParts.ts'
import { readTaskName } from '../input/readTaskName.ts'
import { createReporter } from '../output/reporter.ts'
import type { Language } from '../pipeline/codeOf.ts'
import { emptyPipeline } from '../pipeline/emptyPipeline.ts'
import { FolderInUseError, NoTemplateError } from '../pipeline/errors.ts'
import {
  templateFolder,
  TEMPLATES,
  type LibraryTemplate,
  type Template,
} from '../pipeline/templates.ts'

/** The options of `taskmesh new pipeline`. */
export interface NewPipelineOptions {
  task?: string
  language?: Language
  template: Template
  json: boolean
}

/** Copies a template of a library. */
async function copyTemplate(folder: string, template: LibraryTemplate, task: TaskId) {
  const source = templateFolder(template, task)
  if (source === undefined) throw new NoTemplateError(template, 'task', task)
  await cp(source, folder, { recursive: true })
  await cp(join(dirname(source), 'requirements.txt'), join(folder, 'requirements.txt'))
}

async function writeEmpty(folder: string, task: TaskId, language: Language): Promise<void> {
  for (const [name, content] of emptyPipeline(task, language)) {
    await writeFile(join(folder, name), content)
  }
}

function stepsFor(folder: string, template: Template, task: TaskId): string[] {
  const shown = relative('.', folder) || '.'
  const path = shown.startsWith('.') ? shown : `./${shown}`
  const inputs = (inputParts(task) ?? [{ name: 'inputs…' }])
    .map(({ name }) => `<${name}>`)
    .join(' ')
  const prepare =
    template === 'empty'
      ? []
      : [
          `python3 -m pip install -r ${join(shown, 'requirements.txt')}`,
          `python3 ${join(shown, 'prepare.py')}`,
        ]
  return [...prepare, `taskmesh run ${task} ${inputs} --model ${path}`]
}

/**
 * Writes a new pipeline into a folder.
 *
 * @throws FolderInUseError, NoTemplateError, or UnknownTaskError.
 */
export async function newPipeline(folder: string, options: NewPipelineOptions): Promise<void> {
  const { template, json } = options
  const [first = 'text-classification'] = TEMPLATES[template]
  const task = options.task === undefined ? first : readTaskName(options.task).task
  const language = options.language ?? (template === 'empty' ? 'typescript' : 'python')
  if (template !== 'empty' && language !== 'python') {
    throw new NoTemplateError(template, 'language', language)
  }
  if (existsSync(folder) && (await readdir(folder)).length > 0) throw new FolderInUseError(folder)
  if (template === 'empty') {
    await mkdir(folder, { recursive: true })
    await writeEmpty(folder, task, language)
  } else {
    await copyTemplate(folder, template, task)
  }
  const files = (await readdir(folder)).toSorted()
  const steps = stepsFor(folder, template, task)
  const reporter = createReporter({ json })
  reporter.json({ folder, task, language, template, files, steps })
  if (!json) {
    reporter.result(`Wrote ${files.join(', ')} into ${folder}. Run it:`)
    for (const step of steps) reporter.result(`  ${step}`)
  }
}
