export { createMcpServer, type McpServerOptions } from './createMcpServer.ts'
export { serveMcp, type McpConnection, type ServeMcpOptions } from './serveMcp.ts'
