import { type Certified, subjectOf } from './certified.js'
import type { Finding } from './finding.js'
import { addressBytes } from './ip-text.js'
import { joined } from './words.js'

/** Whether the certificate is for the server that the client has asked for (RFC 9525, 6). */
export function proveHostName(leaf: Certified, serverName: string | undefined, hasEch: boolean): Finding {
	const names = (leaf.said.subjectAltNames ?? []).filter(({ kind }) => kind === 'dns' || kind === 'ip')
	const over = `${names.length} names of ${subjectOf(leaf)}`
	const listed = namesWords(leaf)
	if (serverName === undefined) {
		const why = `the client has not said whom it asks for (server_name): ${listed}`
		return { over, state: 'unchecked', missing: 'server name', why }
	}
	const match = names.find(({ kind, text }) => matches(text, kind === 'ip', serverName))
	if (match) {
		const hidden = hasEch ? '; encrypted_client_hello may hide that another name was asked for' : ''
		return {
			over,
			state: 'verified',
			why: `${serverName} is ${match.text === serverName ? 'one of its names' : `within ${match.text}`}${hidden}`,
		}
	}
	if (hasEch) {
		const why = `${serverName} is none of its names, yet encrypted_client_hello may hide the name that was asked for: ${listed}`
		return { over, state: 'unchecked', missing: 'inner ClientHello', why }
	}
	const common = isOnlyCommonName(leaf, serverName)
		? '; only its common name fits, which clients have not heeded since about 2017'
		: ''
	return {
		over,
		state: 'failed',
		fault: 'hostname_mismatch',
		why: `${serverName} is none of its names: ${listed}${common}`,
	}
}

/** Whether no alternative name fits, but the common name would have. */
export function isOnlyCommonName(leaf: Certified, serverName: string): boolean {
	const names = leaf.said.subjectAltNames ?? []
	if (names.some(({ kind, text }) => (kind === 'dns' || kind === 'ip') && matches(text, kind === 'ip', serverName)))
		return false
	return (leaf.said.subject?.attributes ?? []).some(
		({ type, value }) => type === 'CN' && matches(value, false, serverName),
	)
}

/**
 * Whether a name of a certificate is for a server (RFC 9525, 6.3 and 6.5): letters without case, a wildcard for exactly the
 * whole first label of at least three, an address byte for byte. Names beyond ASCII are compared by their A-labels.
 */
export function matches(presented: string, isAddress: boolean, wanted: string): boolean {
	const address = addressBytes(wanted.replace(/^\[|\]$/g, ''))
	if (address || isAddress) {
		const other = isAddress ? addressBytes(presented) : undefined
		return address !== undefined && other !== undefined && address.join() === other.join()
	}
	const name = asciiName(wanted)
	const pattern = presented.toLowerCase().replace(/\.$/, '')
	if (name === undefined || name === '' || pattern === '') return false
	if (!pattern.includes('*')) return pattern === name
	const rest = pattern.slice(1)
	if (!pattern.startsWith('*.') || rest.includes('*') || rest.split('.').length < 3 || rest.includes('..')) return false
	const dot = name.indexOf('.')
	return dot > 0 && name.slice(dot) === rest
}

/** In lower case without the dot of the root, beyond ASCII as A-labels (RFC 5890); nothing for what is no host name. */
function asciiName(name: string): string | undefined {
	const host = name.toLowerCase().replace(/\.$/, '')
	if (/^[\x21-\x7e]*$/.test(host)) return host
	try {
		return new URL(`https://${host}/`).hostname
	} catch {
		return undefined
	}
}

function namesWords(leaf: Certified): string {
	const names = (leaf.said.subjectAltNames ?? [])
		.filter(({ kind }) => kind === 'dns' || kind === 'ip')
		.map(({ text }) => text)
	if (names.length === 0) return 'the certificate has no host among its alternative names'
	const more = names.length - SHOWN
	return `it is for ${joined(more > 0 ? [...names.slice(0, SHOWN), `${more} more`] : names)}`
}

const SHOWN = 4
