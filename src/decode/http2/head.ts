import { grouped } from '../../grouped.js'
import type { Issue } from '../field.js'
import { type Header, headerValue } from '../http/headers.js'
import { type HeaderLine, isKnown } from './header-block.js'

/** What a message begins with: its pseudo-headers, and its fields (RFC 9113, 8.3). */
export type Http2Head = {
	readonly method?: string
	readonly scheme?: string
	readonly authority?: string
	readonly path?: string
	/** Of an extended CONNECT (RFC 8441, 4). */
	readonly protocol?: string
	readonly status?: number
	/** Without pseudo-headers, and without fields of which not all is known. */
	readonly headers: readonly Header[]
}

export type HeadKind = 'request' | 'response' | 'trailers'

/** The head that the fields of a block make, and what is wrong with it. */
export function headOf(
	lines: readonly HeaderLine[],
	kind: HeadKind,
): { readonly head: Http2Head; readonly issues: readonly Issue[] } {
	const known = lines.filter(isKnown)
	const headers = known.filter(({ name }) => !name.startsWith(':'))
	const unknown = lines.length - known.length
	const { pseudo, issues } = pseudoHeaders(known, kind)
	issues.push(...connectionFields(headers))
	if (unknown > 0) issues.push(notKnown(unknown, lines.length))
	else for (const name of lacking(pseudo, kind)) issues.push(invalid(`${WHAT[kind]} lacks ${name} (RFC 9113, 8.3)`))
	const status = pseudo.get(':status')
	if (status !== undefined && !/^\d{3}$/.test(status))
		issues.push(invalid('the status is not three digits (RFC 9113, 8.3.2)'))
	return { head: { ...named(pseudo), headers }, issues }
}

/** The first value of each pseudo-header; they stand in front of the other fields (RFC 9113, 8.3). */
function pseudoHeaders(known: readonly Header[], kind: HeadKind) {
	const issues: Issue[] = []
	const pseudo = new Map<string, string>()
	for (const { name, value } of known) {
		if (!name.startsWith(':')) continue
		if (!PSEUDO[kind].has(name)) issues.push(invalid(`${name} stands in ${WHAT[kind]} (RFC 9113, 8.3)`))
		else if (pseudo.has(name)) issues.push(invalid(`${name} stands there twice (RFC 9113, 8.3)`))
		if (!pseudo.has(name)) pseudo.set(name, value)
	}
	const first = known.findIndex(({ name }) => !name.startsWith(':'))
	if (first >= 0 && known.slice(first).some(({ name }) => name.startsWith(':')))
		issues.push(invalid('a pseudo-header stands behind other fields (RFC 9113, 8.3)'))
	return { pseudo, issues }
}

function connectionFields(headers: readonly Header[]): Issue[] {
	return CONNECTION_FIELDS.filter(name => {
		const value = headerValue(headers, name)
		return value !== undefined && !(name === 'te' && value === 'trailers')
	}).map(name => invalid(`${name} is about a connection of HTTP/1.1 and has no place here (RFC 9113, 8.2.2)`))
}

function named(pseudo: ReadonlyMap<string, string>): Omit<Http2Head, 'headers'> {
	const status = pseudo.get(':status')
	const words = ['method', 'scheme', 'authority', 'path', 'protocol'].flatMap(name => {
		const value = pseudo.get(`:${name}`)
		return value === undefined ? [] : [[name, value] as const]
	})
	return {
		...Object.fromEntries(words),
		...(status !== undefined && /^\d{1,9}$/.test(status) && { status: Number(status) }),
	}
}

/** Pseudo-headers that have to be there (RFC 9113, 8.3.1, 8.3.2 and 8.5; RFC 8441, 4). */
function lacking(pseudo: ReadonlyMap<string, string>, kind: HeadKind): string[] {
	if (kind === 'trailers') return []
	if (kind === 'response') return pseudo.has(':status') ? [] : [':status']
	const isTunnel = pseudo.get(':method') === 'CONNECT' && !pseudo.has(':protocol')
	return (isTunnel ? [':authority'] : [':method', ':scheme', ':path']).filter(name => !pseudo.has(name))
}

function notKnown(unknown: number, all: number): Issue {
	const fields = `${grouped(unknown)} of ${grouped(all)} header fields`
	return { code: 'truncated', text: `${fields} refer to fields that were sent before, in bytes that are not known` }
}

function invalid(text: string): Issue {
	return { code: 'invalid', text }
}

const WHAT: Readonly<Record<HeadKind, string>> = {
	request: 'a request',
	response: 'a response',
	trailers: 'a trailer section',
}

const PSEUDO: Readonly<Record<HeadKind, ReadonlySet<string>>> = {
	request: new Set([':method', ':scheme', ':authority', ':path', ':protocol']),
	response: new Set([':status']),
	trailers: new Set(),
}

const CONNECTION_FIELDS = ['connection', 'proxy-connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'te']
