import { Server } from '@modelcontextprotocol/server'
import { silentLogger, type Logger } from '../../logger.ts'
import type { Runner } from '../../runner/runner.ts'
import { packageVersion } from '../core/packageVersion.ts'
import { callTool, type ToolCalls } from './callTool.ts'
import { completeName, listResources, readResource, RESOURCE_TEMPLATES } from './resources.ts'
import { modelTools } from './tools.ts'

const INSTRUCTIONS =
  'Each tool is a machine-learning model that runs here. The resources taskmesh://tasks/{task} say what a task is ' +
  'for, and taskmesh://models/{model} what a model can do and cannot.'

/** Options of {@link createMcpServer}: the runner whose models become tools. */
export interface McpServerOptions {
  runner: Runner
  /** What runs the calls. Default: the runner. */
  calls?: ToolCalls | undefined
  /** Where failures are reported. Default: nowhere. */
  logger?: Logger | undefined
}

/**
 * Makes an MCP server of what a runner serves: a tool for each model, with the schemas of its task; the pages about
 * the tasks and the cards of the models as resources. It serves one connection.
 *
 * Source: Model Context Protocol, revision 2026-07-28, "Server features"; the SDK also speaks 2025-11-25 and older.
 */
export function createMcpServer({
  runner,
  calls = runner,
  logger = silentLogger,
}: McpServerOptions): Server {
  const server = new Server(
    { name: 'taskmesh', title: 'Taskmesh', version: packageVersion() },
    { capabilities: { tools: {}, resources: {}, completions: {} }, instructions: INSTRUCTIONS },
  )
  const tools = () => modelTools(runner.models())
  server.setRequestHandler('tools/list', () => ({ tools: tools().map(({ tool }) => tool) }))
  server.setRequestHandler('tools/call', ({ params }, context) =>
    callTool(params, context, { tools: tools(), calls, logger }),
  )
  server.setRequestHandler('resources/list', async () => ({
    resources: await listResources(runner),
  }))
  server.setRequestHandler('resources/templates/list', () => ({
    resourceTemplates: [...RESOURCE_TEMPLATES],
  }))
  server.setRequestHandler('resources/read', ({ params }) => readResource(runner, params.uri))
  server.setRequestHandler('completion/complete', ({ params }) =>
    completeName(runner, params.argument),
  )
  return server
}
