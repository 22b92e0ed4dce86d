type SystemError = Error & {
  code?: string | undefined
  address?: string | undefined
  port?: number | undefined
  path?: string | undefined
}

/** A sentence for the person who typed the command, and what to try. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code = '', address, port, path, message } = error as SystemError
  if (code.startsWith('ERR_PARSE_ARGS')) {
    // What follows its first sentence is about programs, not about this one.
    return `${message.split('. ')[0]}. --help lists the options.`
  }
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken, perhaps by another emulator. --port 0 takes a free one.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine has no address ${address ?? 'of that name'}. Leave --host out for 127.0.0.1.`
    case 'ERR_SOCKET_BAD_PORT':
      return 'A port is a number from 0 to 65535.'
    case 'EACCES':
      return path === undefined
        ? `Port ${port} is not for everybody. Choose one above 1023.`
        : `${path} may not be written.`
    default:
      return message
  }
}
