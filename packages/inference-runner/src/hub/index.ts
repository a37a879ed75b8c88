export {
  defaultCacheDirectory,
  defaultHubUrl,
  folderOf,
  pullModel,
  type PulledModel,
  type PullOptions,
} from './pullModel.ts'
