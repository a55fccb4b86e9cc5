import type { Issue } from '../field.js'
import type { Head } from './head.js'
import { contentCodings, type Header, headerList } from './headers.js'

/**
 * How the length of a body is known (RFC 9112, 6.3): there is none; by Content-Length; chunk by chunk; by the end of
 * the connection. After `upgrade` the stream is no longer HTTP.
 */
export type Framing = 'none' | 'length' | 'chunked' | 'close' | 'upgrade'

export type BodyFraming = {
	readonly framing: Framing
	/** For `length`: bytes of the body. */
	readonly contentLength?: number
	/** Transfer codings other than chunked, in the order they were applied (RFC 9112, 7). */
	readonly transferCodings: readonly string[]
	/** Content codings, in the order they were applied (RFC 9110, 8.4). */
	readonly contentCodings: readonly string[]
	readonly issues: readonly Issue[]
}

/**
 * The framing of the body that follows a head. A response's depends on the method of its request (RFC 9112, 6.3):
 * leave `method` out where it is not known.
 */
export function bodyFraming({ line, headers }: Head, method?: string): BodyFraming {
	const issues: Issue[] = []
	const codings = transferCodings(headers, issues)
	const length = contentLength(headers, issues)
	const shared = {
		transferCodings: codings.filter(coding => coding !== 'chunked'),
		contentCodings: contentCodings(headers),
		issues,
	}
	if (line.kind === 'response') {
		if (line.status === 101) return { framing: 'upgrade', ...shared }
		const is2xx = line.status !== undefined && line.status >= 200 && line.status < 300
		if (method === 'CONNECT' && is2xx) return { framing: 'upgrade', ...shared }
		if (method === 'HEAD' || hasNoContent(line.status)) return { framing: 'none', ...shared }
	}
	if (codings.length > 0) {
		if (length !== undefined) {
			issues.push(unexpected('both Transfer-Encoding and Content-Length: the former counts (RFC 9112, 6.3)'))
		}
		if (line.version === '1.0') {
			issues.push(unexpected('Transfer-Encoding in a message of HTTP/1.0: its framing is in doubt (RFC 9112, 6.1)'))
		}
		if (codings.at(-1) === 'chunked') return { framing: 'chunked', ...shared }
		if (line.kind === 'request') {
			issues.push(
				invalid('the last transfer coding of a request is not chunked: its length is unknown (RFC 9112, 6.3)'),
			)
		}
		return { framing: 'close', ...shared }
	}
	if (length !== undefined) return { framing: length > 0 ? 'length' : 'none', contentLength: length, ...shared }
	return { framing: line.kind === 'request' ? 'none' : 'close', ...shared }
}

/** Transfer codings as applied, in lower case and without parameters. */
function transferCodings(headers: readonly Header[], issues: Issue[]): string[] {
	const codings = headerList(headers, 'transfer-encoding').map(coding => coding.replace(/\s*;.*/, '').toLowerCase())
	const known = codings.filter(coding => coding !== 'identity')
	if (known.length < codings.length) {
		issues.push(unexpected('the transfer coding identity means none, and is no more (RFC 9112, 7)'))
	}
	return known
}

/** Content-Length, also when it is repeated with one value (RFC 9110, 8.6); of several values the first counts here. */
function contentLength(headers: readonly Header[], issues: Issue[]): number | undefined {
	const values = headerList(headers, 'content-length')
	const first = values[0]
	if (first === undefined) return undefined
	const different = new Set(values)
	if (different.size > 1) {
		issues.push(
			invalid(`${different.size} different lengths: ${[...different].slice(0, 4).join(', ')} (RFC 9112, 6.3)`),
		)
	}
	const length = /^\d+$/.test(first) ? Number(first) : Number.NaN
	if (Number.isSafeInteger(length)) return length
	issues.push(invalid('Content-Length is no number of bytes (RFC 9110, 8.6)'))
	return undefined
}

/** Responses that never have content (RFC 9112, 6.3). */
function hasNoContent(status: number | undefined): boolean {
	return status !== undefined && ((status >= 100 && status < 200) || status === 204 || status === 304)
}

function invalid(text: string): Issue {
	return { code: 'invalid', text }
}

function unexpected(text: string): Issue {
	return { code: 'unexpected', text }
}
