// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledSchema } from '../compiled/compiledSchema.ts'
import type { CompiledPart } from '../compiled/taskSchema.ts'
import type * as source from '../dialects/ogpu/wire.ts'

/** {@link source.ogpuData}, compiled. */
export const ogpuData: CompiledPart<typeof source.ogpuData> = /*#__PURE__*/ compiledSchema({ type: "object", fields: { input: { type: "unknown" }, args: { type: "optional", inner: { type: "nullable", inner: { type: "record", key: { type: "string" }, value: { type: "unknown" } } } } }, others: "keep" })

/** {@link source.ogpuPayload}, compiled. */
export const ogpuPayload: CompiledPart<typeof source.ogpuPayload> = /*#__PURE__*/ compiledSchema({ type: "object", fields: { function_name: { type: "literal", values: ["inference"], error: "\"inference\", the one function of these sources" }, data: { type: "object", fields: { input: { type: "unknown" }, args: { type: "optional", inner: { type: "nullable", inner: { type: "record", key: { type: "string" }, value: { type: "unknown" } } } } }, others: "keep" } }, others: "keep" })

/** {@link source.ogpuResult}, compiled. */
export const ogpuResult: CompiledPart<typeof source.ogpuResult> = /*#__PURE__*/ compiledSchema({ type: "object", fields: { result: { type: "union", options: [{ type: "array", item: { type: "unknown" } }, { type: "record", key: { type: "string" }, value: { type: "unknown" } }], error: "an array, or an object" }, warnings: { type: "optional", inner: { type: "array", item: { type: "string" } } } }, others: "keep" })
