import { readFileSync } from 'node:fs'
import { unreadable } from './key-file.js'
import { askPassphrase } from './prompt.js'
import { UsageError } from './usage-error.js'

type Options = { readonly passphrase?: boolean; readonly passphraseFile?: string }

/** The passphrase a new key is sealed with: from the file, else asked for twice; none with `--no-passphrase`. */
export async function newPassphrase(options: Options, keyName: string): Promise<string | undefined> {
	if (options.passphrase === false) return undefined
	if (options.passphraseFile !== undefined)
		return notEmpty(passphraseIn(options.passphraseFile), options.passphraseFile)
	const first = await asked(`Passphrase for ${keyName}`)
	if (first === '') throw new UsageError('the passphrase is empty: --no-passphrase leaves the key unsealed')
	if ((await asked('The same once more')) !== first)
		throw new UsageError('the two passphrases differ: nothing was written')
	return first
}

/**
 * Opens a private key, with the passphrase where it is sealed: from the file, else asked for, a second time when the first
 * was wrong. Throws a UsageError with the reason when it stays shut.
 *
 * @param open answers the key, or the end of a sentence: `is not opened by this passphrase`
 */
export async function passphraseFor<Key>(
	path: string,
	file: Uint8Array,
	{ passphraseFile }: Options,
	open: (file: Uint8Array, passphrase: string | undefined) => Key | string,
): Promise<Key> {
	const given = passphraseFile === undefined ? undefined : passphraseIn(passphraseFile)
	let key = open(file, given)
	for (let left = TRIES; left > 0 && typeof key === 'string' && isShut(key) && given === undefined; left--) {
		const again = left < TRIES ? 'That was the wrong one. ' : ''
		key = open(file, await asked(`${again}Passphrase of ${path}`))
	}
	if (typeof key === 'string') throw new UsageError(`${path} ${key}`)
	return key
}

/** The passphrase that stands in a file: its first line. Throws a UsageError when the file cannot be read. */
export function passphraseIn(path: string): string {
	try {
		return readFileSync(path, 'utf8').split(/\r?\n/, 1)[0]!
	} catch (error) {
		throw new UsageError(unreadable(path, error))
	}
}

const TRIES = 3

const isShut = (reason: string) => reason.includes('passphrase')

async function asked(question: string): Promise<string> {
	const answer = await askPassphrase(question)
	if (answer !== undefined) return answer
	throw new UsageError('a passphrase is needed, and there is no terminal to ask for it: --passphrase-file FILE')
}

function notEmpty(passphrase: string, path: string): string {
	if (passphrase !== '') return passphrase
	throw new UsageError(`the first line of ${path} is empty: --no-passphrase leaves the key unsealed`)
}
