import type { EngineAnswer, LoadedModel } from './loadedModel.ts'

/** A model whose answers all carry the warnings that came up when it was loaded. */
export function withWarnings(model: LoadedModel, warnings: readonly string[]): LoadedModel {
  if (warnings.length === 0) return model
  const add = (answer: EngineAnswer): EngineAnswer => ({
    ...answer,
    warnings: [...warnings, ...answer.warnings],
  })
  return {
    memoryBytes: model.memoryBytes,
    joinsCalls: model.joinsCalls,
    text: model.text,
    run: async (call) => add(await model.run(call)),
    async *stream(call) {
      if (model.stream === undefined) return add(await model.run(call))
      return add(yield* model.stream(call))
    },
    dispose: () => model.dispose(),
  }
}
