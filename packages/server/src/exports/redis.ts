export {
  createRedisStore,
  type RedisStoreOptions,
} from '../store/redis/createRedisStore.ts'
export type { RedisClient } from '../store/redis/RedisClient.ts'
