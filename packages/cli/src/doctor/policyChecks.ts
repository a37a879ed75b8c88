import { getSource, type TaskmeshClient } from '@taskmesh/client'
import { createPolicy, FIRST_GAS, readPolicy } from '@taskmesh/provider'
import { formatGwei } from 'viem'
import { getGasPrice } from 'viem/actions'
import { ogpu } from '../account/describeGas.ts'
import { chooseModels } from '../network/models.ts'
import type { ProviderFile } from '../provide/providerFile.ts'
import type { Finding } from './check.ts'

const AN_HOUR = 3600
const A_DAY = 86_400

/** Says which tasks a policy takes. */
export function describePolicy({ policy }: Pick<ProviderFile, 'policy'>): string {
  const { minPayment, marginPercent, worksAtLoss, maxAttempts, daily } = readPolicy(policy)
  const least = minPayment === 0n ? 'what' : `what pays ${ogpu(minPayment)} or more, and`
  return [
    worksAtLoss
      ? `Takes tasks that pay ${ogpu(minPayment)} or more, also at a loss`
      : `Takes ${least} leaves ${marginPercent} % over gas and model`,
    ...(maxAttempts === undefined ? [] : [`fewer than ${maxAttempts} attempts of others`]),
    ...(daily.maxTasks === undefined ? [] : [`at most ${daily.maxTasks} tasks a day`]),
    ...(daily.maxGas === undefined ? [] : [`at most ${ogpu(daily.maxGas)} of gas a day`]),
  ].join('; ')
}

/** What a policy takes. */
export function checkPolicy(file: ProviderFile): Finding {
  return { name: 'policy', level: 'ok', found: describePolicy(file) }
}

/** Whether the policy would take a task of a source that pays the least which the source allows. */
export async function checkPays(
  client: TaskmeshClient,
  { policy }: ProviderFile,
  { source, task, model }: ProviderFile['sources'][number],
): Promise<Finding> {
  const name = 'payment'
  const [{ minPayment }, feePerGas] = await Promise.all([
    getSource(client, { source }),
    getGasPrice(client),
  ])
  const decision = createPolicy(policy)(
    {
      // The contract of no task: only its terms are asked about.
      taskAddress: source,
      source,
      task,
      model: chooseModels(task, { model })[0]?.id ?? task,
      payment: minPayment,
      attempts: 0,
      secondsLeft: AN_HOUR,
    },
    {
      feePerGas,
      gas: FIRST_GAS,
      today: { gasSpent: 0n, tasks: 0 },
      secondsToMidnight: A_DAY,
    },
  )
  const least = `A task of ${source} that pays the least, ${ogpu(minPayment)},`
  if (decision.kind === 'take') {
    const found = `${least} would be taken at ${formatGwei(feePerGas)} gwei`
    return { name, level: 'ok', found }
  }
  const remedy = 'Tasks that pay more are taken. The policy is in provider.json.'
  return { name, level: 'warn', found: `${least} would be left: ${decision.reason}`, remedy }
}
