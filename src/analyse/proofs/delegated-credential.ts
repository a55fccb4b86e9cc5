import type { CertificateEntry } from '../../decode/tls/certificate.js'

/** Whether the sender signs with a key that its certificate delegates to (RFC 9345, 4). */
export function delegatedBy(certificates: readonly CertificateEntry[] | undefined): boolean {
	return certificates?.[0]?.said?.extensions.some(({ type }) => type === DELEGATED_CREDENTIAL) ?? false
}

const DELEGATED_CREDENTIAL = 34
