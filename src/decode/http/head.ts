import { type Reader, textOf } from '../reader.js'
import { isBlank, isTokenByte, runOf, SP } from './characters.js'
import { type Header, headers } from './headers.js'
import { emptyLine, isAtEmptyLine, lineEnd, peekLine } from './lines.js'
import { statusName } from './status.js'
import { requestTarget } from './target.js'

export type RequestLine = {
	readonly kind: 'request'
	readonly method: string
	readonly target: string
	/** `1.1`. Missing where the line has none. */
	readonly version?: string
}

export type StatusLine = {
	readonly kind: 'response'
	/** `1.1`. Missing where the line has none. */
	readonly version?: string
	/** Missing where the line has no number. */
	readonly status?: number
	readonly reason: string
}

/** What stands before the body: the start line and the header fields. */
export type Head = { readonly line: RequestLine | StatusLine; readonly headers: readonly Header[] }

/** The head of a message up to its empty line, whatever it holds (RFC 9112, 2.1). Odd bytes are flagged, never refused. */
export function messageHead(r: Reader, kind: 'request' | 'response'): Head {
	let empty = 0
	for (; r.left > 0 && isAtEmptyLine(r); empty++) r.skip('empty_line', peekLine(r).end)
	if (empty > 0) r.flag('unexpected', `${empty} empty line${empty > 1 ? 's' : ''} before the ${kind} (RFC 9112, 2.2)`)
	const line = kind === 'request' ? requestLine(r) : statusLine(r)
	const fields = headers(r)
	emptyLine(r, `the head of the ${kind}`)
	return { line, headers: fields }
}

/** method SP request-target SP HTTP-version CRLF (RFC 9112, 3) */
function requestLine(r: Reader): RequestLine {
	return r.struct('request_line', r => {
		const { content, end } = peekLine(r)
		const [methodEnd, targetStart, targetEnd, versionStart, versionEnd] = requestParts(content)
		const method = r.text('method', methodEnd)
		if (!isToken(content.subarray(0, methodEnd))) r.flag('invalid', 'the method is no token (RFC 9112, 3.1)')
		space(r, targetStart - methodEnd)
		const target = requestTarget(r, targetEnd - targetStart)
		if (target === '') r.flag('invalid', 'the request line has no target')
		else if (target.includes(' ')) r.flag('invalid', 'the target holds a space (RFC 9112, 3.2)')
		space(r, versionStart - targetEnd)
		const version = httpVersion(r, versionEnd - versionStart)
		if (version === undefined) r.flag('invalid', 'the request line has no version')
		space(r, content.length - versionEnd)
		lineEnd(r, end, 'the request line')
		return { kind: 'request', method, target, ...(version !== undefined && { version }) }
	})
}

/** HTTP-version SP status-code SP [ reason-phrase ] CRLF (RFC 9112, 4) */
function statusLine(r: Reader): StatusLine {
	return r.struct('status_line', r => {
		const { content, end } = peekLine(r)
		const versionEnd = wordEnd(content, 0)
		const statusStart = gapEnd(content, versionEnd)
		const statusEnd = wordEnd(content, statusStart)
		// One space only: what follows it belongs to the reason, be it empty.
		const reasonStart = Math.min(statusEnd + 1, content.length)
		const version = httpVersion(r, versionEnd)
		if (version === undefined) r.flag('invalid', 'the status line has no version')
		space(r, statusStart - versionEnd)
		const status = statusCode(r, statusEnd - statusStart)
		if (reasonStart === statusEnd && end > 0) {
			r.flag('invalid', 'the status line has no space after the status code (RFC 9112, 4)')
		}
		space(r, reasonStart - statusEnd)
		const reason = r.text('reason', content.length - reasonStart)
		lineEnd(r, end, 'the status line')
		return {
			kind: 'response',
			reason,
			...(version !== undefined && { version }),
			...(status !== undefined && { status }),
		}
	})
}

/** `HTTP/1.1` as `1.1` (RFC 9112, 2.3). */
function httpVersion(r: Reader, length: number): string | undefined {
	if (length === 0) return undefined
	const name = r.text('version', length)
	const version = /^HTTP\/(\d\.\d)$/.exec(name)?.[1]
	if (version !== undefined) return version
	r.flag('invalid', 'the version is not HTTP/, a digit, a point and a digit (RFC 9112, 2.3)')
	return name.replace(/^HTTP\//i, '')
}

function statusCode(r: Reader, length: number): number | undefined {
	const digits = textOf(r.peek(length))
	if (/^\d{1,9}$/.test(digits)) {
		if (length !== 3) r.flag('invalid', 'the status code is not three digits')
		return r.derived('status', length, () => Number(digits), statusName)
	}
	r.flag('invalid', length === 0 ? 'the status line has no status code' : 'the status code is not three digits')
	r.text('status', length)
	return undefined
}

/**
 * Where the parts of a request line begin and end: end of the method, the target, the version. The last word is the
 * version when it says so; whatever stands between the method and it is the target, even with spaces in it.
 */
function requestParts(content: Uint8Array): [number, number, number, number, number] {
	const methodEnd = wordEnd(content, 0)
	const targetStart = gapEnd(content, methodEnd)
	let lineEnd = content.length
	while (lineEnd > targetStart && isBlank(content[lineEnd - 1])) lineEnd--
	const lastWord = Math.max(targetStart, content.lastIndexOf(SP, lineEnd - 1) + 1)
	const hasVersion = HTTP.every((letters, i) => letters.includes(content[lastWord + i] ?? 0)) && lastWord < lineEnd
	if (!hasVersion) return [methodEnd, targetStart, lineEnd, lineEnd, lineEnd]
	let targetEnd = lastWord
	while (targetEnd > targetStart && isBlank(content[targetEnd - 1])) targetEnd--
	return [methodEnd, targetStart, targetEnd, lastWord, lineEnd]
}

function wordEnd(content: Uint8Array, from: number): number {
	return from + runOf(content, from, byte => byte !== SP)
}

function gapEnd(content: Uint8Array, from: number): number {
	return from + runOf(content, from, isBlank)
}

/** The space between two parts of a start line, where there is any. */
function space(r: Reader, length: number): void {
	if (length > 0) r.skip('sp', length)
	if (length > 1) r.flag('invalid', `${length} blanks stand where one space belongs`)
}

function isToken(bytes: Uint8Array): boolean {
	return bytes.length > 0 && bytes.every(isTokenByte)
}

/** Upper and lower case of each letter of `HTTP/`. */
const HTTP: readonly (readonly number[])[] = Array.from('HTTP/', letter => [
	letter.charCodeAt(0),
	letter.toLowerCase().charCodeAt(0),
])
