import { anthropicDialect } from './anthropic/anthropicDialect.ts'
import type { Dialect } from './core/dialect.ts'
import { huggingFaceDialect } from './huggingFace/huggingFaceDialect.ts'
import { mcpDialect } from './mcp/mcpDialect.ts'
import { ogpuDialect } from './ogpu/ogpuDialect.ts'
import { openAiDialect } from './openAi/openAiDialect.ts'
import { operationDialect } from './operation/operationDialect.ts'
import { openInferenceDialect } from './openInference/openInferenceDialect.ts'
import { rerankDialect } from './rerank/rerankDialect.ts'
import { taskmeshDialect } from './taskmesh/taskmeshDialect.ts'
import { textEmbeddingsDialect } from './textEmbeddings/textEmbeddingsDialect.ts'

/** The wire formats that the server speaks, a folder each. */
export const DIALECTS: readonly Dialect[] = [
  operationDialect,
  taskmeshDialect,
  ogpuDialect,
  huggingFaceDialect,
  openAiDialect,
  anthropicDialect,
  textEmbeddingsDialect,
  rerankDialect,
  openInferenceDialect,
  mcpDialect,
]
