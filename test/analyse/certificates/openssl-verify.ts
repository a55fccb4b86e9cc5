import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What `openssl verify` says of a chain: nothing when all is well, else its first error's number and words. */
export type Verdict = { readonly error?: number; readonly text: string }

/** Runs `openssl verify` over a chain as a TLS server's, at a moment, with these roots and no others. */
export function opensslVerify(
	chain: readonly Uint8Array[],
	roots: readonly Uint8Array[],
	{
		time,
		serverName,
		isPartial = false,
		purpose = 'sslserver',
	}: { time: number; serverName?: string; isPartial?: boolean; purpose?: string },
): Verdict {
	const folder = mkdtempSync(join(tmpdir(), 'handshark-verify-'))
	try {
		const file = (name: string, ders: readonly Uint8Array[]) => {
			const path = join(folder, name)
			writeFileSync(path, ders.map(pemOf).join(''))
			return path
		}
		const others = chain.slice(1)
		const { stdout, stderr, status } = spawnSync(
			'openssl',
			[
				'verify',
				'-no-CApath',
				'-no-CAstore',
				...(roots.length > 0 ? ['-CAfile', file('roots.pem', roots)] : ['-no-CAfile']),
				...(others.length > 0 ? ['-untrusted', file('others.pem', others)] : []),
				'-purpose',
				purpose,
				'-attime',
				String(Math.floor(time)),
				// Weak keys are told beside the proofs here: they are no reason to refuse a chain.
				'-auth_level',
				'0',
				...(isPartial ? ['-partial_chain'] : []),
				...(serverName === undefined ? [] : ['-verify_hostname', serverName]),
				file('own.pem', chain.slice(0, 1)),
			],
			{ encoding: 'utf8' },
		)
		const [, error, text] = /error (\d+) at \d+ depth lookup: *(.*)/.exec(stderr) ?? []
		if (status === 0) return { text: stdout.trim() }
		return { error: Number(error ?? -1), text: text ?? stderr.trim() }
	} finally {
		rmSync(folder, { recursive: true })
	}
}

function pemOf(der: Uint8Array): string {
	const lines =
		Buffer.from(der)
			.toString('base64')
			.match(/.{1,64}/g) ?? []
	return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

/** The faults that say what an error of `openssl verify` says (openssl-verification-options(1)). */
export const FAULTS: Readonly<Record<number, readonly string[]>> = {
	7: ['bad_signature'],
	9: ['not_yet_valid'],
	10: ['expired'],
	18: ['self_signed'],
	19: ['unknown_ca'],
	20: ['unknown_ca', 'missing_intermediate', 'bad_signature'],
	21: ['unknown_ca', 'missing_intermediate'],
	24: ['not_a_ca', 'wrong_purpose'],
	25: ['path_too_long'],
	26: ['wrong_purpose', 'wrong_key_usage'],
	32: ['not_allowed_to_sign'],
	34: ['unknown_critical_extension', 'precertificate'],
	47: ['name_constraints'],
	48: ['name_constraints'],
	53: ['name_constraints'],
	62: ['hostname_mismatch'],
	79: ['not_a_ca', 'not_allowed_to_sign'],
	94: ['explicit_curve'],
}
