import { clean } from '../../clean.js'
import { type Described, described } from '../../lab/pki/describe.js'
import { readKey } from '../../lab/pki/keys.js'
import { EXIT } from '../exit.js'
import { keyFile } from '../key-file.js'
import { output } from '../output.js'
import { passphraseFor } from '../passphrase.js'

/** `handshark pki show FILE…`: what stands in files of keys, requests and certificates, and which belong together. */
export async function pkiShow(
	files: readonly string[],
	options: { readonly passphraseFile?: string },
): Promise<number> {
	const shown: { readonly path: string; readonly part: Described }[] = []
	for (const path of files) {
		const bytes = keyFile(path)
		let passphrase: string | undefined
		// A sealed key is opened only to tell what it belongs to: without a passphrase the rest is shown all the same.
		if (options.passphraseFile !== undefined)
			await passphraseFor(path, bytes, options, (file, given) => {
				passphrase = given
				const key = readKey(file, given)
				return typeof key === 'string' && key.includes('not opened') ? key : true
			})
		for (const part of described(bytes, passphrase, Date.now())) shown.push({ path, part })
	}
	for (const { path, part } of shown) {
		const lines = [`${path}: ${part.title}`, ...part.facts.map(([name, text]) => `  ${name.padEnd(9)}  ${text}`)]
		for (const other of shown)
			if (other.part !== part && other.part.spki && part.spki?.equals(other.part.spki))
				lines.push(`  same key   ${other.path} (${other.part.kind})`)
		await output(`${lines.map(line => clean(line)).join('\n')}\n\n`)
	}
	return EXIT.ok
}
