import type { Hash } from '../tls/prf.js'

/** `certificate_verify` as the RFCs write it: `CertificateVerify`. */
export function messageTitle(name: string): string {
	return name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase()).replace('Sslv2', 'SSLv2 ')
}

/** `SHA-256`; `MD5 and SHA-1` for both together. */
export function hashTitle(hash: Hash | 'sha224'): string {
	if (hash === 'md5-sha1') return 'MD5 and SHA-1'
	return hash === 'md5' || hash === 'sm3' ? hash.toUpperCase() : hash.replace('sha', 'SHA-')
}
