import { readFile } from 'node:fs/promises'

/** A description of an HTTP API, with which a server is tested. */
export interface ApiSpecification {
  /** Its name in the report. */
  name: string
  /** Its text; absent for the one that the server gives itself. */
  read?: (() => Promise<string>) | undefined
  /** Its format. */
  format: 'json' | 'yaml'
  /** Paths that are left out. */
  except: readonly string[]
  /** Values of parameters in paths. */
  parameters: Readonly<Record<string, string>>
  /** How many bodies are made up for each route. */
  examples: number
}

function textOf(file: string): Promise<string> {
  return readFile(new URL(file, import.meta.url), 'utf8')
}

/** The specifications that others wrote, and the server's own. */
export const SPECIFICATIONS: readonly ApiSpecification[] = [
  {
    name: 'text-embeddings-inference',
    read: () => textOf('text-embeddings-inference.json'),
    format: 'json',
    // Answered as OpenAI does, whose errors have another form.
    except: ['/v1/embeddings'],
    parameters: {},
    examples: 20,
  },
  {
    name: 'Open Inference Protocol',
    // Its paths have "${MODEL_NAME}" where OpenAPI says "{MODEL_NAME}".
    read: async () => (await textOf('open-inference-protocol.yaml')).replaceAll('${', '{'),
    format: 'yaml',
    except: [],
    parameters: { MODEL_NAME: 'taskmesh/demo-sentiment', MODEL_VERSION: 'text-classification' },
    examples: 30,
  },
  {
    name: 'the server itself',
    format: 'json',
    // Its body is that of any task: schemathesis takes minutes to make one.
    except: ['/v1/tasks/{task}'],
    parameters: { model: 'taskmesh/demo-sentiment', version: 'text-classification' },
    examples: 3,
  },
]
