import type { Command } from 'commander'

/** The words with which shells ask what could come next; typed by scripts only. */
const COMPLETION_COMMANDS = ['completion', 'complete']

/** Whether a command line is about completion, which other commands need not load. */
export function isCompletion([name = '']: readonly string[]): boolean {
  return COMPLETION_COMMANDS.includes(name)
}

/** `taskmesh completion`: what a shell needs to complete words. Its code is loaded when it is asked for. */
export async function addCompletionCommand(
  program: Command,
  args: readonly string[],
): Promise<void> {
  if (isCompletion(args)) {
    const { addCompletion } = await import('../completion/addCompletion.ts')
    addCompletion(program)
    return
  }
  program
    .command('completion')
    .description('Print a script for completion: source <(taskmesh completion bash)')
    .argument('<shell>', 'bash, zsh, fish or powershell')
}
