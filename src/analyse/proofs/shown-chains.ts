import { type KeyExchange, suiteParts } from '../../decode/registry/suite-parts.js'
import type { CertificateEntry } from '../../decode/tls/certificate.js'
import type { SentChain } from '../certificates/sent-chain.js'
import { type Entry, said } from './materials.js'
import type { ProofSide } from './proof.js'
import { find, shownBy, type View } from './view.js'

/** The certificates that a side has shown, with all that came with them; `malformed` with a rung when they cannot be read. */
export function chainOf(
	view: View,
	from: ProofSide,
	entries: readonly Entry[],
): SentChain | { readonly malformed: number } | undefined {
	const shown = shownBy(entries, from)
	if (!shown) return undefined
	const { entry, certificates } = shown
	if (!certificates) return { malformed: entry.rung }
	// A client that has no certificate says so with an empty list.
	if (certificates.length === 0) return from === 'client' ? undefined : { malformed: entry.rung }
	const status = from === 'server' && !view.is13 ? find(entries, 'server', 'certificate_status') : undefined
	const { hello, suite } = view
	const keyExchange = from === 'server' ? USED[suiteParts(suite)?.keyExchange ?? 'null'] : undefined
	return {
		side: from,
		chain: certificates.map(({ der }) => der),
		...(certificates[0]!.isRawKey && { isRawKey: true }),
		...(from === 'server' && hello?.serverName !== undefined && { serverName: hello.serverName }),
		...(hello?.ech?.type === 'outer' && { hasEch: true }),
		...(keyExchange && { keyExchange }),
		ocsp: status
			? [...(said(status, 'certificate_status')?.responses ?? [])].map(response =>
					response.length > 0 ? response : undefined,
				)
			: certificates.map(({ said }) => said?.ocspResponse),
		scts: view.is13 || from === 'client' ? certificates.map(sctsOf) : [sctsOfHello(view)],
		time: view.time,
		messages: [entry.rung, ...(status ? [status.rung] : [])],
	}
}

/** What the certificate's key is used for. */
const USED: Partial<Record<KeyExchange, SentChain['keyExchange']>> = {
	rsa: 'rsa',
	rsa_psk: 'rsa',
	dhe: 'dhe',
	ecdhe: 'ecdhe',
	ecdh: 'ecdh',
	tls13: 'tls13',
}

const SIGNED_CERTIFICATE_TIMESTAMP = 18

function sctsOf({ said }: CertificateEntry): Uint8Array | undefined {
	return said?.extensions.find(({ type }) => type === SIGNED_CERTIFICATE_TIMESTAMP)?.data
}

/** Up to TLS 1.2 they stand in the ServerHello (RFC 6962, 3.3.1). */
function sctsOfHello({ serverHello }: View): Uint8Array | undefined {
	return serverHello?.extensions.find(({ type }) => type === SIGNED_CERTIFICATE_TIMESTAMP)?.data
}
