/** The address of a runner's page. */
export function runnerAddress(runnerUrl: string, path: string): URL {
  return new URL(path, runnerUrl.endsWith('/') ? runnerUrl : `${runnerUrl}/`)
}
