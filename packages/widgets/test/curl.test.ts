import { InvalidRequestError } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { everySnippet } from '@taskmesh/tasks/snippets'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InvalidCurlCommandError, parseCurl, readCurl } from '../src/lib/index.ts'

const BODY = `{"inputs": "It's \\"good\\" – $HOME \`x\` 100%", "parameters": {"tgt_lang": "fr"}}`
const REQUEST = { inputs: 'It\'s "good" – $HOME `x` 100%', parameters: { tgt_lang: 'fr' } }

const QUOTES = {
  'single quotes': `'${BODY.replaceAll("'", `'\\''`)}'`,
  'double quotes': `"${BODY.replaceAll(/["\\$`]/g, String.raw`\$&`)}"`,
  'ANSI quotes': `$'${BODY.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('–', '\\u2013')}'`,
}

describe('a command for a POSIX shell', () => {
  test.for(Object.entries(QUOTES))('with its text in %s', async ([, quoted]) => {
    const command = `curl -X POST https://example.com/v1/tasks/translation \\\n  -H 'content-type: application/json' \\\n  -d ${quoted}`
    expect(await readCurl('translation', command)).toEqual(REQUEST)
  })

  test.for([
    ['--data', `curl u --data '${'{"inputs":"Hi"}'}'`],
    ['--data-raw, and its address last', `curl --data-raw '{"inputs":"Hi"}' https://example.com`],
    ['--json', `curl --json '{"inputs":"Hi"}' u`],
    ['letters that stand together', `curl -sSLXPOST u -d'{"inputs":"Hi"}'`],
    ['an option and its value as one word', `curl --request=POST u --data='{"inputs":"Hi"}'`],
    [
      'options that have values',
      `curl -u me:key -m 30 -o out.json --retry 3 --cacert a.pem u -d '{"inputs":"Hi"}'`,
    ],
    ['a here-document', `curl u -d @- <<'EOF'\n{"inputs":\n "Hi"}\nEOF\n`],
    ['a here-string', `curl u --data-binary @- <<< '{"inputs":"Hi"}'`],
    ['a prompt before it, and a pipe after it', `$ curl u -d '{"inputs":"Hi"}' | jq .`],
    ['its text in parts', `curl u --json '{"inputs":' --json '"Hi"}'`],
    ['a path to curl', `/usr/bin/curl u -d '{"inputs":"Hi"}'`],
    ['line ends of Windows', `curl u \\\r\n -d '{"inputs":"Hi"}'`],
  ])('with %s', async ([, command = '']) => {
    expect(await readCurl('translation', command)).toEqual({ inputs: 'Hi' })
  })
})

describe('a command as browsers copy it', () => {
  test('for cmd', async () => {
    const command = `curl ^"https://example.com/translate^" ^\r\n  -H ^"content-type: application/json^" ^\r\n  --data-raw ^"^{^\\^"inputs^\\^":^\\^"100^% ^& more^\\^"^}^"`
    expect(await readCurl('translation', command)).toEqual({ inputs: '100% & more' })
  })

  test('for cmd, in plain double quotes', async () => {
    const command = `curl -X POST "https://example.com" ^\n -d "{\\"inputs\\":\\"Hi\\"}"`
    expect(await readCurl('translation', command)).toEqual({ inputs: 'Hi' })
  })

  test('for PowerShell', async () => {
    const command = 'curl.exe "https://example.com" `\n  -d "{`"inputs`":`"It costs `$5`"}"'
    expect(await readCurl('translation', command)).toEqual({ inputs: 'It costs $5' })
  })

  test('for PowerShell, in single quotes', async () => {
    const command = `curl.exe 'https://example.com' \`\n  -d '{"inputs":"It''s"}'`
    expect(await readCurl('translation', command)).toEqual({ inputs: "It's" })
  })
})

describe('a body of another dialect', () => {
  test('of OpenAI', async () => {
    const command = `curl https://api.openai.com/v1/chat/completions -H "Authorization: Bearer $KEY" -d '{"model":"m","messages":[{"role":"developer","content":"Be brief."},{"role":"user","content":"Hi"}],"max_completion_tokens":5}'`
    expect(await readCurl('chat-completion', command)).toEqual({
      inputs: {
        messages: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: 'Hi' },
        ],
      },
      parameters: { max_tokens: 5 },
    })
  })

  test('of Hugging Face', async () => {
    const command = `curl https://router.huggingface.co/hf-inference/models/m -d '{"inputs":"A phone","parameters":{"candidate_labels":"technology, sports"}}'`
    expect(await readCurl('zero-shot-classification', command)).toEqual({
      inputs: 'A phone',
      parameters: { candidate_labels: ['technology', 'sports'] },
    })
  })

  test('of OGPU', async () => {
    const command = `curl u -d '{"function_name":"inference","data":{"input":"Hello"}}'`
    expect((await readCurl('text-classification', command)).inputs).toBe('Hello')
  })
})

/** Snippets show addresses in the place of files. */
const hasFile = (request: unknown) => JSON.stringify(request).includes('"data:')

test.for(
  everySnippet('runnerCurl').filter(({ task, index }) => !hasFile(TASK_EXAMPLES[task][index])),
)(
  'the snippet for $task, example $index, comes back as its request',
  async ({ task, index, code }) => {
    expect(await readCurl(task, code)).toEqual(TASK_EXAMPLES[task][index]?.request)
  },
)

describe('what cannot be used says why', () => {
  test.for([
    ['wget https://example.com', 'does not begin with “curl”'],
    ['curl https://example.com', 'sends nothing'],
    [`curl u -d '{"inputs"`, "a quote (') is not closed"],
    [`curl u -d "{`, 'a quote (") is not closed'],
    [`curl u --data-binary @cat.png`, 'the file “cat.png” of a disk'],
    [`curl u -T cat.png`, 'the file “cat.png” of a disk'],
    [`curl u -F file=@speech.wav -F model=whisper`, 'the file “speech.wav” of a disk'],
    [`curl u -d 'hello'`, 'is no JSON'],
    ['curl u -d @- <<EOF\n{"inputs":"Hi"}', 'the line “EOF”'],
    [`curl ${'a '.repeat(3000)}`, 'too many words'],
  ])('%s', async ([command = '', reason = '']) => {
    const reading = readCurl('translation', command)
    await expect(reading).rejects.toBeInstanceOf(InvalidCurlCommandError)
    await expect(reading).rejects.toThrow(reason)
  })

  test('a request of another task names the field', async () => {
    const reading = readCurl('translation', `curl u -d '{"inputs":{"question":"Why?"}}'`)
    await expect(reading).rejects.toBeInstanceOf(InvalidRequestError)
  })
})

const PER_SHELL = {
  posix: (text: string) => `curl u -d '${text.replaceAll("'", `'\\''`)}'`,
  'posix, double': (text: string) => `curl u -d "${text.replaceAll(/["\\$`]/g, String.raw`\$&`)}"`,
  powershell: (text: string) => `curl.exe u \`\n -d '${text.replaceAll("'", "''")}'`,
}

test.for(Object.entries(PER_SHELL))('any text comes back from quotes: %s', ([, write]) => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(!text.startsWith('@'))
      expect(parseCurl(write(text)).body).toBe(text)
    }),
  )
})

test('whatever is pasted gives a call or a reason, and soon', () => {
  const piece = fc.constantFrom(
    '\\',
    '\n',
    "'",
    '"',
    '$',
    '^',
    '`',
    '<<',
    'EOF',
    '-d',
    '@',
    '=',
    ' ',
    '-',
    '{',
    'x',
  )
  const pasted = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(pasted, (text) => {
      try {
        parseCurl(`curl ${text}`)
      } catch (error) {
        expect(error).toBeInstanceOf(InvalidCurlCommandError)
      }
    }),
    { numRuns: 500 },
  )
})

test('a command of 10 MB is read within seconds', () => {
  const text = 'data:image/png;base64,'.padEnd(10_000_000, 'A')
  const start = performance.now()
  expect(parseCurl(`curl u -d '{"inputs":"${text}"}'`).body?.length).toBe(text.length + 13)
  expect(performance.now() - start).toBeLessThan(10_000)
})
