import type { Command } from 'commander'
import type { McpOptions } from '../actions/mcp.ts'

function collect(value: string, values: readonly string[]): string[] {
  return [...values, value]
}

const EXAMPLES = `
Examples:
  taskmesh mcp
  taskmesh mcp text-classification translation
  taskmesh mcp text-classification=./my-model image-classification=./my-pipeline

A client such as Claude Desktop starts it by itself. In its settings:
  {"mcpServers": {"taskmesh": {"command": "taskmesh", "args": ["mcp", "text-classification"]}}}`

/** `taskmesh mcp`: models as tools of the program that starts this one. */
export function addMcpCommand(program: Command): void {
  program
    .command('mcp')
    .description(
      'Serve models as tools of the Model Context Protocol, over standard input and output',
    )
    .argument(
      '[models...]',
      'tasks whose demonstration model is served, or <task>=<folder of a model>; without any, all demonstration models',
    )
    .option('--allow-host <host>', 'fetch from this host although it is not public', collect, [])
    .addHelpText('after', EXAMPLES)
    .action(async (models: string[], options: McpOptions) =>
      (await import('../actions/mcp.ts')).mcp(models, options),
    )
}
