import type { Engine } from '../../engine/engine.ts'
import type { LoadedModel } from '../../engine/loadedModel.ts'
import type { RemoteDialect, RemoteEndpointSpec } from '../../engine/modelSpec.ts'
import { ModelLoadError } from '../../errors.ts'
import { huggingFaceModel } from './dialects/huggingFace.ts'
import { openAiModel } from './dialects/openAi.ts'
import { openInferenceModel } from './dialects/openInference.ts'
import { Endpoint } from './Endpoint.ts'

const DIALECTS: {
  readonly [Dialect in RemoteDialect]: (
    spec: RemoteEndpointSpec,
    endpoint: Endpoint,
  ) => LoadedModel | Promise<LoadedModel>
} = {
  'hugging-face': huggingFaceModel,
  openai: openAiModel,
  'open-inference': openInferenceModel,
}

/** Models behind the HTTP API of another server. */
export const remote: Engine = {
  name: 'remote endpoint',
  kinds: ['remote-endpoint'],
  isOpen: true,
  canRun: () => ({ runnable: true }),

  async load(spec) {
    if (spec.kind !== 'remote-endpoint') {
      throw new ModelLoadError(spec.id, 'It is no remote endpoint.')
    }
    return DIALECTS[spec.dialect](spec, new Endpoint(spec))
  },
}
