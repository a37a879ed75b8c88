import { afterEach, describe, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import '../src/lib/elements/generated/text-classification.ts'
import '../src/lib/elements/generated/translation.ts'
import { provideRunnerVenues } from '../src/lib/elements/runnerVenues.ts'
import '../src/lib/elements/taskmeshWidget.ts'
import '../src/lib/elements/taskParts.ts'
import { GERMAN } from '../src/lib/messages/index.ts'
import { testVenue } from './testVenue.ts'

const hello = testVenue(async () => ({ output: { translation_text: 'Hallo' } }))

afterEach(() => {
  document.body.replaceChildren()
})

/** Adds markup to the page and gives its first element. */
function show(markup: string): HTMLElement {
  document.body.innerHTML = markup
  const element = document.body.firstElementChild
  if (!(element instanceof HTMLElement)) throw new Error('There is no element.')
  return element
}

function translation(attributes = ''): HTMLElementTagNameMap['taskmesh-translation'] {
  show(`<taskmesh-translation ${attributes}></taskmesh-translation>`)
  const element = document.querySelector('taskmesh-translation')
  if (element === null) throw new Error('There is no element.')
  return element
}

const field = () => page.getByLabelText('Text to translate')

describe('<taskmesh-translation>', () => {
  test('shows its first example, or the one that it is asked for, or none', async () => {
    translation()
    await expect.element(field()).not.toHaveValue('')
    translation('example="none"')
    await expect.element(field()).toHaveValue('')
  })

  test('runs at the venues that it is given, and says what was asked and answered', async () => {
    const element = translation('example="none"')
    const events: unknown[] = []
    element.addEventListener('request', ({ detail }) => events.push(detail))
    element.addEventListener('result', ({ detail }) => events.push(detail.output))
    element.venues = [hello]
    await field().fill('Hello')
    await page.getByRole('button', { name: hello.label }).click()
    await expect.element(page.getByText('Hallo')).toBeVisible()
    expect(events).toEqual([
      { request: { inputs: 'Hello' }, venueId: hello.id },
      { translation_text: 'Hallo' },
    ])
  })

  test('says what went wrong, to its page alone', async () => {
    const element = translation()
    const onerror = vi.fn<(event: CustomEvent) => void>()
    const outside = vi.fn<(event: Event) => void>()
    element.addEventListener('error', onerror)
    window.addEventListener('error', outside)
    element.venues = [testVenue(() => Promise.reject(new Error('No power')))]
    await page.getByRole('button', { name: hello.label }).click()
    await vi.waitFor(() => expect(onerror).toHaveBeenCalledOnce())
    expect(onerror.mock.calls[0]?.[0].detail).toMatchObject({ shortMessage: 'No power' })
    expect(outside).not.toHaveBeenCalled()
    window.removeEventListener('error', outside)
  })

  test('takes properties that were set before it was defined or added', async () => {
    const element = document.createElement('taskmesh-translation')
    element.venues = [hello]
    element.theme = 'dark'
    document.body.append(element)
    await expect.element(page.getByRole('button', { name: hello.label })).toBeVisible()
    const root = element.shadowRoot?.querySelector('[data-taskmesh]')
    expect(root && getComputedStyle(root).colorScheme).toBe('dark')
  })

  test('speaks the language of its attribute, or what it is given', async () => {
    const element = translation('lang="de-AT"')
    await expect.element(page.getByLabelText('Zu übersetzender Text')).toBeVisible()
    await expect.element(page.getByText('Beispiele')).toBeVisible()
    element.setAttribute('lang', 'en')
    await expect.element(field()).toBeVisible()
    element.messages = { ...GERMAN, translation: { text: 'Satz' } }
    await expect.element(page.getByLabelText('Satz')).toBeVisible()
  })

  test('keeps what it holds while it is moved, and goes when it is removed', async () => {
    const element = translation()
    await field().fill('Kept')
    document.body.append(document.createElement('hr'), element)
    await expect.element(field()).toHaveValue('Kept')
    element.remove()
    await vi.waitFor(() => expect(element.shadowRoot?.querySelector('form')).toBeNull())
  })

  test('is styled inside its shadow root, and styles nothing else', async () => {
    const element = translation()
    element.venues = [hello]
    const button = page.getByRole('button', { name: hello.label })
    await expect.element(button).toBeVisible()
    expect(getComputedStyle(button.element()).borderRadius).toBe('6px')
    expect(getComputedStyle(document.body).getPropertyValue('--tm-accent')).toBe('')
  })

  test('takes a page’s tokens through its part', async () => {
    const style = document.createElement('style')
    style.textContent = 'taskmesh-translation::part(widget) { --tm-accent: rgb(1 2 3) }'
    const element = translation()
    element.venues = [hello]
    document.body.append(style)
    const button = page.getByRole('button', { name: hello.label })
    await expect.element(button).toHaveStyle({ backgroundColor: 'rgb(1, 2, 3)' })
  })

  test('runs at the runner of an address', async () => {
    provideRunnerVenues((url) => {
      if (!URL.canParse(url)) throw new Error('It is not a URL')
      return hello
    })
    const element = translation('runner="http://127.0.0.1:1"')
    await page.getByRole('button', { name: hello.label }).click()
    await expect.element(page.getByText('Hallo')).toBeVisible()
    element.setAttribute('runner', 'nowhere')
    await expect.element(page.getByRole('alert')).toHaveTextContent('It is not a URL')
  })
})

describe('<taskmesh-widget>', () => {
  test('shows the widget of its task, and that of another', async () => {
    const element = show('<taskmesh-widget task="translation" example="none"></taskmesh-widget>')
    await expect.element(field()).toHaveValue('')
    element.setAttribute('task', 'summarization')
    await vi.waitFor(() =>
      expect(element.shadowRoot?.querySelector('[data-task]')?.getAttribute('data-task')).toBe(
        'summarization',
      ),
    )
  })

  test.each([
    ['', 'Say which task: <taskmesh-widget task="translation">.'],
    ['task="telepathy"', 'There is no task “telepathy”.'],
    ['task="constructor"', 'There is no task “constructor”.'],
  ])('without a task that it knows: %s', async (attribute, words) => {
    show(`<taskmesh-widget ${attribute}></taskmesh-widget>`)
    await expect.element(page.getByRole('alert')).toHaveTextContent(words)
  })
})

describe('parts', () => {
  test('a card is a link with name and summary; a tag without an address is none', async () => {
    show('<taskmesh-task-card task="translation" href="/tasks/translation"></taskmesh-task-card>')
    const link = page.getByRole('link', { name: /Translation/ })
    await expect.element(link).toHaveAttribute('href', '/tasks/translation')
    await expect.element(link).toHaveTextContent('Translation Says the same in another language.')
    show('<taskmesh-task-tag task="translation"></taskmesh-task-tag>')
    await expect.element(page.getByText('Translation')).toBeVisible()
    expect(page.getByRole('link').query()).toBeNull()
  })

  test('follow their attributes', async () => {
    const element = show('<taskmesh-task-tag task="translation"></taskmesh-task-tag>')
    element.setAttribute('task', 'summarization')
    await expect.element(page.getByText('Summarization')).toBeVisible()
    element.setAttribute('task', 'telepathy')
    expect(element.shadowRoot?.querySelector('.tag')).toBeNull()
  })
})
