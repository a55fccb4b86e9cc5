import { readFileSync, statSync } from 'node:fs'
import { readRsaKey } from '../analyse/tls/rsa-key.js'
import { LIMITS } from '../decode/limits.js'
import { Secrets } from '../session/secrets.js'
import { complain } from './complain.js'
import type { SecretsOptions } from './options.js'
import { UsageError } from './usage-error.js'

/** What `--keys`, `--rsa-key` and SSLKEYLOGFILE give. Throws a UsageError when a file that was named is of no use. */
export function secretsOption(
	{ keys = [], rsaKey = [], passphraseFile }: SecretsOptions,
	environment: { readonly SSLKEYLOGFILE?: string | undefined } = process.env,
): Secrets {
	const secrets = new Secrets()
	const log = environment.SSLKEYLOGFILE
	// Browsers and other programs write there too: a file that is not there yet is no mistake.
	if (log) fromEnvironment(secrets, log)
	for (const path of keys) {
		if (secrets.keyLog.add(contentOf(path)) > 0) continue
		throw new UsageError(`${path} has no line of a key log: LABEL, client random and secret in hexadecimal`)
	}
	const passphrase = passphraseFile === undefined ? undefined : firstLine(contentOf(passphraseFile))
	for (const path of rsaKey) {
		const key = readRsaKey(contentOf(path), passphrase)
		if (typeof key !== 'string') secrets.rsaKeys.push(key)
		else throw new UsageError(`${path} ${key}${passphrase === undefined && key.endsWith('needed') ? HOW : ''}`)
	}
	return secrets
}

const HOW = ' (--passphrase-file FILE)'

function fromEnvironment(secrets: Secrets, path: string): void {
	try {
		secrets.keyLog.add(contentOf(path))
	} catch (error) {
		if (!(error instanceof UsageError)) throw error
		if (!error.message.includes('ENOENT')) complain(`SSLKEYLOGFILE: ${error.message}`)
	}
}

function contentOf(path: string): Uint8Array {
	try {
		const { size } = statSync(path)
		if (size <= LIMITS.keyFile) return readFileSync(path)
	} catch (error) {
		throw new UsageError(`${path} cannot be read: ${error instanceof Error ? error.message : error}`)
	}
	throw new UsageError(`${path} is larger than ${LIMITS.keyFile.toLocaleString('en')} bytes: no key file is`)
}

function firstLine(bytes: Uint8Array): string {
	return new TextDecoder().decode(bytes).split(/\r?\n/, 1)[0]!
}
