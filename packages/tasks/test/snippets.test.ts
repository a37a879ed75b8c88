import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { decodeOgpuData } from '../src/dialects/ogpu/index.ts'
import { TASK_EXAMPLES } from '../src/examples.ts'
import { parseRequest, safeParseRequest, TASK_IDS } from '../src/index.ts'
import { CLIENT_METHODS } from '../src/snippets/clientMethods.ts'
import { everySnippet, snippetsOf } from '../src/snippets/index.ts'
import { toJavaScript, toJson, toPython } from '../src/snippets/literals.ts'
import { arbitraryJson } from './arbitraryJson.ts'

/** What the compiler says of programs, by their names. */
function compile(programs: ReadonlyMap<string, string>): string[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    noUnusedLocals: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
  }
  const host = ts.createCompilerHost(options)
  const { readFile, fileExists, getSourceFile } = host
  host.fileExists = (name) => programs.has(name) || fileExists(name)
  host.readFile = (name) => programs.get(name) ?? readFile(name)
  host.getSourceFile = (name, version, ...rest) => {
    const code = programs.get(name)
    return code === undefined
      ? getSourceFile(name, version, ...rest)
      : ts.createSourceFile(name, code, version)
  }
  return ts
    .getPreEmitDiagnostics(ts.createProgram([...programs.keys()], options, host))
    .map(({ file, messageText }) => {
      const text = ts.flattenDiagnosticMessageText(messageText, '\n')
      return `${file?.fileName ?? ''}: ${text}`
    })
}

function programsOf(id: 'huggingFace' | 'runnerFetch'): Map<string, string> {
  return new Map(
    everySnippet(id).map(({ task, index, code }) => [
      `${import.meta.dirname}/snippet.${task}.${index}.ts`,
      `${code}export {}\n`,
    ]),
  )
}

/** The word of a shell that begins at a quote. */
function shellWord(code: string): string {
  const [, quoted = ''] = /--data '([^]*)'\n$/.exec(code) ?? []
  return quoted.replaceAll(`'\\''`, "'")
}

describe('snippetsOf', () => {
  test.each(TASK_IDS)('behavior: %s has all kinds', (task) => {
    const ids = snippetsOf(task).map(({ id }) => id)
    const huggingFace = CLIENT_METHODS[task] === undefined ? [] : ['huggingFace']
    expect(ids).toEqual(['chain', 'runnerCurl', 'runnerFetch', ...huggingFace, 'ogpuPython'])
  })

  test.each(TASK_IDS)('behavior: no snippet of %s is long', (task) => {
    for (const { code } of snippetsOf(task)) {
      expect(code).not.toContain('base64,')
      for (const line of code.split('\n')) expect(line.length).toBeLessThan(1000)
    }
  })

  test('behavior: options replace the placeholders', () => {
    const example = { request: { inputs: "It's good" } }
    const [chain, curl] = snippetsOf('text-classification', {
      example,
      source: '0x1234',
      model: 'a/b',
      runnerUrl: 'https://runner.example/',
    })
    expect(chain?.code).toContain("source: '0x1234'")
    expect(chain?.code).toContain('inputs: "It\'s good"')
    expect(curl?.code).toContain('https://runner.example/v1/tasks/text-classification')
    expect(JSON.parse(shellWord(curl?.code ?? ''))).toEqual({ ...example.request, model: 'a/b' })
  })

  test('behavior: addresses are quoted for the language', () => {
    const [, curl, fetching, huggingFace] = snippetsOf('image-classification', {
      example: { request: { inputs: "https://e.com/a'b.png" } },
      runnerUrl: "https://e.com/it's",
    })
    expect(curl?.code).toContain(`curl 'https://e.com/it'\\''s/v1/tasks/image-classification' \\\n`)
    expect(fetching?.code).toContain(`fetch("https://e.com/it's/v1/tasks/image-classification", {`)
    expect(huggingFace?.code).toContain(`await fetch("https://e.com/a'b.png")`)
  })

  test('behavior: each file is fetched once, under a name of its own', () => {
    const [first, second, third] = [1, 2, 3].map((number) => `https://e.com/${number}.png`)
    const snippets = snippetsOf('image-text-to-image', {
      example: {
        request: {
          inputs: {
            image: String(first),
            images: [String(second), String(third), String(first)],
            prompt: 'x',
          },
        },
      },
    })
    const code = snippets.find(({ id }) => id === 'huggingFace')?.code
    expect(code).toContain(`
const image = await (await fetch('${first}')).blob()
const image2 = await (await fetch('${second}')).blob()
const image3 = await (await fetch('${third}')).blob()
const output`)
    expect(code).toContain('inputs: image,')
    expect(code).toContain('images: [image2, image3, image]')
  })

  test('error: an unknown task', () => {
    expect(() => snippetsOf('translaton' as never)).toThrow('Did you mean "translation"?')
  })
})

describe('curl', () => {
  test.each(everySnippet('runnerCurl').map((snippet) => [snippet.task, snippet.index, snippet]))(
    'behavior: %s, example %d: the body is JSON and fits the schema',
    (task, _index, { code }) => {
      const parsed = safeParseRequest(task, JSON.parse(shellWord(code)))
      expect(parsed).toMatchObject({ success: true })
    },
  )
})

/** Calls that the servers take and the client's types do not. */
const NARROW_TYPES = [
  'snippet.automatic-speech-recognition.1.ts', // return_timestamps: 'word'
  'snippet.document-question-answering.1.ts', // word_boxes
  'snippet.text-classification.3.ts', // two texts
]

describe('TypeScript', () => {
  test('behavior: the calls of @huggingface/inference compile', () => {
    const errors = compile(programsOf('huggingFace'))
    const isNarrow = (error: string) => NARROW_TYPES.some((name) => error.includes(name))
    const others = errors.filter((error) => !isNarrow(error))
    expect(others, others.join('\n')).toEqual([])
  }, 120_000)

  test('behavior: the calls by fetch compile', () => {
    const errors = compile(programsOf('runnerFetch'))
    expect(errors, errors.join('\n')).toEqual([])
  }, 120_000)

  test('behavior: the calls on the chain are TypeScript', () => {
    for (const { code } of everySnippet('chain')) {
      const { diagnostics = [] } = ts.transpileModule(code, { reportDiagnostics: true })
      expect(diagnostics).toEqual([])
    }
  })
})

describe('Python', () => {
  test.each(TASK_IDS)('behavior: the payload of %s is what its sources read', (task) => {
    for (const { code } of everySnippet('ogpuPython').filter((snippet) => snippet.task === task)) {
      const [, literal = ''] = /data=([^]*?),\n {8}\),\n {8}expiryTime/.exec(code) ?? []
      const constants = { True: true, False: false, None: null }
      const data: unknown = structuredClone(runInNewContext(`(${literal})`, constants))
      expect(() => decodeOgpuData(task, data)).not.toThrow()
    }
  })
})

describe('literals', () => {
  const values = arbitraryJson({ maxDepth: 4 })

  test('property: JavaScript and JSON mean the value', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(structuredClone(runInNewContext(`(${toJavaScript(value)})`))).toEqual(value)
        expect(JSON.parse(toJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  test('example: Python has its own constants', () => {
    expect(toPython({ a: [true, false, null], 'b c': "it's" })).toBe(
      '{"a": [True, False, None], "b c": "it\'s"}',
    )
  })

  test('example: numbers fill their lines, a long object has a line for each key', () => {
    const numbers = Array.from({ length: 30 }, (_, index) => index * 1000)
    expect(toJavaScript({ numbers, text: 'x' }).split('\n').length).toBeLessThan(10)
  })

  test('behavior: examples survive with short files', () => {
    for (const task of TASK_IDS) {
      for (const { request } of TASK_EXAMPLES[task]) {
        const [, curl] = snippetsOf(task, { example: { request } as never })
        expect(() => parseRequest(task, JSON.parse(shellWord(curl?.code ?? '')))).not.toThrow()
      }
    }
  })
})
