// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledSchema } from '../../compiled/compiledSchema.ts'
import { array } from '../../compiled/nodes/array.ts'
import { boolean, oneOf } from '../../compiled/nodes/constants.ts'
import { worded } from '../../compiled/nodes/marks.ts'
import { integer, number } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { nullable, optional } from '../../compiled/nodes/optional.ts'
import { string } from '../../compiled/nodes/string.ts'
import { union, variants } from '../../compiled/nodes/union.ts'
import type { CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/text-generation/schema.ts'
import { earlyStopping, seed, stream, tokens2 } from '../commonNodes.ts'

const prefill = /*#__PURE__*/ optional(/*#__PURE__*/ array(/*#__PURE__*/ object({ id: /*#__PURE__*/ integer(0, 9007199254740991), text: /*#__PURE__*/ string(), logprob: /*#__PURE__*/ nullable(/*#__PURE__*/ number()) })))
const tokens = /*#__PURE__*/ optional(tokens2)
const topTokens = /*#__PURE__*/ optional(/*#__PURE__*/ nullable(/*#__PURE__*/ array(tokens2)))

const task: CompiledTask<typeof schema> = {
  inputs: /*#__PURE__*/ compiledSchema(/*#__PURE__*/ string(1, 200000)),
  parameters: /*#__PURE__*/ compiledSchema(/*#__PURE__*/ object({ max_length: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 10485760)), max_new_tokens: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 10485760)), min_length: /*#__PURE__*/ optional(/*#__PURE__*/ integer(0, 10485760)), min_new_tokens: /*#__PURE__*/ optional(/*#__PURE__*/ integer(0, 10485760)), do_sample: /*#__PURE__*/ optional(boolean), temperature: /*#__PURE__*/ optional(/*#__PURE__*/ number(undefined, 100, 0)), top_k: /*#__PURE__*/ optional(/*#__PURE__*/ integer(0, 1000000)), top_p: /*#__PURE__*/ optional(/*#__PURE__*/ number(undefined, 1, 0)), typical_p: /*#__PURE__*/ optional(/*#__PURE__*/ number(undefined, 1, 0)), epsilon_cutoff: /*#__PURE__*/ optional(/*#__PURE__*/ number(0, undefined, undefined, 1)), eta_cutoff: /*#__PURE__*/ optional(/*#__PURE__*/ number(0, undefined, undefined, 1)), repetition_penalty: /*#__PURE__*/ optional(/*#__PURE__*/ number(0.01, 100)), seed: /*#__PURE__*/ optional(/*#__PURE__*/ integer(0, 9007199254740991)), num_beams: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 128)), num_beam_groups: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 128)), early_stopping: earlyStopping, penalty_alpha: /*#__PURE__*/ optional(/*#__PURE__*/ number(0, 1)), use_cache: /*#__PURE__*/ optional(boolean), num_return_sequences: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 16)), best_of: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 20)), frequency_penalty: /*#__PURE__*/ optional(/*#__PURE__*/ number(-2, 2)), return_full_text: /*#__PURE__*/ optional(boolean), stop: /*#__PURE__*/ optional(/*#__PURE__*/ array(/*#__PURE__*/ string(1, 200), undefined, 4)), truncate: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 10485760)), grammar: /*#__PURE__*/ optional(/*#__PURE__*/ worded("a grammar whose type is \"json\", \"regex\" or \"json_schema\"", /*#__PURE__*/ variants("type", /*#__PURE__*/ object({ type: /*#__PURE__*/ oneOf("json"), value: /*#__PURE__*/ worded("a JSON Schema, or a string that holds one", /*#__PURE__*/ union(/*#__PURE__*/ string(1, 200000), /*#__PURE__*/ object({}, "keep"))) }, "keep"), /*#__PURE__*/ object({ type: /*#__PURE__*/ oneOf("regex"), value: /*#__PURE__*/ string(1, 200000) }, "keep"), /*#__PURE__*/ object({ type: /*#__PURE__*/ oneOf("json_schema"), value: /*#__PURE__*/ object({ name: /*#__PURE__*/ optional(/*#__PURE__*/ string(1, 100)), schema: /*#__PURE__*/ object({}, "keep") }, "keep") }, "keep")))), details: /*#__PURE__*/ optional(boolean), decoder_input_details: /*#__PURE__*/ optional(boolean), top_n_tokens: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 20)), watermark: /*#__PURE__*/ optional(boolean), adapter_id: /*#__PURE__*/ optional(/*#__PURE__*/ string(1, 200)) }, "keep")),
  output: /*#__PURE__*/ compiledSchema(/*#__PURE__*/ array(/*#__PURE__*/ object({ generated_text: /*#__PURE__*/ string(), details: /*#__PURE__*/ optional(/*#__PURE__*/ nullable(/*#__PURE__*/ object({ finish_reason: /*#__PURE__*/ oneOf("length", "eos_token", "stop_sequence"), generated_tokens: /*#__PURE__*/ integer(0, 9007199254740991), seed, prefill, tokens, top_tokens: topTokens, best_of_sequences: /*#__PURE__*/ optional(/*#__PURE__*/ nullable(/*#__PURE__*/ array(/*#__PURE__*/ object({ generated_text: /*#__PURE__*/ string(), finish_reason: /*#__PURE__*/ oneOf("length", "eos_token", "stop_sequence"), generated_tokens: /*#__PURE__*/ integer(0, 9007199254740991), seed, prefill, tokens, top_tokens: topTokens })))) }))) }))),
  stream: /*#__PURE__*/ compiledSchema(stream),
  batch: true,
}

export default task
