import { describe, expect, test } from 'vitest'
import {
  attachImage,
  composedText,
  continueWith,
  detach,
  splitConversation,
  writeText,
  type ChatMessage,
} from '../../src/lib/widgets/chat-completion/chatMessages.ts'
import { contentParts } from '../../src/lib/widgets/chat-completion/contentParts.ts'
import { readArguments } from '../../src/lib/widgets/chat-completion/readArguments.ts'
import { openRun } from '../testVenue.ts'
import {
  exampleRequest,
  expectBounded,
  renderWidget,
  showWidget,
  violationsOf,
} from './showWidget.ts'

interface Said {
  content?: string | null
  [key: string]: unknown
}

const answerOf = (message: Said, finish_reason = 'stop') => ({
  id: 'x',
  created: 0,
  model: 'm',
  choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason }],
})

describe('the message that is being written', () => {
  const user: ChatMessage = { role: 'user', content: 'Hi', name: 'Ann' }

  test('is the last one, when it is the person’s', () => {
    expect(splitConversation([user]).composed).toBe(user)
    expect(
      splitConversation([user, { role: 'assistant', content: 'Hello' }]).composed,
    ).toBeUndefined()
  })

  test('keeps what it is not about', () => {
    expect(writeText([user], 'Hello')).toEqual([{ ...user, content: 'Hello' }])
    expect(writeText([], 'Hello')).toEqual([{ role: 'user', content: 'Hello' }])
  })

  test('is gone when it is empty', () => {
    expect(writeText([user], '')).toEqual([])
  })

  test('takes pictures beside its text, and loses them again', () => {
    const image = new Blob(['x'], { type: 'image/png' })
    const attached = attachImage([user], image)
    expect(attached).toEqual([
      {
        ...user,
        content: [
          { type: 'text', text: 'Hi' },
          { type: 'image_url', image_url: { url: image } },
        ],
      },
    ])
    expect(composedText(splitConversation(attached).composed)).toBe('Hi')
    expect(detach(attached, 0)).toEqual([user])
    expect(writeText(attachImage([], image), '')).toHaveLength(1)
  })
})

test('continueWith: the answer, the results of its tools and what is said', () => {
  const call = { id: 'c', type: 'function' as const, function: { name: 'f', arguments: '{}' } }
  const choice = {
    index: 0,
    finish_reason: 'tool_calls',
    message: {
      role: 'assistant' as const,
      content: null,
      reasoning_content: 'Hm',
      tool_calls: [call],
    },
  }
  expect(continueWith([], choice, { results: { c: '42' } })).toEqual([
    { role: 'assistant', content: null, tool_calls: [call] },
    { role: 'tool', tool_call_id: 'c', content: '42' },
  ])
})

test('contentParts: what only some servers know is named', () => {
  expect(
    contentParts([
      { type: 'text', text: 'a' },
      { type: 'image_url', image_url: { url: 'https://x.y/z.png' } },
      { type: 'file', file: { filename: 'a.pdf' } },
      { type: 'hologram' },
      null,
      { type: 'image_url', image_url: null },
    ]).map((part) => ('name' in part ? part.name : part.kind)),
  ).toEqual(['text', 'media', 'a.pdf', 'hologram', 'unknown part', 'media'])
})

describe('readArguments', () => {
  test('objects are fields, all else is JSON or broken', () => {
    expect(readArguments('{"city":"Oslo","days":[1,2]}')).toEqual({
      type: 'fields',
      fields: [
        { name: 'city', text: 'Oslo' },
        { name: 'days', text: '[1, 2]' },
      ],
    })
    expect(readArguments('[1]').type).toBe('json')
    expect(readArguments('{"city":').type).toBe('broken')
    expect(readArguments(`{"a":"${'x'.repeat(200_000)}"}`).type).toBe('broken')
    expect(readArguments(`{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`).type).toBe('broken')
  })
})

describe('chat-completion', () => {
  test('shows the conversation and the answer as bubbles', async () => {
    const { form, screen } = await showWidget('chat-completion')
    await expect.element(screen.getByText('You answer in one sentence.')).toBeVisible()
    await expect
      .element(screen.getByRole('textbox', { name: 'Your message' }))
      .toHaveValue('How do I find out whether a review is friendly?')
    expect(form.querySelector('.answer .bubble')?.textContent).toMatch(/Use text classification/)
    await expect.element(screen.getByText('29 tokens read, 18 written')).toBeVisible()
    expect(await violationsOf(form)).toEqual([])
  })

  test('a reply goes on with the conversation', async () => {
    const { screen, requests } = await showWidget('chat-completion')
    await screen.getByRole('textbox', { name: 'Reply' }).fill('And in German?')
    await screen.getByRole('button', { name: 'Send reply' }).click()
    await expect.poll(() => requests().length).toBe(2)
    expect(requests()[1]?.inputs).toEqual({
      messages: [
        { role: 'system', content: 'You answer in one sentence.' },
        { role: 'user', content: 'How do I find out whether a review is friendly?' },
        {
          role: 'assistant',
          content:
            'Use text classification: a model puts each review into a class, such as positive or negative.',
        },
        { role: 'user', content: 'And in German?' },
      ],
    })
  })

  test('Enter sends a reply, Shift with Enter does not', async () => {
    const { screen, requests } = await showWidget('chat-completion')
    const reply = screen.getByRole('textbox', { name: 'Reply' })
    await reply.click()
    await reply.fill('And?')
    const press = (shiftKey: boolean) =>
      reply
        .element()
        .dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Enter', shiftKey, bubbles: true, cancelable: true }),
        )
    press(true)
    expect(requests()).toHaveLength(1)
    press(false)
    await expect.poll(() => requests().length).toBe(2)
    await expect.element(screen.getByRole('textbox', { name: 'Reply' })).toHaveValue('')
    await expect.element(screen.getByRole('textbox', { name: 'Reply' })).toHaveFocus()
  })

  test('the same can be asked again', async () => {
    const { screen, requests } = await showWidget('chat-completion')
    await screen.getByRole('button', { name: 'Ask again' }).click()
    await expect.poll(() => requests().length).toBe(2)
    expect(requests()[1]).toEqual(requests()[0])
  })

  test('tool calls are shown with their arguments, and take a result', async () => {
    const { form, screen, requests } = await showWidget('chat-completion', { example: 1 })
    const call = screen.getByRole('group', { name: 'Call of the tool get_weather' })
    await expect.element(call).toMatchTextContent(/city.*Oslo/s)
    expect(await violationsOf(form)).toEqual([])
    await screen.getByRole('textbox', { name: /Result of/ }).fill('{"sky":"rain","celsius":9}')
    await screen.getByRole('button', { name: 'Give the result' }).click()
    await expect.poll(() => requests().length).toBe(2)
    expect(requests()[1]?.inputs).toEqual(exampleRequest('chat-completion', 2).inputs)
  })

  test('the result of a tool is shown in the conversation', async () => {
    const { screen } = await showWidget('chat-completion', { example: 2 })
    await expect.element(screen.getByText('Result of a tool · call_1')).toBeVisible()
    await expect.element(screen.getByText('Yes, it is raining in Oslo.')).toBeVisible()
  })

  test('a message can be edited and deleted', async () => {
    const { form, screen, requests } = await renderWidget('chat-completion')
    await screen.getByRole('button', { name: 'Edit message 1' }).click()
    await screen.getByRole('textbox', { name: 'Content' }).fill('You answer in rhymes.')
    await screen.getByRole('button', { name: 'Done' }).click()
    await expect.element(screen.getByText('You answer in rhymes.')).toBeVisible()
    await screen.getByRole('button', { name: 'Delete message 1' }).click()
    await screen.getByRole('button', { name: 'Add instructions' }).click()
    await screen.getByRole('textbox', { name: 'Content' }).fill('Be brief.')
    form.requestSubmit()
    await expect.poll(() => requests().length).toBe(1)
    expect(requests()[0]?.inputs).toMatchObject({
      messages: [{ role: 'system', content: 'Be brief.' }, { role: 'user' }],
    })
  })

  test('a picture can be attached', async () => {
    const { form, screen, requests } = await renderWidget('chat-completion', { example: null })
    const canvas = new OffscreenCanvas(2, 2)
    canvas.getContext('2d')
    const image = new File([await canvas.convertToBlob()], 'a.png', { type: 'image/png' })
    await screen.getByLabelText('Attach images').upload(image)
    await screen.getByRole('textbox', { name: 'Your message' }).fill('What is this?')
    await expect.element(screen.getByRole('list', { name: 'Attachments' })).toBeVisible()
    form.requestSubmit()
    await expect.poll(() => requests().length).toBe(1)
    expect(requests()[0]?.inputs).toMatchObject({
      messages: [
        {
          content: [
            { type: 'text', text: 'What is this?' },
            { image_url: { url: expect.any(Blob) } },
          ],
        },
      ],
    })
  })

  test('what is no picture is refused at the field', async () => {
    const { screen } = await renderWidget('chat-completion', { example: null })
    await screen
      .getByLabelText('Attach images')
      .upload(new File(['x'], 'a.txt', { type: 'text/plain' }))
    await expect.element(screen.getByText(/That is no image/)).toBeVisible()
  })

  test('text that comes in pieces is shown as it comes', async () => {
    const { run, calls } = openRun()
    const { form, screen } = await renderWidget('chat-completion', { run })
    form.requestSubmit()
    await expect.poll(() => calls.length).toBe(1)
    calls[0]?.context.onProgress({ status: 'running', text: 'Use **text' })
    await expect.element(screen.getByText('Use **text')).toBeVisible()
    calls[0]?.context.onProgress({ status: 'running', text: 'Use **text classification**' })
    await expect
      .poll(() => form.querySelector('.bubble strong')?.textContent)
      .toBe('text classification')
    calls[0]?.resolve({ output: answerOf({ content: 'Done.' }) })
    await expect.poll(() => form.querySelector('.answer .bubble')?.textContent).toMatch(/Done\./)
    expect(form.querySelector('.partial')).toBeNull()
  })

  test('several answers: the conversation goes on from the one that is chosen', async () => {
    const choice = (index: number, content: string) => ({
      index,
      message: { role: 'assistant', content },
      finish_reason: index === 0 ? 'length' : 'stop',
    })
    const output = { id: '', created: 0, model: '', choices: [choice(0, 'One'), choice(1, 'Two')] }
    const { screen, requests } = await showWidget('chat-completion', { output })
    await expect.element(screen.getByText(/stopped at the most tokens/)).toBeVisible()
    await screen.getByRole('button', { name: 'Go on from answer 2' }).click()
    await screen.getByRole('textbox', { name: 'Reply' }).fill('More')
    await screen.getByRole('button', { name: 'Send reply' }).click()
    await expect.poll(() => requests().length).toBe(2)
    expect(requests()[1]?.inputs).toMatchObject({
      messages: [{}, {}, { role: 'assistant', content: 'Two' }, { content: 'More' }],
    })
  })

  test('refusals and thoughts are told apart from the answer', async () => {
    const output = answerOf({
      content: null,
      refusal: 'I may not.',
      reasoning_content: 'Should I?',
    })
    const { screen } = await showWidget('chat-completion', { output })
    await expect.element(screen.getByText(/I may not\./)).toBeVisible()
    await screen.getByText('What it thought').click()
    await expect.element(screen.getByText('Should I?')).toBeVisible()
  })

  test('hostile answers stay in bounds', async () => {
    const call = (index: number) => ({
      id: `c${index}`,
      type: 'function',
      function: {
        name: 'f'.repeat(1000),
        arguments: `{"${'k'.repeat(3000)}": "${'v'.repeat(5000)}`,
      },
    })
    const content = `<script>x</script>\n\n${'w'.repeat(20_000)}\n\n${'- a\n'.repeat(5000)}`
    const output = {
      ...answerOf({ content, tool_calls: Array.from({ length: 100 }, (_, index) => call(index)) }),
    }
    const many = { ...output, choices: Array.from({ length: 100 }, () => output.choices[0]) }
    const { form } = await showWidget('chat-completion', { output: many })
    expect(form.querySelector('.answer script')).toBeNull()
    expectBounded(form)
  })

  test('a long conversation shows its end first', async () => {
    const { screen, form } = await renderWidget('chat-completion', {
      example: null,
      output: answerOf({ content: 'Ok' }),
    })
    for (let turn = 0; turn < 8; turn += 1) {
      const box = turn === 0 ? 'Your message' : 'Reply'
      await screen.getByRole('textbox', { name: box }).fill(`turn ${turn}`)
      if (turn === 0) form.requestSubmit()
      else await screen.getByRole('button', { name: 'Send reply' }).click()
      await expect.poll(() => form.querySelectorAll('.answer .bubble').length).toBe(1)
      await expect
        .element(screen.getByRole('textbox', { name: 'Your message' }))
        .toHaveValue(`turn ${turn}`)
      await expect.poll(() => form.dataset['status']).toBe('success')
    }
    await expect
      .element(screen.getByRole('button', { name: 'Show earlier messages (2)' }))
      .toBeVisible()
  })
})
