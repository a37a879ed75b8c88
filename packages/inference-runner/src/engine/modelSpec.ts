import type { TaskId } from '@taskmesh/tasks'
import type { OnnxSignature } from './onnxSignature.ts'

/** What every model has, wherever it comes from. */
interface ModelBase {
  /** Name under which callers choose it. */
  id: string
  task: TaskId
  /** Threads for one operator. */
  threads?: number | undefined
}

/** A folder in the Hugging Face layout, or a repository of the Hub. */
export interface HuggingFaceSpec extends ModelBase {
  kind: 'hugging-face'
  /** Absolute path of the folder, or the name of the repository. */
  location: string
  isLocal: boolean
  /**
   * Which weights to load: `fp32` reads `model.onnx`, `q8` reads `model_quantized.onnx`, … Default:
   * the most precise that a folder has, `fp32` for a repository.
   */
  dtype?: string | undefined
  /** Branch, tag or commit of a repository. */
  revision: string
  /** Folder for downloads. */
  cacheDirectory?: string | undefined
}

/** A single ONNX file, or a folder with one and no `config.json`. */
export interface OnnxFileSpec extends ModelBase {
  kind: 'onnx-file'
  /** Absolute path of the file or folder. */
  path: string
  /**
   * What its inputs and outputs mean. Default: `<name>.signature.json` or `taskmesh.json` beside it;
   * what these leave out is inferred from the graph.
   */
  signature?: OnnxSignature | undefined
}

/** What the code of a pipeline may reach beside its folder. All of it is off unless it is named. */
export interface PipelinePermissions {
  /** Whether it may open connections. Default false. */
  network?: boolean | undefined
  /** Absolute paths of files and folders that it may read and write. Default none. */
  files?: readonly string[] | undefined
  /**
   * Whether `pipeline.ts` may load native code, such as `onnxruntime-node`, which Node.js keeps from no
   * file. Default false. Python always may: the kernel limits it.
   */
  addons?: boolean | undefined
}

/**
 * A folder with a pipeline of the owner's own, which runs in a process of its own: `pipeline.ts`, or
 * `pipeline.py` or `handler.py` as Hugging Face has them.
 */
export interface CustomPipelineSpec extends ModelBase {
  kind: 'custom-pipeline'
  /** Absolute path of the folder. */
  path: string
  /** The Python that runs it. Default `python3`, on Windows `python`. */
  python?: string | undefined
  /**
   * Whether `requirements.txt` may be installed, into a virtual environment of its own below the folder
   * for downloads. Default false.
   */
  install?: boolean | undefined
  /** What its code may reach beside its folder. Default nothing. */
  allow?: PipelinePermissions | undefined
  /** Bytes of memory that the process and those that it starts may take. Default 4 GiB. */
  memoryBytes?: number | undefined
  /** Time for one call in milliseconds, after which the process is ended. Default 120 000. */
  timeoutMs?: number | undefined
  /** Folder for what is installed. */
  cacheDirectory?: string | undefined
}

/** The wire formats of remote servers. */
export type RemoteDialect = 'hugging-face' | 'openai' | 'open-inference'

/** A model behind the HTTP API of another server. */
export interface RemoteEndpointSpec extends ModelBase {
  kind: 'remote-endpoint'
  /**
   * Where the server is. For `hugging-face` it is where calls go, in which `{model}` and `{task}` stand
   * for their names; for the others what comes before `/v1/…` and `/v2/…`.
   */
  url: string
  /**
   * The wire format of that server: `hugging-face` for Hugging Face's router, its Inference Endpoints and
   * TGI; `openai` for vLLM, llama.cpp, Ollama and others that speak like OpenAI; `open-inference` for
   * Triton, KServe and MLServer, which speak version 2 of the Open Inference Protocol.
   */
  dialect: RemoteDialect
  /** What that server calls the model; default the `id`. */
  remoteModel?: string | undefined
  /** Sent as `Authorization: Bearer …`. It is in no error and no log. Default: none. */
  apiKey?: string | undefined
  /** Time for one call in milliseconds. Default 120 000. */
  timeoutMs?: number | undefined
  /** Most bytes of one answer. Default 64 MiB. */
  maxAnswerBytes?: number | undefined
}

/** Where a model comes from and how to load it. Plain data: it travels between processes. */
export type ModelSpec = HuggingFaceSpec | OnnxFileSpec | CustomPipelineSpec | RemoteEndpointSpec

/** The kinds of places that a model can come from. */
export type ModelKind = ModelSpec['kind']

/** The spec of one kind of model. */
export type SpecOf<Kind extends ModelKind> = Extract<ModelSpec, { kind: Kind }>

/** What people call each kind of model. */
export const MODEL_KIND_NAMES = {
  'hugging-face': 'models in the Hugging Face layout',
  'onnx-file': 'single ONNX files',
  'custom-pipeline': 'custom pipelines',
  'remote-endpoint': 'remote endpoints',
} as const satisfies Record<ModelKind, string>
