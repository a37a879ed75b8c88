import { MODALITIES, MODALITY_LABELS, TASK_IDS, TASKS } from '@taskmesh/tasks'

const INTRODUCTION = `A task is the shape of a model’s API: what goes in, what comes out, which parameters there are. Each has
types, a schema, examples, code for every client, and a widget to try it. A task runs on a local runner, in the browser, or on the OGPU chain,
where a provider is paid for it.`

/**
 * Writes the list of all tasks as Markdown, with links to their pages in Markdown.
 *
 * @param base - the address of the pages, which ends with a slash.
 */
export function indexMarkdown(base: string): string {
  const groups = MODALITIES.flatMap((modality) => {
    const lines = TASK_IDS.filter((id) => TASKS[id].modality === modality).map(
      (id) => `- [${TASKS[id].name}](${base}tasks/${id}.md): ${TASKS[id].summary}`,
    )
    return lines.length === 0 ? [] : [`## ${MODALITY_LABELS[modality]}\n\n${lines.join('\n')}\n`]
  })
  return ['# Taskmesh\n', `> ${INTRODUCTION.replaceAll('\n', ' ')}\n`, ...groups].join('\n')
}
