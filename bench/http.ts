import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

/** What to ask tshark for. */
export const HTTP_FIELDS = ['http.request.method', 'http.request.uri', 'http.response.code', 'http.content_length']

/** Of tshark's fields, one message a line: requests, then what they were answered with. It shows a response when its body is whole. */
export async function exchangesOfFields(path: string): Promise<string[]> {
	const requests: string[] = []
	const responses: string[] = []
	for await (const line of createInterface({ input: createReadStream(path) })) {
		const [method, target, status, length] = line.split('\t')
		if (method) requests.push(`${method} ${target}`)
		else if (status) responses.push(`${status} with ${length} bytes`)
	}
	return requests.map((request, i) => exchange(request, responses[i]))
}

/** Of handshark's report, one conversation a line. */
export async function exchangesOfReport(path: string): Promise<string[]> {
	const exchanges: string[] = []
	for await (const line of createInterface({ input: createReadStream(path) })) {
		const { tls, http = [] }: Conversation = JSON.parse(line)
		for (const { method, target, status, response_bytes: length } of http) {
			const sealed = tls?.decrypted === 'all' ? '' : ', of which some stayed sealed'
			const answer = status === undefined ? undefined : `${status} with ${length} bytes${sealed}`
			exchanges.push(exchange(`${method} ${target}`, answer))
		}
	}
	return exchanges
}

/** What is read of a report. `decrypted` is `all` when the tag or MAC of each record is right. */
type Conversation = {
	readonly tls?: { readonly decrypted?: string }
	readonly http?: readonly {
		readonly method?: string
		readonly target?: string
		readonly status?: number
		readonly response_bytes?: number
	}[]
}

function exchange(request: string, answer: string | undefined): string {
	return `${request}: ${answer ?? 'no answer'}`
}
