/** Path of a redis-server, or `undefined` if there is none. */
export function findRedis(): string | undefined
/** Like `findRedis`, and a clear error where there is none. */
export function requireRedis(): string
/** An empty redis-server of one's own. */
export type StartedRedis = {
  /** Path of its Unix socket. */
  socket: string
  stop(): Promise<void>
}
/** Starts a redis-server that keeps nothing and listens on a socket only. */
export function startRedis(): Promise<StartedRedis>
