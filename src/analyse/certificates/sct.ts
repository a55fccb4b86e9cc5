import { createHash, createPublicKey, verify } from 'node:crypto'
import { scan } from '../../decode/reader.js'
import { type Sct, sctList } from '../../decode/x509/sct.js'
import { sha256 } from '../digest.js'
import { type Said, type Saying, saying } from '../saying.js'
import { type Certified, publicKeyOf, subjectOf } from './certified.js'
import type { CtLog, CtLogs } from './ct-logs.js'
import type { Finding } from './finding.js'
import type { CertificateMemory } from './memory.js'
import { precertificateTbs } from './precertificate.js'
import type { SignatureResult } from './signature.js'
import type { ProveOptions } from './trust.js'
import { isDate } from './validity.js'
import { isoOf } from './words.js'

/** A timestamp with its signature, and by which way it came. */
export type SentSct = {
	readonly sct: Sct
	readonly signature: Uint8Array
	readonly way: 'certificate' | 'TLS' | 'OCSP'
}

/** Timestamps in a block whose spans are relative to its first byte. */
export function sctsIn(block: Uint8Array, scts: readonly Sct[] | undefined, way: SentSct['way']): SentSct[] {
	return (scts ?? []).map(sct => ({ sct, signature: block.subarray(sct.signature.start, sct.signature.end), way }))
}

/** The timestamps of a SignedCertificateTimestampList (RFC 6962, 3.3). */
export function sctsOfList(list: Uint8Array): SentSct[] {
	return sctsIn(list, scan('sct_list', list, r => sctList(r)).value, 'TLS')
}

/**
 * Whether the logs have promised to publish the certificate (RFC 6962, 3.2). `issuer`: whose key the path says has signed
 * it, over whose hash the timestamps in a certificate are made.
 */
export function proveScts(
	scts: readonly SentSct[],
	leaf: Certified,
	issuer: Certified | undefined,
	time: number,
	{ logs, memory }: Pick<ProveOptions, 'logs' | 'memory'>,
): Finding {
	const over = saying('timestamps_for', { count: scts.length, name: subjectOf(leaf) })
	if (scts.length === 0) {
		return { over, state: 'unchecked', missing: saying('timestamps'), why: saying('no_timestamp') }
	}
	if (logs === undefined) {
		const why = saying('no_list_of_logs', { count: scts.length })
		return { over, state: 'unchecked', missing: '--ct-logs', why }
	}
	const results = scts.slice(0, MOST).map(sent => checked(sent, leaf, issuer, time, logs, memory))
	const why = results.map(({ text }) => text)
	const state = (['failed', 'verified'] as const).find(state => results.some(result => result.state === state))
	if (state === 'failed') return { over, state, fault: 'bad_signature', why }
	if (state === 'verified') return { over, state, why }
	return { over, state: 'unchecked', missing: results[0]!.missing ?? '--ct-logs', why }
}

/** Timestamps of one certificate that are checked. */
const MOST = 32

type Result = { readonly state: Finding['state']; readonly text: Saying; readonly missing?: Saying }

function checked(
	{ sct, signature, way }: SentSct,
	leaf: Certified,
	issuer: Certified | undefined,
	time: number,
	logs: CtLogs,
	memory: CertificateMemory,
): Result {
	const log = logs.get(sct.logId)
	const date = isoOf(sct.timestamp / 1000)
	if (log === undefined) {
		const text = saying('log_unknown', { log: `${sct.logId.slice(0, 16)}…` })
		return { state: 'unchecked', text, missing: saying('logs_with', { log: sct.logId }) }
	}
	const entry = way === 'certificate' ? precertificateEntry(leaf, issuer) : certificateEntry(leaf)
	if (entry === undefined) {
		const text = saying('log_over_issuer', { log: log.name })
		return { state: 'unchecked', text, missing: saying('issuer_certificate') }
	}
	const name = `${leaf.sha256} ${issuer?.sha256} ${way} ${sct.logId} ${sha256(signature)} ${sct.timestamp}`
	const { state, why } = memory.signature(name, () => signedBy(log, sct, entry, signature))
	if (state === 'failed') return { state, text: why ?? saying('timestamp_not_by', { date, log: log.name }) }
	if (state === 'unchecked') return { state, text: why!, missing: saying('key_of_log', { log: log.name }) }
	if (isDate(time) && sct.timestamp / 1000 > time + DAY)
		return { state: 'failed', text: saying('promised_late', { log: log.name, date }) }
	return { state: 'verified', text: saying('promised', { log: log.name, date, way: saying(WAYS[way]) }) }
}

/** By a log's key (RFC 6962, 2.1.4). Never throws. */
function signedBy(log: CtLog, sct: Sct, entry: Entry, signature: Uint8Array): SignatureResult {
	const scheme = SCHEMES[sct.signatureAlgorithm]
	const how: Said = saying('with_hash', { algorithm: scheme === 'rsa' ? 'RSA' : 'ECDSA', hash: 'SHA-256' })
	if (scheme === undefined) return { state: 'failed', how, why: saying('log_without_algorithm', { log: log.name }) }
	try {
		const key = createPublicKey({ key: Buffer.from(log.publicKey), format: 'der', type: 'spki' })
		const isSigned = key.asymmetricKeyType === scheme && verify('sha256', signedPart(sct, entry), key, signature)
		return { state: isSigned ? 'verified' : 'failed', how }
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error)
		return { state: 'unchecked', how, why: saying('timestamp_not_checkable', { log: log.name, why: reason }) }
	}
}

const DAY = 86_400

/** RFC 6962, 2.1.4: ECDSA or RSA, with SHA-256. */
const SCHEMES: Readonly<Record<number, string>> = { 1027: 'ec', 1025: 'rsa' }

const WAYS = { certificate: 'in_certificate', TLS: 'by_tls', OCSP: 'by_ocsp' } as const

/** What stands in the log: LogEntryType and the entry itself. */
type Entry = { readonly type: 0 | 1; readonly body: Uint8Array }

function certificateEntry({ der }: Certified): Entry {
	return { type: 0, body: vector(3, der) }
}

/** PreCert: the hash of the issuer's key, and the TBSCertificate without timestamps. */
function precertificateEntry(leaf: Certified, issuer: Certified | undefined): Entry | undefined {
	const tbs = issuer && precertificateTbs(leaf)
	if (tbs === undefined) return undefined
	const keyHash = createHash('sha256').update(publicKeyOf(issuer!)).digest()
	return { type: 1, body: Buffer.concat([keyHash, vector(3, tbs)]) }
}

/** What a timestamp's signature is over (RFC 6962, 3.2). */
function signedPart({ version, timestamp, extensions }: Sct, { type, body }: Entry): Uint8Array {
	return Buffer.concat([
		Uint8Array.of(version, CERTIFICATE_TIMESTAMP),
		number(8, timestamp),
		number(2, type),
		body,
		vector(2, Buffer.from(extensions, 'hex')),
	])
}

const CERTIFICATE_TIMESTAMP = 0

function vector(width: number, bytes: Uint8Array): Uint8Array {
	return Buffer.concat([number(width, bytes.length), bytes])
}

function number(width: number, value: number): Uint8Array {
	const hex = BigInt(value)
		.toString(16)
		.padStart(2 * width, '0')
	return Buffer.from(hex.slice(-2 * width), 'hex')
}
