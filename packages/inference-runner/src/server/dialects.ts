import type { Dialect } from './core/dialect.ts'
import { huggingFaceDialect } from './huggingFace/huggingFaceDialect.ts'
import { mcpDialect } from './mcp/mcpDialect.ts'
import { ogpuDialect } from './ogpu/ogpuDialect.ts'
import { openAiDialect } from './openAi/openAiDialect.ts'
import { operationDialect } from './operation/operationDialect.ts'
import { taskmeshDialect } from './taskmesh/taskmeshDialect.ts'

/** The wire formats that the server speaks, a folder each. */
export const DIALECTS: readonly Dialect[] = [
  operationDialect,
  taskmeshDialect,
  ogpuDialect,
  huggingFaceDialect,
  openAiDialect,
  mcpDialect,
]
