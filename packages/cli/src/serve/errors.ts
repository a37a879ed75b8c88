import { TaskmeshError } from '@taskmesh/errors'

/** Nothing was named that could be served. */
export class NothingToServeError extends TaskmeshError {
  override name = 'NothingToServeError'
  constructor() {
    super('No model is named, so there is nothing to serve.', {
      code: 'NO_MODEL',
      actor: 'caller',
      path: 'models',
      details: [
        'Name one:',
        '  taskmesh serve ./my-model                      a folder in the Hugging Face layout, or with a pipeline',
        '  taskmesh serve tabular-regression=./prices.onnx   an ONNX file, with its task',
        '  taskmesh serve Xenova/distilbert-base-uncased-finetuned-sst-2-english   a model of the Hub',
        '  taskmesh serve text-classification             the demonstration model of a task',
        '  taskmesh serve --demo                          all demonstration models',
      ].join('\n'),
    })
  }
}

/** It is not known what a model does. */
export class UnknownModelTaskError extends TaskmeshError {
  override name = 'UnknownModelTaskError'
  constructor(model: string) {
    super(`What ${model} does is said neither by its model card nor by its config.json.`, {
      code: 'NO_MODEL',
      actor: 'caller',
      path: 'models',
      details: `Say its task: taskmesh serve <task>=${model}. \`taskmesh tasks\` lists the tasks.`,
    })
  }
}

/** Something else listens on the port. */
export class PortBusyError extends TaskmeshError {
  override name = 'PortBusyError'
  constructor(host: string, port: number, holder: string | undefined) {
    super(`Port ${port} of ${host} is busy${holder === undefined ? '' : `: ${holder}`}.`, {
      code: 'PORT_BUSY',
      actor: 'configuration',
      path: 'port',
      details:
        'Stop what listens there, or take another one: --port 8081, or --port 0 for a free one.',
    })
  }
}

/** The address is none that a server can listen on. */
export class AddressError extends TaskmeshError {
  override name = 'AddressError'
  constructor(host: string, port: number, reason: string, cause: unknown) {
    super(`The server cannot listen on ${host}, port ${port}: ${reason}.`, {
      code: 'INVALID_CONFIGURATION',
      actor: 'configuration',
      path: 'host',
      details: 'Take 127.0.0.1 for this machine only, 0.0.0.0 for all, and a port from 1024.',
      cause,
    })
  }
}
