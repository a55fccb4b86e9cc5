import { existsSync, statSync } from 'node:fs'
import { type FernetKey, readFernetKey } from '../analyse/fernet.js'
import { readRsaKey } from '../analyse/tls/rsa-key.js'
import { type Follower, follow } from '../capture/follow.js'
import { Secrets } from '../session/secrets.js'
import { complain } from './complain.js'
import { isPipe, keyFile } from './key-file.js'
import type { SecretsOptions } from './options.js'
import { passphraseFor } from './passphrase.js'
import { UsageError } from './usage-error.js'

export type SecretsAtHand = {
	readonly secrets: Secrets
	/** Key logs that may still grow, and how much of each was read. */
	readonly growing: readonly { readonly path: string; readonly from: number }[]
}

export type SecretsMayGrow = {
	/** Key logs are followed afterwards (`followKeys`): what is not yet whole in them may come. */
	readonly follow?: boolean
	/** The capture itself still comes: a key log need not be there yet. */
	readonly mayBeMissing?: boolean
	/** What is wrong with a key log is told afterwards: one without a line of use is no mistake. */
	readonly mayBeUseless?: boolean
}

/** What `--keys`, `--rsa-key` and SSLKEYLOGFILE give. Rejects with a UsageError when a file that was named is of no use. */
export async function secretsOption(
	options: SecretsOptions,
	environment: { readonly SSLKEYLOGFILE?: string | undefined } = process.env,
): Promise<Secrets> {
	return (await secretsAtHand(options, {}, environment)).secrets
}

/** The same, with what it takes to follow the key logs. */
export async function secretsAtHand(
	{ keys = [], rsaKey = [], passphraseFile, fernetKey = [] }: SecretsOptions,
	{ follow = false, mayBeMissing = false, mayBeUseless = false }: SecretsMayGrow,
	environment: { readonly SSLKEYLOGFILE?: string | undefined } = process.env,
): Promise<SecretsAtHand> {
	const secrets = new Secrets()
	const growing: SecretsAtHand['growing'][number][] = []
	const log = environment.SSLKEYLOGFILE
	// Browsers and other programs write there too: a file that is not there yet is no mistake.
	if (log && follow && !existsSync(log)) growing.push({ path: log, from: 0 })
	else if (log) growing.push({ path: log, from: fromEnvironment(secrets, log, follow) })
	for (const path of keys) {
		const isAwaited = follow && (isPipe(path) || (mayBeMissing && !existsSync(path)))
		if (isAwaited && !isPipe(path)) complain(`waiting for ${path}`)
		growing.push({ path, from: isAwaited ? 0 : fromFile(secrets, path, { follow, mayBeUseless }) })
	}
	for (const path of rsaKey) {
		const file = keyFile(path)
		secrets.rsaKeys.push(
			await passphraseFor(path, file, passphraseFile === undefined ? {} : { passphraseFile }, readRsaKey),
		)
	}
	for (const given of fernetKey) secrets.fernetKeys.push(fernetKeyOf(given))
	return { secrets, growing: follow ? growing : [] }
}

/** A key as it is written, or the file that it stands in. */
function fernetKeyOf(given: string): FernetKey {
	const own = readFernetKey(given)
	if (typeof own !== 'string') return own
	const read = readFernetKey(Buffer.from(keyFile(given)).toString('latin1'))
	if (typeof read === 'string') throw new UsageError(`${given} ${read}`)
	return read
}

/**
 * Follows key logs that may still grow. `grew` is called after lines were added to the secrets, many times a second at
 * most, `trouble` when one cannot be followed any more. Answers how to look now, and how to end it.
 */
export function followKeys(
	{ secrets, growing, onLines }: SecretsAtHand & { readonly onLines?: ((text: string) => void) | undefined },
	grew: () => void,
	trouble = complain,
): Pick<Follower, 'look' | 'stop'> {
	const followers = growing.map(({ path, from }): Follower => {
		const sink = {
			lines: (bytes: Uint8Array) => {
				onLines?.(Buffer.from(bytes).toString('latin1'))
				if (secrets.keyLog.add(bytes, path) > 0) grew()
			},
			restarted: () => secrets.keyLog.restart(path),
			trouble,
		}
		return follow(path, sink, { from })
	})
	const all = (what: 'look' | 'stop') => () => {
		for (const follower of followers) follower[what]()
	}
	return { look: all('look'), stop: all('stop') }
}

/** Answers where the lines begin that are not whole yet. */
function fromFile(secrets: Secrets, path: string, { follow = false, mayBeUseless = false }: SecretsMayGrow): number {
	const content = keyFile(path)
	const { keyLog } = secrets
	const { faultCount } = keyLog
	const isOfUse = keyLog.add(content, path, follow) > 0
	// Programs write a comment first, and secrets when they have some.
	if (!isOfUse && !mayBeUseless && !(follow && keyLog.faultCount === faultCount))
		throw new UsageError(`${path} has no line of a key log: LABEL, client random and secret in hexadecimal`)
	return content.lastIndexOf(NEWLINE) + 1
}

const NEWLINE = 0x0a

function fromEnvironment(secrets: Secrets, path: string, follow: boolean): number {
	try {
		if (isPipe(path)) return 0
		const content = keyFile(path)
		secrets.keyLog.add(content, path, follow)
		return content.lastIndexOf(NEWLINE) + 1
	} catch (error) {
		if (!(error instanceof UsageError)) throw error
		if (statSync(path, { throwIfNoEntry: false })) complain(`SSLKEYLOGFILE: ${error.message}`)
		return 0
	}
}
