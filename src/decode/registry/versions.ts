import type { Names } from '../field.js'
import { hex, isGrease } from './names.js'

export const SSL30 = 0x0300
export const TLS10 = 0x0301
export const TLS11 = 0x0302
export const TLS12 = 0x0303
export const TLS13 = 0x0304

const NAMES = new Map<number, string>([
	[0x0002, 'SSL 2.0'],
	[0x0101, 'TLCP 1.1'],
	[SSL30, 'SSL 3.0'],
	[TLS10, 'TLS 1.0'],
	[TLS11, 'TLS 1.1'],
	[TLS12, 'TLS 1.2'],
	[TLS13, 'TLS 1.3'],
	[0xfeff, 'DTLS 1.0'],
	[0xfefd, 'DTLS 1.2'],
	[0xfefc, 'DTLS 1.3'],
])

/** ProtocolVersion: SSL, TLS, DTLS and the drafts of TLS 1.3. */
export const VERSIONS: Names = value => {
	if (isGrease(value)) return 'GREASE'
	const draft = draftOf(value)
	return draft === undefined ? NAMES.get(value) : `TLS 1.3 (draft ${draft})`
}

/** The name of a version, or its number. */
export function versionName(version: number): string {
	return VERSIONS(version) ?? hex(version)
}

/** The number of the TLS 1.3 draft that a version means: 0x7f12 is 18; 0xfb1a is Facebook's 26. */
export function draftOf(version: number): number | undefined {
	const high = version >> 8
	return high === 0x7f || high === 0xfb ? version & 0xff : undefined
}

/** Whether a negotiated version is TLS 1.3 or one of its drafts. */
export function isTls13(version: number): boolean {
	return version === TLS13 || draftOf(version) !== undefined
}
