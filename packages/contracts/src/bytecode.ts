export {
  controllerBytecode,
  managerBytecode,
  nexusBytecode,
  responseBytecode,
  sourceBytecode,
  taskBytecode,
  terminalBytecode,
  vaultBytecode,
} from './generated/bytecode.ts'
