import { bytesOf, textOf } from '../decode/reader.js'
import { counted, grouped } from '../grouped.js'
import { type Exposure, row } from './exposure-row.js'

/** An HTTP exchange that travelled in the clear. */
export type SeenHttp = {
	readonly request?: SeenMessage & { readonly method: string; readonly target: string }
	readonly response?: SeenMessage & { readonly status?: number; readonly reason?: string }
}

export type SeenMessage = {
	/** `1.1` */
	readonly version?: string
	readonly headers: readonly { readonly name: string; readonly value: string }[]
	/** Of the body as it travelled. */
	readonly bodyLength: number
	/** The beginning of the body as a person reads it, codings undone; left out where it is no text. */
	readonly bodyText?: string
}

/** Exchanges of one connection that are listed. */
const LISTED = 8
/** Characters of a value that are shown. */
const SHOWN = 200

/** What plain HTTP shows: everything. */
export function httpExposure(exchanges: readonly SeenHttp[]): Exposure[] {
	const more = exchanges.length - LISTED
	return [
		...exchanges
			.slice(0, LISTED)
			.flatMap(({ request, response }) => [
				...(request ? requestRows(request) : []),
				...(response ? responseRows(response) : []),
			]),
		...row('more_exchanges', more > 0 ? `${grouped(more)} more requests and responses` : undefined),
	]
}

/** What a WebSocket in the clear shows: its masks hide nothing. */
export function webSocketExposure(
	seen: { readonly count: number; readonly texts: readonly string[] } | undefined,
): Exposure[] {
	if (!seen || seen.count === 0) return []
	const messages = counted(seen.count, 'message')
	const texts = seen.texts.slice(0, LISTED).map(text => `“${text}”`)
	return row('websocket_messages', texts.length === 0 ? messages : short(`${messages}: ${texts.join(', ')}`))
}

function requestRows(request: NonNullable<SeenHttp['request']>): Exposure[] {
	const { method, target, version, headers } = request
	return [
		...row('request', short(`${method} ${target}${version === undefined ? '' : ` HTTP/${version}`}`)),
		...row('request_headers', names(headers)),
		...row('user_agent', headerText(request, 'user-agent')),
		...authorization(request, 'authorization'),
		...authorization(request, 'proxy-authorization'),
		...row('cookies', headerText(request, 'cookie')),
		...row('request_body', body(request)),
	]
}

function responseRows(response: NonNullable<SeenHttp['response']>): Exposure[] {
	const { version, status, reason, headers } = response
	const words = [version === undefined ? '' : `HTTP/${version}`, status?.toString() ?? '', reason ?? '']
	return [
		...row('response', short(words.filter(word => word !== '').join(' '))),
		...row('response_headers', names(headers)),
		...row('server_software', headerText(response, 'server')),
		...row('cookies', headerText(response, 'set-cookie')),
		...row('response_body', body(response)),
	]
}

/** Name and password out of Basic credentials (RFC 7617, 2); of others the scheme and the token. */
function authorization(message: SeenMessage, header: string): Exposure[] {
	const value = headerText(message, header)
	const basic = value && /^basic +([A-Za-z0-9+/=_-]+)$/i.exec(value)?.[1]
	return basic ? row('credentials', short(textOf(Buffer.from(basic, 'base64')))) : row('token', value)
}

function body({ bodyLength, bodyText }: SeenMessage): string | undefined {
	if (bodyLength === 0) return undefined
	return bodyText === undefined ? bytesOf(bodyLength) : `${bytesOf(bodyLength)}: ${short(bodyText)}`
}

function names(headers: SeenMessage['headers']): string {
	return short(headers.map(({ name }) => name).join(', '))
}

function headerText({ headers }: SeenMessage, name: string): string | undefined {
	const values = headers.filter(header => header.name.toLowerCase() === name).map(({ value }) => value)
	return values.length > 0 ? short(values.join('; ')) : undefined
}

function short(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim()
	return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line
}
