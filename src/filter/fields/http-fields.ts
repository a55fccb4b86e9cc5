import { textOf } from '../../decode/reader.js'
import { childNamed, fieldPath, fieldsAt } from '../field-search.js'
import type { EndedHttp, PacketLayers } from '../layers.js'
import type { Kind, Value } from '../value.js'
import { bytesAt, type FilterField, found } from './field.js'

/** HTTP/1 messages, by the packet in which they end. */
export const HTTP_FIELDS: readonly FilterField[] = [
	messages('http', 'protocol', undefined, ({ bytes }) => bytes),
	messages('http.request', 'boolean', 'request', () => 1),
	messages('http.response', 'boolean', 'response', () => 1),
	at('http.request.method', 'text', 'request_line/method'),
	messages('http.request.uri', 'text', 'request', target),
	messages('http.request.full_uri', 'text', 'request', fullTarget),
	at('http.request.version', 'text', 'request_line/version'),
	at('http.response.version', 'text', 'status_line/version'),
	at('http.response.code', 'number', 'status_line/status'),
	at('http.response.phrase', 'text', 'status_line/reason'),
	messages('http.file_data', 'text', undefined, ({ body }) => (body && body.length > 0 ? textOf(body) : undefined)),
	lines('http.request.line', 'request'),
	lines('http.response.line', 'response'),
	{ name: 'http.content_length', kind: 'number', of: packet => headerValues(packet, 'content-length').flatMap(count) },
	header('http.content_length_header', 'content-length'),
	...[
		'accept',
		'accept-encoding',
		'accept-language',
		'authorization',
		'cache-control',
		'connection',
		'content-encoding',
		'content-type',
		'cookie',
		'date',
		'host',
		'last-modified',
		'location',
		'proxy-authenticate',
		'proxy-authorization',
		'referer',
		'server',
		'set-cookie',
		'transfer-encoding',
		'upgrade',
		'user-agent',
		'www-authenticate',
		'x-forwarded-for',
	].map(name => header(`http.${name.replaceAll('-', '_')}`, name)),
]

function at(name: string, kind: Kind, path: string): FilterField {
	return found(packet => packet.http, name, kind, path)
}

/** One value of each message of a kind. */
function messages(
	name: string,
	kind: Kind,
	of: EndedHttp['kind'] | undefined,
	take: (message: EndedHttp) => Value | undefined,
): FilterField {
	const values = ({ http }: PacketLayers) =>
		http
			.filter(message => of === undefined || message.kind === of)
			.map(take)
			.filter(value => value !== undefined)
	return { name, kind, of: values }
}

/** The values of the header fields of a name, which stands in small letters here. */
function header(name: string, field: string): FilterField {
	return { name, kind: 'text', of: packet => headerValues(packet, field) }
}

function headerValues({ http }: PacketLayers, name: string): readonly Value[] {
	return http.flatMap(message => headersOf(message, name))
}

const HEADERS = fieldPath('headers/header')

function headersOf({ field, bytes }: EndedHttp, name: string): Value[] {
	return [...fieldsAt(field, HEADERS)].flatMap(line => {
		const said = childNamed(line, 'field_name')?.value
		const value = childNamed(line, 'field_value')
		if (typeof said !== 'string' || said.toLowerCase() !== name || !value) return []
		// Cookies are a field of their own each.
		return [value.value ?? textOf(bytesAt(value, bytes))]
	})
}

/** The lines of the head behind the first, each with its end. */
function lines(name: string, kind: EndedHttp['kind']): FilterField {
	const of = ({ http }: PacketLayers) =>
		http
			.filter(message => message.kind === kind)
			.flatMap(({ field, bytes }) => [...fieldsAt(field, HEADERS)].map(line => textOf(bytesAt(line, bytes))))
	return { name, kind: 'text', of }
}

const TARGET = fieldPath('request_line/target')

function target({ field, bytes }: EndedHttp): string | undefined {
	const [found] = fieldsAt(field, TARGET)
	return found && textOf(bytesAt(found, bytes))
}

function fullTarget(message: EndedHttp): string | undefined {
	const path = target(message)
	const [host] = headersOf(message, 'host')
	return path === undefined || host === undefined || !path.startsWith('/') ? path : `http://${host}${path}`
}

/** A length as a number, where it is one. */
function count(value: Value): number[] {
	return typeof value === 'string' && /^\d{1,15}$/.test(value.trim()) ? [Number(value)] : []
}
