import assert from 'node:assert/strict'
import { CertificateMemory } from '../../src/analyse/certificates/memory.js'
import { certificateProofs } from '../../src/analyse/certificates/prove.js'
import type { SentChain } from '../../src/analyse/certificates/sent-chain.js'
import { TrustAnchors } from '../../src/analyse/certificates/trust.js'
import { FAULTS, opensslVerify } from '../analyse/certificates/openssl-verify.js'
import { hasOpenssl } from '../decode/x509/openssl.js'
import { sentChains } from './sent-chains.js'
import { captureFolder, captureNames } from './truth-lines.js'

/** Of the captures every so many is read, unless HANDSHARK_CAPTURES_ALL is set. */
const EVERY = 15

/** Chains that openssl judges otherwise, and why. */
const KNOWN: ReadonlyMap<string, string> = new Map([
	['OISF+suricata-verify/tls_DER-incomplete-content.pcap', 'openssl cannot load what is no certificate'],
	['OISF+suricata-verify/tls_DER-incomplete-header.pcap', 'openssl cannot load what is no certificate'],
	['zeek+zeek/tls1.2-protocol-violation.pcap', 'openssl cannot load what is no certificate'],
	['zeek+zeek/encrypted.pcap', 'self-signed by name, not by signature, which openssl does not check'],
	['zeek+zeek/ml-dsa-44-cert.pcap', 'neither has ML-DSA'],
])

const JUDGED: ReadonlySet<string> = new Set(['chain', 'trust', 'validity', 'host_name', 'key_usage'])

describe('the certificates of other people’s captures', () => {
	const folder = captureFolder()

	it('are judged as `openssl verify` judges them, with what was sent last for a root', async function () {
		if (folder === undefined || !hasOpenssl()) {
			console.log('      skipped: no capture folder (HANDSHARK_CAPTURES), or no openssl')
			this.skip()
		}
		this.timeout(600_000)
		const isWhole = process.env.HANDSHARK_CAPTURES_ALL !== undefined
		const seen = new Set<string>()
		const counts = new Map<string, number>()
		const differing: string[] = []
		for (const [i, name] of captureNames(folder).entries()) {
			if (!isWhole && i % EVERY !== 0) continue
			for (const sent of await sentChains(folder, name)) {
				const key = `${sent.side} ${sent.serverName} ${sent.chain.map(der => Buffer.from(der).toString('hex')).join()}`
				if (seen.has(key) || sent.isRawKey) continue
				seen.add(key)
				const { words, isSame } = judge(sent)
				counts.set(words, (counts.get(words) ?? 0) + 1)
				if (!isSame && !KNOWN.has(name)) differing.push(`${name}: ${words}`)
			}
		}
		for (const [words, count] of [...counts].sort((a, b) => b[1] - a[1])) console.log(`      ${count} × ${words}`)
		assert.deepEqual(differing, [])
	})
})

function judge(sent: SentChain): { readonly words: string; readonly isSame: boolean } {
	const { chain, side, serverName, time } = sent
	// With one certificate it would be its own root: then nothing is trusted.
	const roots = chain.length > 1 ? chain.slice(-1) : []
	const trust = new TrustAnchors(() => ({ name: 'what was sent last', certificates: roots }))
	const { proofs } = certificateProofs(sent, { trust, memory: new CertificateMemory() })
	const faults = proofs.flatMap(({ what, state, fault }) =>
		JUDGED.has(what) && state === 'failed' && fault !== 'wrong_chain_order' ? [fault!] : [],
	)
	const verdict = opensslVerify(chain, roots, {
		time,
		purpose: side === 'server' ? 'sslserver' : 'sslclient',
		isPartial: true,
		...(side === 'server' && serverName !== undefined && { serverName }),
	})
	const words = `openssl ${verdict.error ?? 'no error'}, here ${faults.join(', ') || 'no fault'}`
	return {
		words,
		isSame: isSame(
			verdict.error,
			faults,
			proofs.some(({ state, what }) => what === 'validity' && state === 'unchecked'),
			roots.length === 0,
		),
	}
}

function isSame(
	error: number | undefined,
	faults: readonly string[],
	isUndated: boolean,
	isRootless: boolean,
): boolean {
	// OpenSSL still takes the common name for a host.
	if (error === undefined) return faults.every(fault => fault === 'hostname_mismatch')
	// A capture without a clock has certificates that are not valid yet, for openssl.
	if (isUndated && (error === 9 || error === 10)) return true
	// Nothing to trust is no fault of the chain.
	if (isRootless && [18, 19, 20, 21].includes(error)) return true
	return faults.some(fault => FAULTS[error]?.includes(fault))
}
