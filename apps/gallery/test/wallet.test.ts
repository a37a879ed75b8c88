import { PaidTasks } from '@taskmesh/venues/paid-tasks'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { page } from 'vitest/browser'
import { readConfig } from '#lib/config/configState.ts'
import { Connection } from '#lib/config/connection.svelte.ts'
import { chosenWallet } from '#lib/wallet/chosenWallet.svelte.ts'
import ConnectedPage from './ConnectedPage.svelte'
import { taskPageProps } from './taskPageProps.ts'
import { TestWallet, type TestWalletOptions } from './testWallet.ts'

const TASK = 'text-classification'
const { source, address } = inject('wallet')
const { chain } = readConfig(inject('config')).config
if (chain === undefined) throw new Error('There is a chain.')
const { rpcUrl } = chain
const paidTasks = new PaidTasks(localStorage)

/** Without an account of its own: only a wallet can pay. */
const config = { chain: { ...chain, account: undefined, sources: new Map([[TASK, source]]) } }

let wallet: TestWallet

function install(options: Omit<TestWalletOptions, 'rpcUrl' | 'address'> = {}) {
  wallet = new TestWallet({ rpcUrl, address, ...options })
}

async function open() {
  const connection = new Connection()
  connection.state = { status: 'ready', config }
  const props = await taskPageProps(TASK, { example: 0 })
  return render(ConnectedPage, { connection, page: props })
}

const connect = () => page.getByRole('button', { name: 'Connect Test Wallet' }).click()
const run = () => page.getByRole('button', { name: 'Run on the chain' }).click()
const pay = () => page.getByRole('button', { name: 'Pay 0.002 OGPU' }).click()
const answer = () => page.getByText('75%')

beforeEach(() => localStorage.clear())
afterEach(() => {
  wallet.close()
  chosenWallet.account = undefined
})

describe('a browser wallet', () => {
  test('announces itself, is connected, learns the chain, and deposits and publishes in one confirmation', async () => {
    install({ batches: true })
    await open()
    await expect.element(page.getByText(/Connect a browser wallet under/)).toBeVisible()
    await connect()
    await expect.element(page.getByText(address)).toBeVisible()
    await run()
    await pay()
    await expect.element(answer()).toBeVisible()
    expect(wallet.asked).toEqual([
      'eth_requestAccounts',
      'wallet_switchEthereumChain',
      'wallet_addEthereumChain',
      'wallet_switchEthereumChain',
      'wallet_sendCalls',
    ])
    expect(paidTasks.list()).toEqual([])
  })

  test('that runs one call at a time is asked twice', async () => {
    install()
    await open()
    await connect()
    await run()
    await pay()
    await expect.element(answer()).toBeVisible()
    expect(wallet.asked.slice(-2)).toEqual(['eth_sendTransaction', 'eth_sendTransaction'])
    expect(wallet.payments).toBe(2)
  })

  test('is connected on the next page without a question, until it is disconnected', async () => {
    install()
    const first = await open()
    await connect()
    await expect.element(page.getByText(address)).toBeVisible()
    await first.unmount()
    chosenWallet.account = undefined
    await open()
    await expect.element(page.getByText(address)).toBeVisible()
    expect(wallet.asked).toEqual(['eth_requestAccounts'])
    await page.getByRole('button', { name: 'Disconnect' }).click()
    await expect.element(page.getByText('No wallet is connected.')).toBeVisible()
  })

  test('a reload while it sends pays nothing again, and shows the answer', async () => {
    install({ batches: true })
    wallet.isSlow = true
    const first = await open()
    await connect()
    await run()
    await pay()
    await expect.poll(() => paidTasks.list()[0]?.callsId).toBeDefined()
    await first.unmount()
    chosenWallet.account = undefined
    wallet.isSlow = false
    await open()
    await expect.element(answer()).toBeVisible()
    expect(wallet.payments).toBe(1)
    expect(paidTasks.list()).toEqual([])
  })
})

describe('what its user declines is said, and nothing is paid', () => {
  test('to connect', async () => {
    install({ declines: ['eth_requestAccounts'] })
    await open()
    await connect()
    await expect
      .element(page.getByText('You declined in Test Wallet. Nothing was connected.'))
      .toBeVisible()
    await connect()
    await expect.element(page.getByText(address)).toBeVisible()
  })

  test('to go to the chain', async () => {
    install({ declines: ['wallet_addEthereumChain'] })
    await open()
    await connect()
    await run()
    await pay()
    await expect
      .element(page.getByText(/Test Wallet did not go to .*: you declined\. Nothing was paid\./))
      .toBeVisible()
    expect(wallet.payments).toBe(0)
  })

  test.for([true, false])(
    'to pay, and can be paid then (several calls at once: %s)',
    async (batches) => {
      install({ batches, declines: [batches ? 'wallet_sendCalls' : 'eth_sendTransaction'] })
      await open()
      await connect()
      await run()
      await pay()
      await expect.element(page.getByText(/the user of the wallet declined/)).toBeVisible()
      expect(paidTasks.list()).toEqual([])
      await run()
      await pay()
      await expect.element(answer()).toBeVisible()
    },
  )
})

test('what is no wallet is not shown', async () => {
  install()
  const broken = [{}, { info: { name: 'x', rdns: 'a b' }, provider: wallet }, { info: null }]
  const announce = () => {
    for (const detail of broken)
      window.dispatchEvent(
        new CustomEvent('eip6963:announceProvider', { detail: { info: {}, ...detail } }),
      )
  }
  window.addEventListener('eip6963:requestProvider', announce)
  await open()
  await expect.element(page.getByRole('button', { name: 'Connect Test Wallet' })).toBeVisible()
  expect(page.getByRole('button', { name: /^Connect / }).all()).toHaveLength(1)
  window.removeEventListener('eip6963:requestProvider', announce)
})
