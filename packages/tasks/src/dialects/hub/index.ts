export { readHubClient, type HubClient } from './hubClient.ts'
export type { AnswerFacts, HubAnswerForm, HubFormName, HubPieces } from './hubForm.ts'
export { decodeHubOutput, encodeHubOutput } from './hubOutput.ts'
export {
  decodeHubRequest,
  encodeHubArguments,
  encodeHubRequest,
  readHubRequest,
  type HubCall,
  type HubCallOptions,
} from './hubRequest.ts'
