import { type Said, saying } from '../saying.js'
import type { Hash } from '../tls/prf.js'

/** `certificate_verify` as the RFCs write it: `CertificateVerify`. */
export function messageTitle(name: string): string {
	return name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase()).replace('Sslv2', 'SSLv2 ')
}

/** `SHA-256`; `MD5 and SHA-1` for both together. */
export function hashWords(hash: Hash): Said {
	return hash === 'md5-sha1' ? saying('md5_and_sha1') : hashTitle(hash)
}

/** `SHA-256`. */
export function hashTitle(hash: Exclude<Hash, 'md5-sha1'> | 'sha224'): string {
	return hash === 'md5' || hash === 'sm3' ? hash.toUpperCase() : hash.replace('sha', 'SHA-')
}
