import type { Issue } from '../field.js'
import { type Header, headerValue } from '../http/headers.js'

/** An extension as a Sec-WebSocket-Extensions field names it, with its parameters (RFC 6455, 9.1). */
export type Extension = {
	readonly name: string
	readonly parameters: readonly (readonly [string, string | undefined])[]
}

/** What permessage-deflate was agreed on with (RFC 7692, 7.1). */
export type Deflate = {
	/** Whether that side forgets each message before it compresses the next. */
	readonly serverNoContextTakeover: boolean
	readonly clientNoContextTakeover: boolean
	/** How far back its compressor refers, as a power of two; 15 where nothing was said. */
	readonly serverMaxWindowBits: number
	readonly clientMaxWindowBits: number
	readonly issues: readonly Issue[]
}

/** The extensions of a head, in their order. */
export function extensionsOf(headers: readonly Header[]): Extension[] {
	return outsideQuotes(headerValue(headers, 'sec-websocket-extensions') ?? '', ',').map(item => {
		const [name = '', ...parameters] = outsideQuotes(item, ';')
		return {
			name: name.toLowerCase(),
			parameters: parameters.map(parameter => {
				const [key = '', ...value] = parameter.split('=')
				const text = value.join('=').trim()
				return [key.trim().toLowerCase(), value.length > 0 ? text.replace(/^"(.*)"$/, '$1') : undefined] as const
			}),
		}
	})
}

/** `permessage-deflate; server_no_context_takeover`, as it is written. */
export function extensionText({ name, parameters }: Extension): string {
	return [name, ...parameters.map(([key, value]) => (value === undefined ? key : `${key}=${value}`))].join('; ')
}

/** The terms of permessage-deflate, where it is among the extensions; the first of them counts (RFC 7692, 7). */
export function deflateOf(extensions: readonly Extension[]): Deflate | undefined {
	const extension = extensions.find(({ name }) => name === 'permessage-deflate')
	if (!extension) return undefined
	const issues: Issue[] = []
	const seen = new Map<string, string | undefined>()
	for (const [name, value] of extension.parameters) {
		if (!PARAMETERS.has(name)) issues.push(invalid(`${name} is no parameter of permessage-deflate (RFC 7692, 7.1)`))
		else if (seen.has(name)) issues.push(invalid(`${name} stands twice in permessage-deflate (RFC 7692, 7.1)`))
		else seen.set(name, value)
	}
	const bits = (name: string) => {
		const value = seen.get(name)
		if (value === undefined) return 15
		if (/^([89]|1[0-5])$/.test(value)) return Number(value)
		issues.push(invalid(`${name}=${value} is not 8 to 15 (RFC 7692, 7.1.2)`))
		return 15
	}
	return {
		serverNoContextTakeover: seen.has('server_no_context_takeover'),
		clientNoContextTakeover: seen.has('client_no_context_takeover'),
		serverMaxWindowBits: bits('server_max_window_bits'),
		clientMaxWindowBits: bits('client_max_window_bits'),
		issues,
	}
}

const PARAMETERS: ReadonlySet<string> = new Set([
	'server_no_context_takeover',
	'client_no_context_takeover',
	'server_max_window_bits',
	'client_max_window_bits',
])

/** The parts of a list, without empty ones; what stands in quotes is not divided. */
function outsideQuotes(text: string, separator: ',' | ';'): string[] {
	const parts = text.match(separator === ',' ? /(?:"[^"]*"|[^,"]|")+/g : /(?:"[^"]*"|[^;"]|")+/g) ?? []
	return parts.map(part => part.trim()).filter(part => part !== '')
}

function invalid(text: string): Issue {
	return { code: 'invalid', text }
}
