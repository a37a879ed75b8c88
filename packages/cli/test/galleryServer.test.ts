import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startGallery } from '../src/gallery/startGallery.ts'

const GALLERY = fileURLToPath(new URL('../../../apps/gallery/', import.meta.url))
const CHUNKS = `${GALLERY}build/_app/immutable/chunks`

let gallery: Awaited<ReturnType<typeof startGallery>>

beforeAll(async () => {
  if (!existsSync(CHUNKS)) execFileSync('pnpm', ['build'], { cwd: GALLERY, stdio: 'inherit' })
  gallery = await startGallery({ port: 0, config: {} })
}, 120_000)

afterAll(() => gallery?.stop())

function ask(path: string, headers: Record<string, string> = {}) {
  return fetch(new URL(path, gallery.url), { headers })
}

describe('the gallery’s files', () => {
  test('a file whose name is made from what it holds is kept for ever', async () => {
    const [chunk] = readdirSync(CHUNKS).filter((name) => name.endsWith('.js'))
    const { headers } = await ask(`/_app/immutable/chunks/${chunk}`)
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })

  test('a page is asked after each time, and is not sent twice', async () => {
    const { headers } = await ask('/tasks/translation/')
    expect(headers.get('cache-control')).toBe('no-cache')
    const etag = headers.get('etag') ?? ''
    expect((await ask('/tasks/translation/', { 'if-none-match': etag })).status).toBe(304)
  })

  test.for(['br', 'gzip'])('pages and programs come compressed with %s', async (encoding) => {
    const [chunk] = readdirSync(CHUNKS).filter((name) => name.endsWith('.js'))
    for (const path of ['/', '/tasks/translation/', `/_app/immutable/chunks/${chunk}`]) {
      const response = await ask(path, { 'accept-encoding': encoding })
      expect(response.status).toBe(200)
      expect(response.headers.get('content-encoding')).toBe(encoding)
    }
  })

  test('each page has its twin in Markdown, and there is a list for programs', async () => {
    const twin = await ask('/tasks/translation.md')
    expect(twin.headers.get('content-type')).toMatch(/^text\/markdown/)
    expect(await twin.text()).toMatch(/^# Translation\n/)
    const list = await (await ask('/llms.txt')).text()
    expect(list).toContain('./tasks/translation.md')
  })

  test('what is not there is said on a page', async () => {
    expect((await ask('/nothing/here')).status).toBe(404)
  })
})
