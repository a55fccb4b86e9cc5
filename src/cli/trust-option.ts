import { readFileSync, statSync } from 'node:fs'
import { rootCertificates } from 'node:tls'
import { type CtLogs, readCtLogs } from '../analyse/certificates/ct-logs.js'
import { CertificateMemory } from '../analyse/certificates/memory.js'
import { certificatesIn, isCertificate, valuesIn } from '../analyse/certificates/pem.js'
import { type Bundle, type ProveOptions, TrustAnchors } from '../analyse/certificates/trust.js'
import { saying } from '../analyse/saying.js'
import { LIMITS } from '../decode/limits.js'
import { pem } from '../lab/pki/pem.js'
import { certificateFile } from './key-file.js'
import type { TrustOptions } from './options.js'
import { UsageError } from './usage-error.js'

/**
 * What `--ca` and `--ct-logs` give the proofs about certificates. Throws a UsageError when a file that was named is of no
 * use; the system's certificates are read when the first proof needs them.
 */
export function trustOption(
	{ ca = [], ctLogs = [] }: TrustOptions,
	environment: { readonly SSL_CERT_FILE?: string | undefined } = process.env,
): ProveOptions {
	const named = ca.length > 0 ? namedBundle(ca) : undefined
	const logs = ctLogs.length > 0 ? logsOf(ctLogs) : undefined
	return {
		trust: new TrustAnchors(() => named ?? systemBundle(environment.SSL_CERT_FILE)),
		...(logs && { logs }),
		now: Date.now() / 1000,
		memory: new CertificateMemory(),
	}
}

/** The same, where there are to be proofs: not with `--no-proofs`. */
export function proveOption(options: TrustOptions): ProveOptions | undefined {
	return options.proofs === false ? undefined : trustOption(options)
}

/** The certificates that a client verifies servers by, as PEM: those that were named, else the system's. */
export function trustedPem(
	ca: readonly string[],
	environment: { readonly SSL_CERT_FILE?: string | undefined } = process.env,
): string[] {
	const { certificates } = ca.length > 0 ? namedBundle(ca) : systemBundle(environment.SSL_CERT_FILE)
	// One that cannot be read would keep OpenSSL from taking any.
	return certificates.filter(isCertificate).map(der => pem('CERTIFICATE', der))
}

function namedBundle(paths: readonly string[]): Bundle {
	const certificates = paths.flatMap(path => {
		const found = certificatesIn(certificateFile(path))
		if (found.length > 0) return found
		throw new UsageError(`${path} holds no certificate, neither PEM nor DER`)
	})
	return { name: paths.join(', '), certificates }
}

/** What the system trusts: SSL_CERT_FILE, as OpenSSL takes it, else the first bundle that is there, else that of Node.js. */
function systemBundle(variable: string | undefined): Bundle {
	for (const path of variable ? [variable, ...BUNDLES] : BUNDLES) {
		const certificates = certificatesAt(path)
		if (certificates.length > 0) return { name: path, certificates }
	}
	return {
		name: saying('bundle_of_node', { version: process.version }),
		certificates: rootCertificates.flatMap(pem => valuesIn(Buffer.from(pem))),
	}
}

/** Debian, Ubuntu, Alpine, Arch; Fedora, RHEL; SUSE; macOS, FreeBSD, OpenBSD. */
const BUNDLES = [
	'/etc/ssl/certs/ca-certificates.crt',
	'/etc/pki/tls/certs/ca-bundle.crt',
	'/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
	'/etc/ssl/ca-bundle.pem',
	'/etc/ssl/cert.pem',
]

function certificatesAt(path: string): readonly Uint8Array[] {
	try {
		return statSync(path).size <= LIMITS.certificateFile ? valuesIn(readFileSync(path)) : []
	} catch {
		return []
	}
}

function logsOf(paths: readonly string[]): CtLogs {
	const logs = paths.flatMap(path => {
		const found = readCtLogs(new TextDecoder().decode(certificateFile(path)))
		if (found === undefined) throw new UsageError(`${path} is not JSON: a list of logs as log_list.json is`)
		if (found.size === 0) throw new UsageError(`${path} names no log with a key`)
		return [...found]
	})
	return new Map(logs)
}
