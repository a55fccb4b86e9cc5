import { hash } from 'node:crypto'
import { isGrease } from '../decode/registry/names.js'
import type { ClientHello } from '../decode/tls/client-hello.js'
import type { ServerHello } from '../decode/tls/server-hello.js'

/**
 * JA3, the fingerprint of a ClientHello: the MD5 of `ja3Text`, 32 hex digits. Clients of one kind and setting share it; browsers that
 * shuffle their extensions do not.
 */
export function ja3(hello: ClientHello): string {
	return md5(ja3Text(hello))
}

/** Version, suites, extensions, groups and point formats: decimal numbers in the order of the wire, without GREASE. */
export function ja3Text(hello: ClientHello): string {
	return [
		hello.legacyVersion,
		real(hello.suites),
		real(hello.extensions.map(({ type }) => type)),
		real(hello.groups ?? []),
		(hello.pointFormats ?? []).join('-'),
	].join(',')
}

/** JA3S, the fingerprint of a ServerHello: the MD5 of `ja3sText`. It depends on what the client offered. */
export function ja3s(hello: ServerHello): string {
	return md5(ja3sText(hello))
}

/** Version, suite and extensions: decimal numbers in the order of the wire. */
export function ja3sText(hello: ServerHello): string {
	return [hello.legacyVersion, hello.suite, hello.extensions.map(({ type }) => type).join('-')].join(',')
}

function real(numbers: readonly number[]): string {
	return numbers.filter(number => !isGrease(number)).join('-')
}

function md5(text: string): string {
	return hash('md5', text)
}
