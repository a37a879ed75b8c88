export { decodeHubOutput, encodeHubOutput } from './hubOutput.ts'
export { decodeHubRequest, encodeHubArguments, encodeHubRequest } from './hubRequest.ts'
