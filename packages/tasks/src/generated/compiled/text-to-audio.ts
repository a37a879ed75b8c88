// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { anything, boolean, oneOf } from '../../compiled/nodes/constants.ts'
import { worded } from '../../compiled/nodes/marks.ts'
import { media } from '../../compiled/nodes/media.ts'
import { between, integer, number } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { optional } from '../../compiled/nodes/optional.ts'
import { string } from '../../compiled/nodes/string.ts'
import { union } from '../../compiled/nodes/union.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/text-to-audio/schema.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ string(1, 200000),
  parameters: /*#__PURE__*/ object({ duration: /*#__PURE__*/ optional(/*#__PURE__*/ between(/*#__PURE__*/ number(undefined, 600), 0)), max_length: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 10485760)), max_new_tokens: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 10485760)), min_length: /*#__PURE__*/ optional(/*#__PURE__*/ integer(0, 10485760)), min_new_tokens: /*#__PURE__*/ optional(/*#__PURE__*/ integer(0, 10485760)), do_sample: /*#__PURE__*/ optional(boolean), temperature: /*#__PURE__*/ optional(/*#__PURE__*/ between(/*#__PURE__*/ number(undefined, 100), 0)), top_k: /*#__PURE__*/ optional(/*#__PURE__*/ integer(0, 1000000)), top_p: /*#__PURE__*/ optional(/*#__PURE__*/ between(/*#__PURE__*/ number(undefined, 1), 0)), repetition_penalty: /*#__PURE__*/ optional(/*#__PURE__*/ number(0.01, 100)), seed: /*#__PURE__*/ optional(/*#__PURE__*/ integer(0)), typical_p: /*#__PURE__*/ optional(/*#__PURE__*/ between(/*#__PURE__*/ number(undefined, 1), 0)), epsilon_cutoff: /*#__PURE__*/ optional(/*#__PURE__*/ between(/*#__PURE__*/ number(0), undefined, 1)), eta_cutoff: /*#__PURE__*/ optional(/*#__PURE__*/ between(/*#__PURE__*/ number(0), undefined, 1)), num_beams: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 128)), num_beam_groups: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 128)), early_stopping: /*#__PURE__*/ optional(/*#__PURE__*/ worded("true, false or \"never\"", /*#__PURE__*/ union(boolean, /*#__PURE__*/ oneOf("never")))), penalty_alpha: /*#__PURE__*/ optional(/*#__PURE__*/ number(0, 1)), use_cache: /*#__PURE__*/ optional(boolean), guidance_scale: /*#__PURE__*/ optional(/*#__PURE__*/ number(0, 100)), negative_prompt: /*#__PURE__*/ optional(/*#__PURE__*/ string(1, 200000)), num_inference_steps: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 1000)) }, anything),
  output: /*#__PURE__*/ object({ audio: /*#__PURE__*/ media("audio"), sampling_rate: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 1000000)) }),
  batch: true,
})

export default task
