import { createServer } from '@taskmesh/inference-runner/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoRunner } from './support/demoRunner.ts'
import { post } from './support/http.ts'

const runner = demoRunner()
const server = await createServer({ runner })
const url = await server.listen({ host: '127.0.0.1', port: 0 })
afterAll(async () => {
  await server.close()
  await runner.close()
})

interface Sample {
  name: string
  labels: Record<string, string>
  value: number
}

interface Family {
  type: string
  help: string
  samples: Sample[]
}

const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\\n]|\\["\\n])*)"(,|$)/y
const ENDINGS: Record<string, readonly string[]> = {
  counter: [''],
  gauge: [''],
  histogram: ['_bucket', '_sum', '_count'],
  summary: ['', '_sum', '_count'],
}

function readLabels(text: string): Record<string, string> {
  const labels: Record<string, string> = {}
  LABEL.lastIndex = 0
  while (LABEL.lastIndex < text.length) {
    const [, name = '', value = ''] = LABEL.exec(text) ?? []
    if (name === '' || name in labels) throw new Error(`labels: ${text}`)
    labels[name] = value
  }
  return labels
}

/**
 * Reads the text format of Prometheus as strictly as `promtool check metrics` does: HELP and TYPE before the samples,
 * families in one piece, no sample twice, histograms that add up.
 */
function readExposition(text: string): Map<string, Family> {
  if (!text.endsWith('\n')) throw new Error('no line break at the end')
  const families = new Map<string, Family>()
  const seen = new Set<string>()
  let [current, help] = ['', '']
  for (const line of text.split('\n').filter(Boolean)) {
    const [, keyword, of = '', rest = ''] = /^# (HELP|TYPE) (\S+) (.*)$/.exec(line) ?? []
    if (keyword === 'HELP') help = rest
    if (keyword === 'TYPE') {
      if (families.has(of) || !(rest in ENDINGS)) throw new Error(`family: ${line}`)
      families.set(of, { type: rest, help, samples: [] })
      current = of
    }
    if (line.startsWith('#')) continue
    const [, name = '', labels = '', value = ''] =
      /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/.exec(line) ?? []
    const family = families.get(current)
    const isOf = ENDINGS[family?.type ?? '']?.some((ending) => name === current + ending)
    if (isOf !== true || seen.has(`${name}${labels}`)) throw new Error(`sample: ${line}`)
    const number = value === '+Inf' ? Infinity : Number(value)
    if (Number.isNaN(number)) throw new Error(`value: ${line}`)
    seen.add(`${name}${labels}`)
    family?.samples.push({ name, labels: readLabels(labels), value: number })
  }
  for (const [name, { type, samples }] of families) {
    if (type !== 'histogram') continue
    for (const { labels, value } of samples.filter((one) => one.name === `${name}_count`)) {
      const of = samples.filter(
        (one) =>
          one.name === `${name}_bucket` &&
          Object.entries(labels).every(([key, is]) => one.labels[key] === is),
      )
      const counts = of.map((one) => one.value)
      if (counts.some((count, index) => count < (counts[index - 1] ?? 0)))
        throw new Error(`buckets: ${name}`)
      if (of.at(-1)?.labels['le'] !== '+Inf' || of.at(-1)?.value !== value)
        throw new Error(`+Inf: ${name}`)
    }
  }
  return families
}

async function read(): Promise<Map<string, Family>> {
  return readExposition(await (await fetch(`${url}/metrics`)).text())
}

async function countSeries(): Promise<number> {
  const families = [...(await read()).values()]
  return families.reduce((sum, { samples }) => sum + samples.length, 0)
}

const ask = (task: string, body: object) => post(`${url}/v1/tasks/${task}`, body)

beforeAll(async () => {
  await ask('text-classification', { inputs: 'good' })
  const call = { prompt: 'Once upon a time', max_tokens: 8, stream: true }
  const stream = await fetch(`${url}/v1/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'taskmesh/demo-stories', ...call }),
  })
  await stream.text()
})

describe('GET /metrics', () => {
  test.each([
    ['te_request_count', 'counter'],
    ['te_request_success', 'counter'],
    ['te_request_failure', 'counter'],
    ['te_request_duration', 'histogram'],
    ['te_request_queue_duration', 'histogram'],
    ['te_request_inference_duration', 'histogram'],
    ['te_request_input_length', 'histogram'],
    ['te_queue_size', 'gauge'],
    ['te_batch_next_size', 'histogram'],
    ['vllm:num_requests_running', 'gauge'],
    ['vllm:num_requests_waiting', 'gauge'],
    ['vllm:time_to_first_token_seconds', 'histogram'],
    ['vllm:inter_token_latency_seconds', 'histogram'],
    ['vllm:e2e_request_latency_seconds', 'histogram'],
    ['vllm:request_queue_time_seconds', 'histogram'],
    ['vllm:prompt_tokens_total', 'counter'],
    ['vllm:generation_tokens_total', 'counter'],
    ['vllm:request_success_total', 'counter'],
    ['taskmesh_model_state', 'gauge'],
    ['taskmesh_event_loop_delay_seconds', 'gauge'],
  ])('behavior: it has %s, a %s with a sentence about it', async (name, type) => {
    const family = (await read()).get(name)
    expect(family).toMatchObject({ type, help: expect.stringMatching(/\w/) })
  })

  test('behavior: pieces of a stream are counted, and timed', async () => {
    const families = await read()
    const valueOf = (family: string, sample = family) =>
      families
        .get(family)
        ?.samples.filter(({ name }) => name === sample)
        .find(({ labels }) => labels['task'] === 'text-generation')?.value
    const generated = valueOf('vllm:generation_tokens_total') ?? 0
    expect(generated).toBeGreaterThan(3)
    expect(
      valueOf('vllm:time_to_first_token_seconds', 'vllm:time_to_first_token_seconds_count'),
    ).toBe(1)
    const between = 'vllm:inter_token_latency_seconds'
    expect(valueOf(between, `${between}_count`)).toBeGreaterThan(2)
  })

  test('behavior: a caller cannot add series, whatever it names', async () => {
    await ask('text-classification', { inputs: 1 })
    await ask('text-classification', { inputs: 'x', model: 'first' })
    const before = await countSeries()
    for (const name of ['a', 'b"}\n', '🦊', 'x'.repeat(500), 'taskmesh/other']) {
      await ask('text-classification', { inputs: 'x', model: name })
      await post(`${url}/models/${encodeURIComponent(name)}`, { inputs: 'x' })
      await post(`${url}/v1/embeddings`, { input: 'x', model: name })
      await fetch(`${url}/${encodeURIComponent(name)}`, { method: 'DELETE' })
    }
    expect(await countSeries()).toBeLessThanOrEqual(before + 1)
  })
})
