import { MODALITY_LABELS, TASKS, type Reference, type TaskId } from '@taskmesh/tasks'
import { TASK_ABOUTS } from '@taskmesh/tasks-data/abouts'
import { snippetsOf } from '@taskmesh/tasks/snippets'
import { apiRoutes } from '../api/apiRoutes.ts'
import { relatedTasks, taskTables } from '../task/taskFacts.ts'
import { markdownTable } from './markdownTable.ts'

function references(title: string, all: readonly Reference[]): string[] {
  if (all.length === 0) return []
  const lines = all.map(({ id, description }) => `- \`${id}\`: ${description}`)
  return [`### ${title}\n\n${lines.join('\n')}\n`]
}

function fenced(language: string, code: string): string {
  return `\`\`\`${language}\n${code.trimEnd()}\n\`\`\`\n`
}

function routesOf(task: TaskId): string[] {
  return apiRoutes(task).map(({ dialect, route, note, body }) => {
    const head = `### ${dialect}${route === undefined ? '' : `: \`${route}\``}\n\n${note}\n`
    return body === undefined ? head : `${head}\n${fenced('json', JSON.stringify(body, null, 2))}`
  })
}

/** Writes all that the page of a task says as Markdown, for programs and for those who read so. */
export function taskMarkdown(task: TaskId): string {
  const { name, summary, modality, metrics, models, datasets, libraries } = TASKS[task]
  const related = relatedTasks(task).map((id) => `- [${TASKS[id].name}](./${id}.md)`)
  return [
    `# ${name}\n\n${summary}\n\nTask id: \`${task}\` (${MODALITY_LABELS[modality]})\n`,
    `## About\n\n${TASK_ABOUTS[task].trim()}\n`,
    ...references('Metrics', metrics),
    ...(libraries.length === 0 ? [] : [`### Libraries\n\n${libraries.join(', ')}\n`]),
    '## Code\n',
    ...snippetsOf(task).map(
      ({ title, language, code }) => `### ${title}\n\n${fenced(language, code)}`,
    ),
    '## API\n',
    ...routesOf(task),
    '## Schema\n',
    ...taskTables(task).map(markdownTable),
    '## Models and data\n',
    ...references('Models', models),
    ...references('Datasets', datasets),
    `## Related tasks\n\n${related.join('\n')}\n`,
  ].join('\n')
}
