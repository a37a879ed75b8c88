// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledSchema } from '../compiled/compiledSchema.ts'
import type { CompiledPart } from '../compiled/taskSchema.ts'
import { array } from '../compiled/nodes/array.ts'
import { anything, oneOf } from '../compiled/nodes/constants.ts'
import { integer, number } from '../compiled/nodes/number.ts'
import { object } from '../compiled/nodes/object.ts'
import { nullable, optional } from '../compiled/nodes/optional.ts'
import { record } from '../compiled/nodes/record.ts'
import { string } from '../compiled/nodes/string.ts'
import type * as source from '../dialects/openAi/completion/completionPiece.ts'

/** {@link source.completionPiece}, compiled. */
export const completionPiece: CompiledPart<typeof source.completionPiece> = /*#__PURE__*/ compiledSchema(/*#__PURE__*/ object({ id: /*#__PURE__*/ string(), object: /*#__PURE__*/ oneOf("text_completion"), created: /*#__PURE__*/ integer(0, 9007199254740991), model: /*#__PURE__*/ string(), choices: /*#__PURE__*/ array(/*#__PURE__*/ object({ index: /*#__PURE__*/ integer(0, 9007199254740991), text: /*#__PURE__*/ string(), finish_reason: /*#__PURE__*/ nullable(/*#__PURE__*/ string()), logprobs: /*#__PURE__*/ optional(/*#__PURE__*/ nullable(/*#__PURE__*/ object({ tokens: /*#__PURE__*/ optional(/*#__PURE__*/ array(/*#__PURE__*/ string())), token_logprobs: /*#__PURE__*/ optional(/*#__PURE__*/ array(/*#__PURE__*/ nullable(/*#__PURE__*/ number()))), top_logprobs: /*#__PURE__*/ optional(/*#__PURE__*/ nullable(/*#__PURE__*/ array(/*#__PURE__*/ nullable(/*#__PURE__*/ record(/*#__PURE__*/ string(), /*#__PURE__*/ nullable(/*#__PURE__*/ number())))))), text_offset: /*#__PURE__*/ optional(/*#__PURE__*/ array(/*#__PURE__*/ integer())) }, anything))) }, anything)), usage: /*#__PURE__*/ optional(/*#__PURE__*/ nullable(/*#__PURE__*/ object({ prompt_tokens: /*#__PURE__*/ integer(0, 9007199254740991), completion_tokens: /*#__PURE__*/ integer(0, 9007199254740991), total_tokens: /*#__PURE__*/ integer(0, 9007199254740991) }, anything))) }, anything))
