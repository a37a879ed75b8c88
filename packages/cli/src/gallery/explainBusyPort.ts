import { isNetworkAt } from '../network/connectNetwork.ts'

/** Returns why the gallery is not at the port that was asked for, and how to reach it; nothing when it is. */
export async function explainBusyPort(wanted: number, url: string): Promise<string | undefined> {
  if (wanted === 0 || Number(new URL(url).port || 80) === wanted) return undefined
  const isAnother = await isNetworkAt(`http://127.0.0.1:${wanted}`)
  const holder = isAnother ? ': another network runs there already' : ''
  return `Port ${wanted} is busy${holder}. To use this one, add --network ${url} to taskmesh run.`
}
