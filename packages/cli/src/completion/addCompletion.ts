import tab from '@bomb.sh/tab/commander'
import { DEMO_MODELS } from '@taskmesh/demo-models'
import { TASK_IDS, TASKS } from '@taskmesh/tasks/registry'
import type { Command } from 'commander'

type Suggest = (value: string, description: string) => void

const suggestTasks = (suggest: Suggest) => {
  for (const task of TASK_IDS) suggest(task, TASKS[task].summary)
}

const suggestModels = (suggest: Suggest) => {
  for (const { id, summary } of Object.values(DEMO_MODELS)) suggest(id, summary)
}

/** Adds `taskmesh completion <shell>`, and what its scripts ask: commands, options, tasks and models. */
export function addCompletion(program: Command): void {
  const completion = tab(program, { completionCommandName: 'completion' })
  completion.commands.get('run')?.argument('task', suggestTasks)
  completion.commands.get('serve')?.argument('models', suggestTasks, true)
  completion.commands
    .get('serve')
    ?.option('source-task', 'The task of an OGPU source', suggestTasks)
  completion.commands.get('new pipeline')?.option('task', 'What the pipeline does', suggestTasks)
  completion.commands.get('init')?.option('task', 'What the program pays for', suggestTasks)
  for (const name of ['models load', 'models unload']) {
    completion.commands.get(name)?.argument('model', suggestModels)
  }
}
