import { suiteParts } from '../../decode/registry/suite-parts.js'
import type { CertificateMemory } from '../certificates/memory.js'
import { saying } from '../saying.js'
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
	const params = saying(PARAMS[body?.keyExchange ?? ''] ?? 'the_parameters')
	// With plain PSK it carries a hint at most, and nothing that could be signed.
	if (body?.keyExchange === 'psk' || body?.keyExchange === 'rsa_psk') return undefined
	if (body && body.signature === undefined) {
		const why = suiteParts(suite)?.authentication === 'anon' ? saying('anonymous') : saying('parameters_unsigned')
		return { what, state: 'unchecked', over: params, why, missing: saying('a_signature'), messages }
	}
	if (!clientRandom || !serverHello) {
		const missing = saying('the_message', { name: clientRandom ? 'ServerHello' : 'ClientHello' })
		return {
			what,
			state: 'unchecked',
			over: saying('randoms_and', { params }),
			why: saying('signs_a_random', { missing }),
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
			of: saying('randoms_and_bytes', { params, bytes: parts.reduce((sum, part) => sum + part.length, 0) }),
			shown: shownBy(entries, 'server'),
			offered: hello?.signatureSchemes,
		},
		memory,
	)
}

const PARAMS: Readonly<Record<string, 'ecdh_params' | 'dh_params'>> = { ecdhe: 'ecdh_params', dhe: 'dh_params' }

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
		over: saying('randoms_and', { params: saying('the_parameters') }),
		why: saying('key_exchange_lost'),
		missing: gap?.kind === 'gap' ? gap.missing : saying('the_message', { name: 'ServerKeyExchange' }),
	}
}
