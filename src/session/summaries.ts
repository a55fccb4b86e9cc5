import { bytesOf } from '../decode/reader.js'
import { CIPHER_SUITES } from '../decode/registry/cipher-suites.js'
import { GROUPS } from '../decode/registry/groups.js'
import { hex, isGrease } from '../decode/registry/names.js'
import { SIGNATURE_SCHEMES } from '../decode/registry/signature-schemes.js'
import { versionName } from '../decode/registry/versions.js'
import type { Message } from '../decode/tls/handshake.js'
import type { Choice, Offer, PlainHello } from '../decode/tls/plain-hello.js'
import { grouped } from '../grouped.js'

/** A few words on what a handshake message says, for its rung. Raw text of the capture stands in it: clean it where it is shown. */
export function summaryOf(message: Message | PlainHello): string {
	switch (message.kind) {
		case 'client_hello':
			return clientHelloSummary(message.body)
		case 'server_hello':
			return serverHelloSummary(message.body)
		case 'hello_retry_request':
			return joined('asks for another ClientHello', groupsOf(message.body))
		case 'certificate': {
			const count = message.body.certificates.length
			return count === 0 ? 'no certificate' : `${count} certificate${count === 1 ? '' : 's'}`
		}
		case 'server_key_exchange':
			return joined(name(GROUPS, message.body.group), name(SIGNATURE_SCHEMES, message.body.scheme))
		case 'certificate_verify':
			return joined(name(SIGNATURE_SCHEMES, message.body.scheme))
		default:
			return ''
	}
}

function clientHelloSummary(hello: Offer): string {
	const suites = hello.suites.filter(suite => !isGrease(suite)).length
	const versions = (hello.supportedVersions ?? [hello.legacyVersion]).filter(version => !isGrease(version))
	return joined(
		hello.serverName,
		versions.length > 0 ? `up to ${versionName(Math.max(...versions))}` : undefined,
		`${suites} suite${suites === 1 ? '' : 's'}`,
		hello.alpn && `ALPN ${hello.alpn.join(' ')}`,
	)
}

function serverHelloSummary(hello: Choice): string {
	return joined(
		versionName(hello.negotiatedVersion),
		name(CIPHER_SUITES, hello.suite),
		groupsOf(hello),
		hello.selectedPsk === undefined ? undefined : 'pre-shared key, so no Certificate',
	)
}

const groupsOf = (hello: Pick<Choice, 'keyShares'>) =>
	hello.keyShares?.map(share => GROUPS(share.group) ?? hex(share.group)).join(' ')

/** What a rung calls a handshake message: that of a draft has its final name. */
export function rungName(name: string): string {
	return name === 'draft_hello_retry_request' ? 'hello_retry_request' : name
}

/** What a handshake message that is not whole lacks. */
export function cutText(have: number, want: number, why: 'end' | 'hole' | 'keys' | 'limit'): string {
	const reason = {
		end: 'the capture or the stream ends inside it',
		hole: 'the rest is not in the capture',
		keys: 'keys change inside it',
		limit: 'no more of it is held',
	}[why]
	return `${grouped(have)} of ${bytesOf(want)}: ${reason}`
}

function name(names: (value: number) => string | undefined, value: number | undefined): string | undefined {
	return value === undefined ? undefined : (names(value) ?? hex(value))
}

function joined(...parts: readonly (string | undefined)[]): string {
	return parts.filter(part => part !== undefined && part !== '').join(', ')
}
