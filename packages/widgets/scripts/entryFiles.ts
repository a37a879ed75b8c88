import { existsSync } from 'node:fs'

/** A file that follows from the tasks of the registry and the widgets that are made by hand. */
export interface EntryFile {
  /** Path in src/lib. */
  path: string
  content: string
}

const HEADER = 'Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.'
const WIDGETS = new URL('../src/lib/widgets/', import.meta.url)

function isByHand(task: string): boolean {
  return existsSync(new URL(`${task}/Widget.svelte`, WIDGETS))
}

function entry(task: string): string {
  const [source, prop] = isByHand(task)
    ? [`../../widgets/${task}/Widget.svelte`, '']
    : ['../../schemaWidget/SchemaWidget.svelte', ` task="${task}"`]
  return `<!-- ${HEADER} -->
<script lang="ts" module>
  import task from '@taskmesh/tasks-data/entries/${task}'
  import { addTask } from '../../task/taskSources.ts'

  addTask(task)
</script>

<script lang="ts">
  import type { WidgetProps } from '../../frame/types.ts'
  import Widget from '${source}'

  let props: WidgetProps<'${task}'> = $props()
</script>

<Widget {...props}${prop} />
`
}

/** The words of an id as a name of a class. */
function className(task: string): string {
  return task.replace(/(?:^|-)(\w)/g, (_match, letter: string) => letter.toUpperCase())
}

function element(task: string): string {
  const name = `Taskmesh${className(task)}Element`
  return `// ${HEADER}
import Widget from '../../entries/generated/${task}.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of \`<taskmesh-${task}>\`; \`undefined\` where there is no DOM. */
const ${name} = defineWidgetElement('${task}', Widget)

export default ${name}

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-${task}': WidgetElement<'${task}'>
  }
}
`
}

function loaders(tasks: readonly string[]): string {
  const lines = tasks.map(
    (task) =>
      `  '${task}': async () => (await import('../entries/generated/${task}.svelte')).default,`,
  )
  return `// ${HEADER}
import type { TaskId } from '@taskmesh/tasks'
import type { Component } from 'svelte'
import type { WidgetProps } from '../frame/types.ts'

/** Loads the widget of each task, with the schema and the examples of that task. */
export const WIDGET_LOADERS: {
  readonly [Id in TaskId]: () => Promise<Component<WidgetProps<Id>>>
} = {
${lines.join('\n')}
}
`
}

function elementTags(tasks: readonly string[]): string {
  const lines = tasks.map((task) => `  'taskmesh-${task}': '${task}'`)
  return `// ${HEADER}

/** The element of each task, with the task. */
export interface WidgetTags {
${lines.join('\n')}
}
`
}

/** The entries of all tasks, in the form in which they are written. */
export function entryFiles(tasks: readonly string[]): EntryFile[] {
  return [
    { path: 'generated/widgetLoaders.ts', content: loaders(tasks) },
    { path: 'generated/widgetTags.ts', content: elementTags(tasks) },
    ...tasks.flatMap((task) => [
      { path: `entries/generated/${task}.svelte`, content: entry(task) },
      { path: `elements/generated/${task}.ts`, content: element(task) },
    ]),
  ]
}
