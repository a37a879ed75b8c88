import { ogpuStorage, taskActions } from '@taskmesh/client'
import '@taskmesh/widgets/theme.css'
import axe from 'axe-core'
import fc from 'fast-check'
import { createWalletClient, http } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { expect, inject, test, vi } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { readConfig } from '#lib/config/configState.ts'
import { formatMoment } from '#lib/network/formatMoment.ts'
import { openNetwork } from '#lib/network/openNetwork.ts'
import { readPlace, type Place } from '#lib/network/readPlace.ts'
import NetworkPage from '#lib/pages/NetworkPage.svelte'

const TASK = 'text-classification'
const state = readConfig(inject('config'))
const { chain } = state.config
if (chain === undefined) throw new Error('The services have no chain.')
const { account, storageUrl, rpcUrl, payment } = chain
const source = chain.sources.get(TASK)
if (account === undefined || source === undefined) throw new Error('There is no source.')

const client = createWalletClient({
  account: privateKeyToAccount(account.privateKey),
  chain: openNetwork(chain).client.chain,
  transport: http(rpcUrl),
  pollingInterval: 100,
}).extend(taskActions({ storage: ogpuStorage({ url: storageUrl }) }))

const publish = (inputs: string) =>
  client.publishTask({ task: TASK, inputs, source, payment, expiresIn: 3600 })

const show = (place: Place, connection = state) =>
  render(NetworkPage, {
    state: connection,
    place,
    link: (view, address) => `/network/?${view}=${address}`,
    home: '/network/',
  })

test('the sources of the chain are listed with what they run, cost and have', async () => {
  const screen = await show({ view: 'network' })
  const rows = screen.getByRole('row').filter({ hasText: 'Text Classification' })
  await expect.element(rows.first()).toBeVisible()
  const hrefs = rows
    .getByRole('link')
    .elements()
    .map((link) => link.getAttribute('href'))
  const row = rows.nth(hrefs.indexOf(`/network/?source=${source}`))
  await expect.element(row).toMatchTextContent('active')
  await expect.element(row).toMatchTextContent('0.001')
  const { violations } = await axe.run(screen.container)
  expect(violations).toEqual([])
})

test('a task shows up at its source by itself, and its life as it happens', async () => {
  const list = await show({ view: 'source', address: source })
  await expect.element(list.getByText('Paid by')).toBeVisible()
  const { taskAddress } = await publish('Seen on the network page')
  const link = list.container.getElementsByTagName('a')
  await expect.poll(() => [...link].some(({ href }) => href.endsWith(taskAddress))).toBe(true)
  await list.unmount()

  const screen = await show({ view: 'task', address: taskAddress })
  await expect.element(screen.getByText('Finalized: the provider has been paid.')).toBeVisible()
  await expect.element(screen.getByText('POSITIVE')).toBeVisible()
  await expect.element(screen.getByText(/what the provider put on the chain/)).toBeVisible()
  const { violations } = await axe.run(screen.container)
  expect(violations).toEqual([])
})

test('an answer that is none is said to be none', async () => {
  const { taskAddress } = await publish('odd, seen on the network page')
  const screen = await show({ view: 'task', address: taskAddress })
  await expect.element(screen.getByText(/It is no answer to the task/)).toBeVisible()
})

test('what is not there is said, and can be tried again', async () => {
  const screen = await show({ view: 'task', address: `0x${'1'.repeat(40)}` })
  await expect.element(screen.getByRole('alert')).toMatchTextContent('There is no task at 0x1111')
  await expect.element(screen.getByRole('button', { name: 'Try again' })).toBeVisible()
})

test('a node that falls silent leaves what was read, and says so', async () => {
  const screen = await show({ view: 'network' })
  await expect.element(screen.getByText('Text Classification').first()).toBeVisible()
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('offline'))
  await expect.element(screen.getByRole('alert')).toMatchTextContent('What is shown may be old')
  await expect.element(screen.getByText('Text Classification').first()).toBeVisible()
  vi.mocked(globalThis.fetch).mockRestore()
})

test('without a chain the page says what to do', async () => {
  const screen = await show({ view: 'network' }, { status: 'absent', config: {} })
  await expect.element(screen.getByText('npx taskmesh dev')).toBeVisible()
})

test('property: any text in the address of the page is a place or is said to be unreadable', () => {
  const address = `0x${'a'.repeat(40)}`
  expect(readPlace(new URLSearchParams({ task: address }))).toEqual({ view: 'task', address })
  fc.assert(
    fc.property(fc.string(), (text) => {
      const place = readPlace(new URLSearchParams({ source: text }))
      expect(['network', 'unreadable']).toContain(place.view)
    }),
  )
})

test('property: any moment of the chain can be written', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }), (seconds) => {
      expect(formatMoment(seconds).length).toBeLessThan(60)
    }),
  )
})
