/**
 * What every script begins with. KEYS[1] is the prefix of all keys; its braces
 * keep them in one slot of a cluster. Redis runs a script as one step, which
 * is what makes "all sums or none" true across machines.
 *
 *   <p>hold:<id>       hash   owner, endpoint, micros, unit, quantity, at, state,
 *                             request, sums
 *   <p>sum:<key>       string micro-dollars, holds included
 *   <p>open:<owner>    zset   hold ids by end of lease: open jobs, until settled
 *   <p>leases          zset   hold ids by end of lease: reserved and sent
 *   <p>jobs            zset   hold ids by end of lease: accepted
 *   <p>ended           zset   hold ids by time of reservation: ended
 *   <p>request:<id>    string hold id
 *
 * Every key has a time to live, so nothing stays for ever.
 */
const prelude = `
local p, now = KEYS[1], tonumber(ARGV[1])
local day = 86400000
local function int(n) return string.format('%.0f', n) end
local function read(id)
  local flat = redis.call('HGETALL', p .. 'hold:' .. id)
  if #flat == 0 then return nil end
  local hold = {}
  for i = 1, #flat, 2 do hold[flat[i]] = flat[i + 1] end
  return hold
end
local function add(hold, micros)
  for key in string.gmatch(hold.sums, '[^\\n]+') do
    if redis.call('EXISTS', p .. 'sum:' .. key) == 1 then
      redis.call('INCRBY', p .. 'sum:' .. key, int(micros))
    end
  end
end
local function close(id, hold)
  redis.call('ZREM', p .. 'leases', id)
  redis.call('ZREM', p .. 'jobs', id)
  redis.call('ZREM', p .. 'ended', id)
  redis.call('ZREM', p .. 'open:' .. hold.owner, id)
end
local function finish(id, hold)
  close(id, hold)
  redis.call('HSET', p .. 'hold:' .. id, 'state', 'ended')
  redis.call('ZADD', p .. 'ended', hold.at, id)
  redis.call('PEXPIRE', p .. 'ended', int(40 * day))
end
local function forget(id, hold)
  close(id, hold)
  redis.call('DEL', p .. 'hold:' .. id)
  if hold.request ~= '' then redis.call('DEL', p .. 'request:' .. hold.request) end
end
local function lease(set, id, hold, ms)
  redis.call('ZADD', p .. set, int(now + ms), id)
  redis.call('PEXPIRE', p .. set, int(ms + 40 * day))
  redis.call('ZADD', p .. 'open:' .. hold.owner, int(now + ms), id)
  redis.call('PEXPIRE', p .. 'open:' .. hold.owner, int(ms + day))
end
local function flat(id, hold)
  return { id, hold.owner, hold.endpoint, hold.micros, hold.unit, hold.quantity,
    hold.at, hold.state, hold.request }
end
local function clear()
  local ids = redis.call('ZRANGEBYSCORE', p .. 'leases', '-inf', int(now), 'LIMIT', 0, 200)
  for _, id in ipairs(ids) do
    local hold = read(id)
    if hold == nil then
      redis.call('ZREM', p .. 'leases', id)
    elseif hold.state == 'reserved' then
      add(hold, -tonumber(hold.micros))
      forget(id, hold)
    else
      finish(id, hold)
    end
  end
end
`

/** ARGV: now, lease, id, owner, endpoint, micros, unit, quantity, most open jobs or -1, life of the hold, then key, limit or -1 and life of each sum. */
export const reserve = `${prelude}
clear()
local leaseMs, id, micros = tonumber(ARGV[2]), ARGV[3], tonumber(ARGV[6])
local open = p .. 'open:' .. ARGV[4]
for _, id in ipairs(redis.call('ZRANGEBYSCORE', open, '-inf', int(now))) do
  if redis.call('EXISTS', p .. 'hold:' .. id) == 0 then redis.call('ZREM', open, id) end
end
local most = tonumber(ARGV[9])
if most >= 0 and redis.call('ZCARD', open) >= most then return { 'too_many_jobs' } end
for i = 11, #ARGV, 3 do
  local limit = tonumber(ARGV[i + 1])
  local sum = tonumber(redis.call('GET', p .. 'sum:' .. ARGV[i]) or '0')
  if limit >= 0 and sum + micros > limit then return { 'over_limit', ARGV[i] } end
end
local keys = {}
for i = 11, #ARGV, 3 do
  redis.call('INCRBY', p .. 'sum:' .. ARGV[i], int(micros))
  redis.call('PEXPIRE', p .. 'sum:' .. ARGV[i], ARGV[i + 2])
  keys[#keys + 1] = ARGV[i]
end
local hold = { owner = ARGV[4] }
redis.call('HSET', p .. 'hold:' .. id, 'owner', ARGV[4], 'endpoint', ARGV[5],
  'micros', int(micros), 'unit', ARGV[7], 'quantity', ARGV[8], 'at', int(now),
  'state', 'reserved', 'request', '', 'sums', table.concat(keys, '\\n'))
redis.call('PEXPIRE', p .. 'hold:' .. id, ARGV[10])
lease('leases', id, hold, leaseMs)
return { 'reserved' }
`

/** ARGV: now, lease, id. */
export const markSent = `${prelude}
clear()
local hold = read(ARGV[3])
if hold == nil or hold.state ~= 'reserved' then return 0 end
redis.call('HSET', p .. 'hold:' .. ARGV[3], 'state', 'sent')
lease('leases', ARGV[3], hold, tonumber(ARGV[2]))
return 1
`

/** ARGV: now, lease, id, request id. */
export const accept = `${prelude}
local id = ARGV[3]
local hold = read(id)
if hold == nil then return 0 end
redis.call('HSET', p .. 'hold:' .. id, 'state', 'accepted', 'request', ARGV[4])
redis.call('SET', p .. 'request:' .. ARGV[4], id,
  'PX', math.max(1, redis.call('PTTL', p .. 'hold:' .. id)))
close(id, hold)
lease('jobs', id, hold, tonumber(ARGV[2]))
return 1
`

/** ARGV: now, id, micros or -1 for an amount that nobody knows. */
export const settle = `${prelude}
local id, micros = ARGV[2], tonumber(ARGV[3])
local hold = read(id)
if hold == nil then return false end
if micros < 0 then
  finish(id, hold)
else
  add(hold, micros - tonumber(hold.micros))
  forget(id, hold)
end
return flat(id, hold)
`

/** ARGV: now, id. */
export const readHold = `${prelude}
local hold = read(ARGV[2])
if hold == nil then return false end
return flat(ARGV[2], hold)
`

/** ARGV: now, request id. */
export const findHold = `${prelude}
local id = redis.call('GET', p .. 'request:' .. ARGV[2])
local hold = id and read(id)
if not hold then return false end
return flat(id, hold)
`

/** ARGV: now, count, lease, perhaps an owner. */
export const takeExpired = `${prelude}
clear()
local set = ARGV[4] and 'open:' .. ARGV[4] or 'jobs'
local ids = redis.call('ZRANGEBYSCORE', p .. set, '-inf', int(now), 'LIMIT', 0, ARGV[2])
local taken = {}
for _, id in ipairs(ids) do
  local hold = read(id)
  if hold == nil then
    redis.call('ZREM', p .. set, id)
  elseif hold.state == 'accepted' then
    lease('jobs', id, hold, tonumber(ARGV[3]))
    taken[#taken + 1] = flat(id, hold)
  end
end
return taken
`

/** ARGV: now, count. */
export const listEnded = `${prelude}
local listed = {}
for _, id in ipairs(redis.call('ZRANGE', p .. 'ended', 0, -1)) do
  if #listed >= tonumber(ARGV[2]) then break end
  local hold = read(id)
  if hold == nil then
    redis.call('ZREM', p .. 'ended', id)
  else
    listed[#listed + 1] = flat(id, hold)
  end
end
return listed
`

/** ARGV: now, keys of sums. */
export const readCounters = `${prelude}
local sums = {}
for i = 2, #ARGV do
  sums[#sums + 1] = redis.call('GET', p .. 'sum:' .. ARGV[i]) or '0'
end
return sums
`

/** KEYS: the claim. ARGV: now, claimant, lease. */
export const claim = `
local held = redis.call('GET', KEYS[1])
if held and string.sub(held, 1, 1) == 'd' then return { 'done', string.sub(held, 2) } end
if held then return { 'busy', string.match(held, '^b(%d+)') } end
redis.call('SET', KEYS[1], 'b' .. ARGV[1] .. ' ' .. ARGV[2], 'PX', ARGV[3])
return { 'claimed' }
`

/** KEYS: the claim. ARGV: value, life. */
export const complete = `
redis.call('SET', KEYS[1], 'd' .. ARGV[1], 'PX', ARGV[2])
return 1
`

/** KEYS: the claim. ARGV: claimant. */
export const abandon = `
local held = redis.call('GET', KEYS[1])
if held and string.match(held, '^b%d+ (.*)$') == ARGV[1] then
  redis.call('DEL', KEYS[1])
end
return 1
`
