import { LIMITS } from '../limits.js'
import { CR, HT, isTokenByte, LF, runOf, SP } from './characters.js'

/** `more`: too few bytes yet. Never the answer for `LIMITS.recognise` bytes and more. */
export type Recognised = 'yes' | 'no' | 'more'

/** A method longer than this is none (the longest registered one has 17 bytes). */
const LONGEST_METHOD = 64

/**
 * Whether bytes begin with a request line of HTTP/1.x: a token, a target, `HTTP/1.` and a digit (RFC 9112, 3). Any
 * method will do. Empty lines before it are passed over, as a server should (RFC 9112, 2.2).
 */
export function looksLikeRequest(bytes: Uint8Array): Recognised {
	const at = runOf(bytes, 0, byte => byte === CR || byte === LF)
	const method = methodLength(bytes, at)
	if (method === 'no' || at >= LIMITS.recognise) return 'no'
	const lineEnd = bytes.indexOf(LF, at)
	if (lineEnd >= 0) {
		return method !== 'more' && endsWithVersion(bytes, at + method + 1, lineEnd) ? 'yes' : 'no'
	}
	if (bytes.length < LIMITS.recognise) return 'more'
	// A target this long is cut off here: a common method and a path are all there is to go by.
	return method !== 'more' && isCommon(bytes.subarray(at, at + method)) && bytes[at + method + 1] === SLASH
		? 'yes'
		: 'no'
}

/**
 * Whether bytes begin with a request line that lacks its version, as in HTTP/0.9 (`GET /`: RFC 1945, 4.1), or its target.
 * Only methods and forms that nothing else has will do.
 */
export function looksLikeOddRequest(bytes: Uint8Array): Recognised {
	const lineEnd = bytes.indexOf(LF)
	if (lineEnd >= 0)
		return ODD_REQUEST.test(ascii(bytes.subarray(0, Math.min(lineEnd, LIMITS.recognise)))) ? 'yes' : 'no'
	if (bytes.length >= LIMITS.recognise) return 'no'
	const start = ascii(bytes.subarray(0, LONGEST_METHOD))
	return [...COMMON].some(method => `${method} `.startsWith(start) || start.startsWith(`${method} `)) ? 'more' : 'no'
}

/** Whether bytes begin with a status line of HTTP/1.x: `HTTP/1.`, a digit, a space, three digits (RFC 9112, 4). */
export function looksLikeResponse(bytes: Uint8Array): Recognised {
	const at = runOf(bytes, 0, byte => byte === CR || byte === LF)
	if (at >= LIMITS.recognise) return 'no'
	for (let i = 0; i < STATUS_LINE.length; i++) {
		if (at + i >= bytes.length) return 'more'
		if (!STATUS_LINE[i]!(bytes[at + i]!)) return 'no'
	}
	return 'yes'
}

/**
 * The same with less asked for, where a message is due: a request line without a version or of another one, a status
 * line without a status. `line` need not be whole; `no` is said as soon as it is sure.
 */
export function mayBegin(role: 'request' | 'response', line: Uint8Array): Recognised {
	if (role === 'response') {
		for (let i = 0; i < HTTP.length; i++) {
			if (i >= line.length) return 'more'
			if (line[i] !== HTTP.charCodeAt(i)) return 'no'
		}
		return 'yes'
	}
	const method = methodLength(line, 0)
	if (typeof method === 'string') return method
	const end = line.indexOf(LF)
	if (end < 0) return 'more'
	if (endsWithVersion(line, method + 1, end)) return 'yes'
	const rest = ascii(line.subarray(method + 1, Math.min(end, method + 1 + LIMITS.recognise)))
	return /^ *(\/|\*|[a-z][a-z0-9+.-]*:\/\/)|\bHTTP\/\d/i.test(rest) ? 'yes' : 'no'
}

/** Length of the token that a space follows. */
function methodLength(bytes: Uint8Array, at: number): number | 'no' | 'more' {
	const window = bytes.subarray(at, at + LONGEST_METHOD + 1)
	const length = runOf(window, 0, isTokenByte)
	if (length === window.length) return length > LONGEST_METHOD ? 'no' : 'more'
	return length > 0 && window[length] === SP ? length : 'no'
}

/** Whether a line has a target, then `HTTP/1.` and a digit as its last word. */
function endsWithVersion(bytes: Uint8Array, from: number, lineEnd: number): boolean {
	let end = lineEnd
	while (end > from && (bytes[end - 1] === CR || bytes[end - 1] === SP || bytes[end - 1] === HT)) end--
	const word = end - VERSION.length
	return word > from && VERSION.every((test, i) => test(bytes[word + i]!))
}

function isCommon(method: Uint8Array): boolean {
	return COMMON.has(ascii(method))
}

function ascii(bytes: Uint8Array): string {
	return String.fromCharCode(...bytes)
}

type Test = (byte: number) => boolean

const HTTP = 'HTTP/'
const SLASH = 0x2f
const COMMON: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
const digit: Test = byte => byte >= 0x30 && byte <= 0x39
const literal = (text: string): Test[] => Array.from(text, character => byte => byte === character.charCodeAt(0))
const ODD_REQUEST = /^(?:GET \/\S*|(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) +HTTP\/1\.\d)[ \t]*\r?$/
const STATUS_LINE: readonly Test[] = [
	...literal('HTTP/1.'),
	digit,
	byte => byte === SP,
	digit,
	digit,
	digit,
	byte => byte === SP || byte === CR || byte === LF,
]
/** With the space before it. */
const VERSION: readonly Test[] = [byte => byte === SP, ...literal('HTTP/1.'), digit]
