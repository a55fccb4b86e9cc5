import { type Saying, saying } from '../saying.js'
import { type Certified, subjectOf } from './certified.js'
import type { Finding } from './finding.js'
import { addressBytes } from './ip-text.js'

/** Whether the certificate is for the server that the client has asked for (RFC 9525, 6). */
export function proveHostName(leaf: Certified, serverName: string | undefined, hasEch: boolean): Finding {
	const names = (leaf.said.subjectAltNames ?? []).filter(({ kind }) => kind === 'dns' || kind === 'ip')
	const over = saying('names_of', { count: names.length, name: subjectOf(leaf) })
	const listed = namesWords(leaf)
	if (serverName === undefined) {
		return { over, state: 'unchecked', missing: saying('server_name'), why: saying('no_server_name', { listed }) }
	}
	const match = names.find(({ kind, text }) => matches(text, kind === 'ip', serverName))
	if (match) {
		const first =
			match.text === serverName
				? saying('one_of_its_names', { name: serverName })
				: saying('within_its_name', { name: serverName, pattern: match.text })
		return {
			over,
			state: 'verified',
			why: hasEch ? saying('besides', { first, second: saying('ech_may_hide') }) : first,
		}
	}
	if (hasEch) {
		const why = saying('none_but_ech', { name: serverName, listed })
		return { over, state: 'unchecked', missing: saying('hidden_inner_hello'), why }
	}
	const first = saying('none_of_its_names', { name: serverName, listed })
	return {
		over,
		state: 'failed',
		fault: 'hostname_mismatch',
		why: isOnlyCommonName(leaf, serverName) ? saying('besides', { first, second: saying('only_common_name') }) : first,
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

function namesWords(leaf: Certified): Saying {
	const names = (leaf.said.subjectAltNames ?? [])
		.filter(({ kind }) => kind === 'dns' || kind === 'ip')
		.map(({ text }) => text)
	if (names.length === 0) return saying('no_host')
	const more = names.length - SHOWN
	return saying('is_for', { names: more > 0 ? [...names.slice(0, SHOWN), saying('more', { count: more })] : names })
}

const SHOWN = 4
