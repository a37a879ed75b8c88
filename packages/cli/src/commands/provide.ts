import { InvalidArgumentError, Option, type Command } from 'commander'
import type { EarningsOptions } from '../actions/provide/earnings.ts'
import type { FolderOptions, InitOptions, SigningOptions } from '../actions/provide/options.ts'
import type { RunProviderOptions } from '../actions/provide/run.ts'
import type { UnregisterOptions } from '../actions/provide/unregister.ts'
import type { WithdrawOptions } from '../actions/provide/withdraw.ts'
import { addNetworkOptions } from './networkOptions.ts'
import { addPolicyOptions } from './policyOptions.ts'
import { collect, readAddress, readAmount, readDay, readPort } from './values.ts'

const EXAMPLES = `
Examples:
  taskmesh provide init --source text-classification        on the local network of \`taskmesh dev\`
  taskmesh provide init --network mainnet --source 0x… --model text-classification=./sentiment
  taskmesh provide                                          work, until Ctrl-C
  taskmesh provide status
  taskmesh provide earnings --by day --csv
  taskmesh provide withdraw 0.5 --to 0x…
  taskmesh provide unregister, unbond, claim, withdraw      the stake back, in this order

Everything of a provider lies in one folder: ~/.taskmesh/provider, --folder, or TASKMESH_PROVIDER_FOLDER.
Passphrases are asked for, or come from --passphrase-file or TASKMESH_PASSPHRASE.`

/** By what earnings can be added up: `GROUPS`, which is loaded with the action only. */
const GROUPS = ['day', 'source', 'model', 'task']

type Address = `0x${string}`
type Groups = EarningsOptions['by']
type Roles = RunProviderOptions['roles']

const ROLES = ['watcher', 'signer', 'worker'] as const

function toRoles(text: string): Roles {
  const isRole = (name: string): name is Roles[number] => ROLES.some((role) => role === name)
  const names = text.split(',')
  if (names.every(isRole)) return names
  throw new InvalidArgumentError(`Expected a list with commas of ${ROLES.join(', ')}.`)
}

function toGroups(text: string): Groups {
  const names = text.split(',')
  if (names.every((name): name is Groups[number] => GROUPS.includes(name))) return names
  throw new InvalidArgumentError(`Expected a list with commas of ${GROUPS.join(', ')}.`)
}

function addFolderOptions(command: Command, aboutJson: string): Command {
  return command
    .option('--folder <folder>', 'the folder of the provider; without it ~/.taskmesh/provider')
    .option('--json', aboutJson, false)
}

function addSigningOptions(command: Command): Command {
  return command
    .option('--passphrase-file <file>', 'the passphrase; without it TASKMESH_PASSPHRASE, or asked')
    .option('-y, --yes', 'do not ask before money moves', false)
}

function addInit(command: Command): void {
  const init = command
    .command('init')
    .description('Make keys, pair them, stake, and register; each step with its cost before')
    .option(
      '--source <source>',
      'a source to work for: <address>, <task>=<address>, or the <task> of a local network; may be given several times',
      collect,
      [],
    )
    .option(
      '--model <task=model>',
      'what runs a task: a folder or a name on the Hub; without it the demonstration model',
      collect,
      [],
    )
    .option('--stake <OGPU>', 'what to stake; without it the least that is required', readAmount)
    .addOption(
      new Option('--environment <environment>', 'the hardware that is offered')
        .choices(['CPU', 'NVIDIA', 'AMD'])
        .default('CPU'),
    )
    .option('--import-provider-key <file>', 'a file with the key that is to work')
    .option('--import-master-key <file>', 'a file with the key that owns the stake')
    .action(async (options: InitOptions) =>
      (await import('../actions/provide/init.ts')).init(options),
    )
  addNetworkOptions(addSigningOptions(addFolderOptions(init, 'print the result as JSON')))
  addPolicyOptions(init, 'written to provider.json')
}

function addRun(command: Command): void {
  const run = command
    .command('run', { isDefault: true })
    .description('Work until it is stopped (what `taskmesh provide` does without a word)')
    .option('--passphrase-file <file>', 'the passphrase; without it TASKMESH_PASSPHRASE, or asked')
    .option('--roles <roles>', `what this process does: ${ROLES.join(', ')}`, toRoles, [...ROLES])
    .option('--host <address>', 'address of health, metrics and status', '127.0.0.1')
    .option('--port <port>', 'port of these; 0 for a free one', readPort, 9464)
    .action(async (options: RunProviderOptions) =>
      (await import('../actions/provide/run.ts')).runProvider(options),
    )
  addFolderOptions(run, 'log JSON lines, also on a terminal')
  addPolicyOptions(run, 'over provider.json')
}

function addEarnings(command: Command): void {
  const earnings = command
    .command('earnings')
    .description('Print what was earned, less the gas')
    .option('--by <groups>', `what to add up by: ${GROUPS.join(', ')}`, toGroups, [
      'day',
      'source',
      'model',
    ])
    .option('--from <day>', 'first day (UTC), such as 2026-11-01', readDay)
    .option('--to <day>', 'last day', readDay)
    .option('--csv', 'print CSV', false)
    .action(async (options: EarningsOptions) =>
      (await import('../actions/provide/earnings.ts')).earnings(options),
    )
  addFolderOptions(earnings, 'print one JSON object per line, amounts in wei')
}

function addWithdraw(command: Command): void {
  const withdraw = command
    .command('withdraw')
    .description('Take earnings out of the vault')
    .argument('[amount]', 'in OGPU; without it all', readAmount)
    .option('--to <address>', 'send it there from the provider’s account', readAddress)
    .action(async (amount: bigint | undefined, options: WithdrawOptions) =>
      (await import('../actions/provide/withdraw.ts')).withdraw(amount, options),
    )
  addSigningOptions(addFolderOptions(withdraw, 'print the result as one JSON object'))
}

const collectAddress = (text: string, known: readonly Address[]): Address[] => [
  ...known,
  readAddress(text),
]

function addLeaving(command: Command): void {
  const json = 'print the result as one JSON object'
  const unregister = command
    .command('unregister')
    .description('Leave sources: no new tasks of theirs come')
    .option('--source <address>', 'one of them; without it all', collectAddress, [])
    .action(async (options: UnregisterOptions) =>
      (await import('../actions/provide/unregister.ts')).unregister(options),
    )
  const unbond = command
    .command('unbond')
    .description('Start the way of the stake back, which takes the unbonding period of the vault')
    .argument('[amount]', 'in OGPU; without it all', readAmount)
    .action(async (amount: bigint | undefined, options: SigningOptions) =>
      (await import('../actions/provide/unbond.ts')).unbond(amount, options),
    )
  const claim = command
    .command('claim')
    .description('Move unbonded stake to the vault balance, to be withdrawn')
    .action(async (options: SigningOptions) =>
      (await import('../actions/provide/claim.ts')).claim(options),
    )
  for (const one of [unregister, unbond, claim]) addSigningOptions(addFolderOptions(one, json))
}

/** `taskmesh provide`: earning on the chain. */
export function addProvideCommand(program: Command): void {
  const command = program
    .command('provide')
    .description('Earn on the chain: set up a provider, let it work, see what it earned')
    .addHelpText('after', EXAMPLES)
  addInit(command)
  addRun(command)
  const simple = (name: string, about: string, act: (options: FolderOptions) => Promise<void>) =>
    addFolderOptions(
      command.command(name).description(about).action(act),
      'print the result as JSON',
    )
  simple('status', 'Print how it is doing, here and on the chain', async (options) =>
    (await import('../actions/provide/status.ts')).status(options),
  )
  addEarnings(command)
  addWithdraw(command)
  addLeaving(command)
  simple('pause', 'Take no new tasks; those under way are finished', async (options) =>
    (await import('../actions/provide/pause.ts')).pause(options),
  )
  simple('resume', 'Take tasks again', async (options) =>
    (await import('../actions/provide/pause.ts')).resume(options),
  )
  simple('doctor', 'Check what it needs to earn, and say what to do', async (options) =>
    (await import('../actions/provide/doctor.ts')).doctor(options),
  )
  for (const sub of command.commands) {
    sub.showHelpAfterError(`(taskmesh provide ${sub.name()} --help lists its options)`)
  }
}
