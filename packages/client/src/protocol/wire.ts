/** One line of a job's log; only these two members are certain. */
export type LogEntry = { message: string; timestamp: string }

type StatusBase = {
  request_id: string
  response_url?: string | null | undefined
  status_url?: string | null | undefined
  cancel_url?: string | null | undefined
  logs?: LogEntry[] | null | undefined
  metrics?: { inference_time?: number | null | undefined } | undefined
}

export type QueueStatus =
  | (StatusBase & { status: 'IN_QUEUE'; queue_position?: number | undefined })
  | (StatusBase & { status: 'IN_PROGRESS' })
  | (StatusBase & {
      status: 'COMPLETED'
      error?: string | undefined
      error_type?: string | undefined
    })
