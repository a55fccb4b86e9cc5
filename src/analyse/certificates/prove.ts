import { LIMITS } from '../../decode/limits.js'
import type { Proof, ProofName } from '../proofs/proof.js'
import { saying } from '../saying.js'
import { type Certified, subjectOf } from './certified.js'
import { idleCertificates, proveChain } from './chain.js'
import type { Finding } from './finding.js'
import { isOnlyCommonName, proveHostName } from './host-name.js'
import { proveKeyUsage } from './key-usage.js'
import type { CertificateMemory } from './memory.js'
import { proveOcsp, readOcsp } from './ocsp.js'
import { bestPath, findPaths, type Path } from './paths.js'
import { proveScts, type SentSct, sctsIn, sctsOfList } from './sct.js'
import type { CertificateProofs, Remark, SentChain } from './sent-chain.js'
import type { ProveOptions } from './trust.js'
import { proveTrust } from './trusted.js'
import { firstOutside, proveValidity } from './validity.js'
import { weaknesses } from './weakness.js'
import { ordinal } from './words.js'

/** Proves what certificates promise, as far as these options can. Never throws: what cannot be read is a finding. */
export function certificateProofs(sent: SentChain, options: ProveOptions): CertificateProofs {
	const own = sent.chain[0]
	if (own === undefined) return { proofs: [], remarks: [] }
	if (sent.isRawKey) return rawKeyProofs(sent)
	const { trust, memory, now } = options
	const chain = sent.chain.slice(0, LIMITS.sentCertificates).map(der => memory.certificate(der))
	const leaf = chain[0]!
	if (leaf.fault !== undefined) return malformedProofs(sent, leaf)
	const path = bestPath(findPaths(chain, trust, memory), sent.time)
	const certificates = path.steps.map(({ certificate }) => certificate)
	const issuer = issuerAt(path, 0)
	const proof = proofOf(sent)
	const staples = stapleFindings(sent, path, options)
	const scts = timestampsOf(sent, leaf, memory)
	const isServer = sent.side === 'server'
	return {
		proofs: [
			proof('chain', withWeaknesses(proveChain(path, chain, sent.side), path)),
			proof('trust', proveTrust(path, chain, trust, sent.side)),
			proof('validity', proveValidity(certificates, sent.time, now)),
			...(isServer ? [proof('host_name', proveHostName(leaf, sent.serverName, mayHideName(sent)))] : []),
			proof('key_usage', proveKeyUsage(certificates, sent)),
			...(isServer || staples.length > 0 ? [proof('ocsp', staples[0] ?? noStaple(leaf))] : []),
			...(isServer || scts.length > 0 ? [proof('sct', proveScts(scts, leaf, issuer, sent.time, options))] : []),
		],
		remarks: remarksOf(sent, path, chain, now),
	}
}

/** What verifies all the same is told to be weak: that is for the verdict to judge. */
function withWeaknesses(finding: Finding, path: Path): Finding {
	const weak = weaknesses(path).map(({ text }) => text)
	if (finding.state !== 'verified' || weak.length === 0) return finding
	return { ...finding, why: saying('but_weak', { why: finding.why, weak }) }
}

/** Up to TLS 1.2 no server can have taken encrypted_client_hello: the certificate is for the visible name (RFC 9849, 6.1.6 and 6.1.7). */
function mayHideName({ hasEch, keyExchange }: SentChain): boolean {
	return (hasEch ?? false) && (keyExchange === undefined || keyExchange === 'tls13')
}

/** A raw key (RFC 7250, 1) comes without anyone who vouches for it: it is known beforehand, or not at all. */
function rawKeyProofs(sent: SentChain): CertificateProofs {
	const over = saying('public_key', { bytes: sent.chain[0]!.length })
	const why = saying('nobody_signed_key', { side: saying(sent.side) })
	const finding: Finding = { over, state: 'unchecked', missing: saying('certificate'), why }
	const proof = proofOf(sent)
	return { proofs: [proof('chain', finding), proof('trust', finding)], remarks: [] }
}

function malformedProofs(sent: SentChain, leaf: Certified): CertificateProofs {
	const over = saying('certificate_bytes', { bytes: leaf.der.length })
	const why = saying('not_checkable_certificate', { side: saying(sent.side), why: leaf.fault! })
	const proof = proofOf(sent)
	const failed = (what: ProofName) => proof(what, { over, state: 'failed', fault: 'malformed', why })
	return { proofs: [failed('chain'), failed('trust')], remarks: [] }
}

function proofOf({ side, messages }: SentChain): (what: ProofName, finding: Finding) => Proof {
	return (what, finding) => ({ what, side, ...finding, ...(messages && { messages }) })
}

/** The next certificate of the path, whose key has made the signature; of a self-signed one, itself. */
function issuerAt({ steps, signatures }: Path, at: number): Certified | undefined {
	if (signatures[at]?.state !== 'verified') return undefined
	return (steps[at + 1] ?? steps[at])?.certificate
}

/** A finding for each response, what has failed first. */
function stapleFindings(sent: SentChain, path: Path, { memory }: ProveOptions): Finding[] {
	const findings = path.steps.flatMap(({ certificate, place }, i) => {
		const der = place === undefined ? undefined : sent.ocsp?.[place]
		if (der === undefined || der.length === 0) return []
		return [proveOcsp(der, certificate, issuerAt(path, i), sent.time, memory)]
	})
	const failed = findings.findIndex(({ state }) => state === 'failed')
	return failed > 0 ? [findings[failed]!, ...findings.filter((_, i) => i !== failed)] : findings
}

function noStaple(leaf: Certified): Finding {
	const over = saying('status_of', { name: subjectOf(leaf) })
	const why = saying(isMustStaple(leaf) ? 'no_demanded_response' : 'no_response_sent')
	return { over, state: 'unchecked', missing: saying('stapled_response'), why }
}

/** status_request among the features a certificate demands. */
function isMustStaple({ said }: Certified): boolean {
	return said.tlsFeatures?.includes(5) ?? false
}

function timestampsOf(sent: SentChain, leaf: Certified, memory: CertificateMemory): SentSct[] {
	const list = sent.scts?.[0]
	const response = sent.ocsp?.[0]
	return [
		...sctsIn(leaf.der, leaf.said.scts, 'certificate'),
		...(list ? sctsOfList(list) : []),
		...(response ? readOcsp(response, memory).statuses.flatMap(({ scts }) => sctsIn(response, scts, 'OCSP')) : []),
	]
}

function remarksOf(sent: SentChain, path: Path, chain: readonly Certified[], now: number | undefined): Remark[] {
	const certificates = path.steps.map(({ certificate }) => certificate)
	const leaf = chain[0]!
	const remarks = weaknesses(path)
	const { unneeded, repeated } = idleCertificates(path, chain)
	for (const place of unneeded) {
		const text = saying('no_use', { place: ordinal(place), name: subjectOf(chain[place]!) })
		remarks.push({ code: 'unneeded_certificate', certificate: place, text })
	}
	for (const place of repeated) {
		const text = saying('sent_before', { place: ordinal(place), name: subjectOf(chain[place]!) })
		remarks.push({ code: 'duplicate_certificate', certificate: place, text })
	}
	if (sent.side === 'server' && sent.serverName !== undefined && isOnlyCommonName(leaf, sent.serverName)) {
		const text = saying('common_name_only', { name: sent.serverName })
		remarks.push({ code: 'common_name_only', certificate: 0, text })
	}
	const today =
		now !== undefined && !firstOutside(certificates, sent.time) ? firstOutside(certificates, now) : undefined
	if (today) remarks.push({ code: 'expired_now', text: saying('since_capture', { what: today.text }) })
	if (sent.side === 'server' && isMustStaple(leaf) && !sent.ocsp?.[0])
		remarks.push({ code: 'must_staple', certificate: 0, text: saying('response_demanded') })
	return remarks
}
