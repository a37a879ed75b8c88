export { decodeOgpuData, decodeOgpuRequest, encodeOgpuRequest } from './ogpuRequest.ts'
export type { OgpuData, OgpuPayload } from './ogpuPayload.ts'
export { decodeOgpuResult, encodeOgpuResult, type OgpuResult } from './ogpuResult.ts'
