import { reasonOf } from '@taskmesh/errors'
import type { Logger } from '../../logger.ts'
import { packageVersion } from '../core/packageVersion.ts'
import { RequestSpans } from './RequestSpans.ts'
import { InvalidOptionError } from '../../errors.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Whether traces are to be sent, as the environment says. */
function isConfigured(env: Environment): boolean {
  const endpoint = env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] || env['OTEL_EXPORTER_OTLP_ENDPOINT']
  const isOff = env['OTEL_SDK_DISABLED']?.toLowerCase() === 'true'
  return Boolean(endpoint) && !isOff && (env['OTEL_TRACES_EXPORTER'] || 'otlp') === 'otlp'
}

async function createExporter(env: Environment) {
  const protocol =
    env['OTEL_EXPORTER_OTLP_TRACES_PROTOCOL'] ||
    env['OTEL_EXPORTER_OTLP_PROTOCOL'] ||
    'http/protobuf'
  if (protocol === 'http/protobuf') {
    const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-proto')
    return new OTLPTraceExporter()
  }
  if (protocol === 'http/json') {
    const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http')
    return new OTLPTraceExporter()
  }
  throw new InvalidOptionError(
    'OTEL_EXPORTER_OTLP_PROTOCOL',
    `OTEL_EXPORTER_OTLP_PROTOCOL is ${protocol}: use http/protobuf or http/json.`,
  )
}

async function createSpans(env: Environment): Promise<RequestSpans> {
  const api = await import('@opentelemetry/api')
  const { BatchSpanProcessor, TracerProvider } = await import('@opentelemetry/sdk-trace')
  const { defaultResource, detectResources, envDetector, resourceFromAttributes } =
    await import('@opentelemetry/resources')
  const resource = defaultResource()
    .merge(resourceFromAttributes({ 'service.name': 'taskmesh' }))
    .merge(detectResources({ detectors: [envDetector] }))
  const exporter = await createExporter(env)
  const spanProcessors = [new BatchSpanProcessor({ exporter })]
  const provider = new TracerProvider({ resource, spanProcessors })
  const tracer = provider.getTracer('@taskmesh/inference-runner', packageVersion())
  return new RequestSpans({ api, tracer, shutdown: () => provider.shutdown() })
}

/**
 * Prepares OpenTelemetry when the environment names a collector. Without that nothing of it is loaded and nothing
 * sent. What is wrong with the settings is logged; the server runs without traces then.
 *
 * Source: OpenTelemetry, "Environment Variable Specification" and "OpenTelemetry Protocol Exporter".
 */
export async function startSpans(
  env: Environment,
  logger: Logger,
): Promise<RequestSpans | undefined> {
  if (!isConfigured(env)) return undefined
  try {
    return await createSpans(env)
  } catch (error) {
    logger.error({ reason: reasonOf(error) }, 'no traces are sent')
    return undefined
  }
}
