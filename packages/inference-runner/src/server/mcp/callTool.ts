import {
  ProtocolError,
  ProtocolErrorCode,
  type CallToolResult,
  type ServerContext,
} from '@modelcontextprotocol/server'
import { reasonOf } from '@taskmesh/errors'
import type { TaskId } from '@taskmesh/tasks'
import { inlineMedia } from '@taskmesh/tasks/media'
import type { Logger } from '../../logger.ts'
import type { RunEvent, RunOptions, RunResult } from '../../runner/runner.ts'
import { toErrorReply } from '../core/toErrorReply.ts'
import { toContent } from './toContent.ts'
import { toolProgress, type ToolProgress } from './toolProgress.ts'
import type { ModelTool } from './tools.ts'
import { InternalError } from '../core/errors.ts'

type ToolRunOptions = Pick<RunOptions, 'model' | 'signal' | 'onProgress'>

/** Runs what tools are called for: a runner does, and so do the calls of an HTTP request. */
export interface ToolCalls {
  run<Id extends TaskId>(
    task: Id,
    request: unknown,
    options: ToolRunOptions,
  ): Promise<RunResult<Id>>
  stream<Id extends TaskId>(
    task: Id,
    request: unknown,
    options: ToolRunOptions,
  ): AsyncIterable<RunEvent<Id>>
}

/** A call of a tool, by its name. */
export interface ToolCall {
  name: string
  arguments?: Record<string, unknown> | undefined
}

export interface CallToolOptions {
  tools: readonly ModelTool[]
  calls: ToolCalls
  logger: Logger
}

/** Runs a call piece by piece, and tells of them. */
async function streamed<Id extends TaskId>(
  events: AsyncIterable<RunEvent<Id>>,
  progress: ToolProgress,
): Promise<RunResult<Id>> {
  let result: RunResult<Id> | undefined
  for await (const event of events) {
    if (event.type === 'piece') progress.piece(event.piece)
    else result = event.result
  }
  if (result === undefined) throw new InternalError('The run ended without a result.')
  return result
}

/** An error as the model that called reads it: what was wrong, and what to do. */
function toErrorResult(thrown: unknown, logger: Logger): CallToolResult {
  const { error, status } = toErrorReply(thrown)
  if (status >= 500) logger.error({ code: error.code, reason: reasonOf(thrown) }, 'tool failed')
  const { message, details, path, retryable } = error
  const lines = [
    message,
    ...(details === undefined ? [] : [details]),
    ...(path === undefined || message.includes(path) ? [] : [`At: ${path}`]),
    ...(retryable ? ['The same call may succeed later.'] : []),
  ]
  return {
    isError: true,
    content: [{ type: 'text', text: lines.join('\n') }],
    _meta: { 'taskmesh/error': error },
  }
}

/**
 * Calls a tool. What goes wrong in the call is a result that says so, for the model that called to read; a tool that
 * there is not is an error of the protocol.
 */
export async function callTool(
  { name, arguments: request = {} }: ToolCall,
  context: ServerContext,
  { tools, calls, logger }: CallToolOptions,
): Promise<CallToolResult> {
  const found = tools.find(({ tool }) => tool.name === name)
  if (found === undefined) {
    const names = tools.map(({ tool }) => tool.name).join(', ')
    throw new ProtocolError(
      ProtocolErrorCode.InvalidParams,
      `There is no tool ${JSON.stringify(name.slice(0, 100))}. There are: ${names}.`,
    )
  }
  const { model } = found
  const progress = toolProgress(context)
  progress?.queued(model)
  const options = {
    model: model.id,
    signal: context.mcpReq.signal,
    ...(progress === undefined ? {} : { onProgress: progress.loading }),
  }
  try {
    const run =
      progress === undefined
        ? calls.run(model.task, request, options)
        : streamed(calls.stream(model.task, request, options), progress)
    const { output, warnings } = await inlineMedia(await run)
    const facts = warnings.length === 0 ? {} : { warnings }
    return { content: toContent(output), structuredContent: { output, ...facts } }
  } catch (error) {
    return toErrorResult(error, logger)
  }
}
