import { expect, test } from 'vitest'
import { isPrivateAddress } from './guardedRequest.ts'

test('private: this machine, its network, and what is no address', () => {
  for (const address of [
    '127.0.0.1',
    '10.0.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::',
    'fe80::1',
    'fd12::1',
    '::ffff:10.0.0.1',
    'localhost',
    '',
  ]) {
    expect([address, isPrivateAddress(address)]).toEqual([address, true])
  }
})

test('public', () => {
  for (const address of ['1.1.1.1', '172.32.0.1', '2606:4700::1111']) {
    expect([address, isPrivateAddress(address)]).toEqual([address, false])
  }
})
