import { credentials, endpointId } from '../contenders/Contender.ts'
import type { Target } from './loadServer.ts'

/** One way to the same upstream, and how a browser calls it there. */
export type Road = {
  name: string
  submit: (prompt: string) => Target
  /** Reads a job that the submit answered. */
  read: (answer: SubmitAnswer, what: What) => Target
}

type What = 'status' | 'status/stream' | 'result'

export type SubmitAnswer = { request_id: string; job_token?: string }

const json = { 'content-type': 'application/json' }
const bodyOf = (prompt: string) => JSON.stringify({ prompt })
const jobPath = ({ request_id }: SubmitAnswer, what: What) => {
  const job = `fal-ai/ltx-2/requests/${request_id}`
  return what === 'result' ? job : `${job}/${what}?logs=1`
}

/** Straight to it, with the key: the floor. */
export function straight(url: string): Road {
  const headers = { authorization: `Key ${credentials}` }
  const queue = `${url}/queue.fal.run`
  return {
    name: 'straight to the upstream',
    submit: (prompt) => ({
      url: `${queue}/${endpointId}`,
      method: 'POST',
      headers: { ...headers, ...json },
      body: bodyOf(prompt),
    }),
    read: (answer, what) => ({
      url: `${queue}/${jobPath(answer, what)}`,
      method: 'GET',
      headers,
    }),
  }
}

export function throughOurs(url: string): Road {
  const base = `${url}/api/fal`
  return {
    name: 'falvideo handler',
    submit: (prompt) => ({
      url: `${base}/${endpointId}`,
      method: 'POST',
      headers: json,
      body: bodyOf(prompt),
    }),
    read: (answer, what) => ({
      url: `${base}/${jobPath(answer, what)}`,
      method: 'GET',
      headers: { 'x-falvideo-job-token': answer.job_token ?? '' },
    }),
  }
}

export function throughFals(url: string): Road {
  const proxy = `${url}/api/fal/proxy`
  const target = (path: string) => ({
    ...json,
    'x-fal-target-url': `https://queue.fal.run/${path}`,
  })
  return {
    name: '@fal-ai/server-proxy, Express',
    submit: (prompt) => ({
      url: proxy,
      method: 'POST',
      headers: target(endpointId),
      body: bodyOf(prompt),
    }),
    read: (answer, what) => ({
      url: proxy,
      method: 'GET',
      headers: target(jobPath(answer, what)),
    }),
  }
}

/** Submits a job once. @throws where it is not taken. */
export async function submit(
  road: Road,
  prompt: string,
): Promise<SubmitAnswer> {
  const { url, method, headers, body = null } = road.submit(prompt)
  const response = await fetch(url, { method, headers, body })
  if (!response.ok) throw new Error(`${road.name}: ${await response.text()}`)
  return (await response.json()) as SubmitAnswer
}
