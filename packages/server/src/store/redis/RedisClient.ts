/**
 * What the store needs of a Redis client: one method, as ioredis has it. Others
 * need a line: see the README for node-redis and Upstash.
 */
export type RedisClient = {
  eval(
    script: string,
    numberOfKeys: number,
    ...keysAndArguments: (string | number)[]
  ): Promise<unknown>
}
