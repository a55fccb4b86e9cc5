import { bytesOf } from '../../decode/reader.js'
import { suiteParts } from '../../decode/registry/suite-parts.js'
import type { CertificateMemory } from '../certificates/memory.js'
import { said } from './materials.js'
import type { Proof } from './proof.js'
import { proveSigned } from './signed-message.js'
import { find, shownBy, type View } from './view.js'

/**
 * The signature of ServerKeyExchange: client_random, server_random and the parameters, by the server's key (RFC 5246,
 * 7.4.3; RFC 8422, 5.4). It needs no secret.
 */
export function serverKeyExchange(view: View, memory: CertificateMemory): Proof | undefined {
	const { entries, clientRandom, serverHello, suite, version, hello } = view
	const what = 'server_key_exchange'
	const entry = find(entries, 'server', 'server_key_exchange')
	if (!entry) return isLost(view) ? lost(view) : undefined
	const body = said(entry, 'server_key_exchange')
	const messages = [entry.rung]
	const name = `${body?.keyExchange === 'ecdhe' ? 'ServerECDHParams' : body?.keyExchange === 'dhe' ? 'ServerDHParams' : 'the parameters'}`
	const of = `client_random, server_random and ${name}`
	// With plain PSK it carries a hint at most, and nothing that could be signed.
	if (body?.keyExchange === 'psk' || body?.keyExchange === 'rsa_psk') return undefined
	if (body && body.signature === undefined) {
		const why =
			suiteParts(suite)?.authentication === 'anon'
				? 'the key exchange is anonymous: nobody signs, and nobody knows who the server is'
				: 'the parameters are not signed: whoever knows the secret that both ends share may have sent them'
		return { what, state: 'unchecked', over: name, why, missing: 'a signature', messages }
	}
	if (!clientRandom || !serverHello) {
		const missing = clientRandom ? 'the ServerHello' : 'the ClientHello'
		return {
			what,
			state: 'unchecked',
			over: of,
			why: `the signature is over a random that ${missing} carries`,
			missing,
			messages,
		}
	}
	const parts = [clientRandom, serverHello.random, body?.params ?? new Uint8Array(0)]
	return proveSigned(
		{
			what,
			version,
			entry,
			signature: body,
			signed: { parts },
			of: `${of}, ${bytesOf(parts.reduce((sum, part) => sum + part.length, 0))}`,
			shown: shownBy(entries, 'server'),
			offered: hello?.signatureSchemes,
		},
		memory,
	)
}

/** A full handshake with this suite has one, and something of the server's is missing. */
function isLost({ entries, suite, is13 }: View): boolean {
	const { keyExchange, authentication } = suiteParts(suite) ?? {}
	const isSigned = (keyExchange === 'dhe' || keyExchange === 'ecdhe') && authentication !== 'anon'
	const hello = entries.findIndex(entry => entry.kind === 'message' && entry.name === 'server_hello')
	const done = entries.findIndex(entry => entry.kind === 'message' && entry.name === 'server_hello_done')
	return !is13 && isSigned && done > hello && entries.slice(hello, done).some(entry => entry.kind === 'gap')
}

function lost({ entries }: View): Proof {
	const gap = entries.find(entry => entry.kind === 'gap')
	return {
		what: 'server_key_exchange',
		state: 'unchecked',
		over: 'client_random, server_random and the parameters',
		why: 'with this cipher suite the server sends a ServerKeyExchange, which is not among the messages that could be read',
		missing: gap?.kind === 'gap' ? gap.missing : 'the ServerKeyExchange',
	}
}
