import { clean } from '../../clean.js'
import { type Described, described } from '../../lab/pki/describe.js'
import { EXIT } from '../exit.js'
import { keyFile } from '../key-file.js'
import { output } from '../output.js'
import { passphraseIn } from '../passphrase.js'
import { UsageError } from '../usage-error.js'

type Shown = { readonly path: string; readonly part: Described }

/**
 * `handshark pki show FILE…`: what stands in files of keys, requests and certificates, and which belong together. A sealed
 * key is opened only to tell that; whatever stays shut or cannot be read, the rest is shown.
 */
export async function pkiShow(
	files: readonly string[],
	{ passphraseFile = [] }: { readonly passphraseFile?: readonly string[] },
): Promise<number> {
	const passphrases = passphraseFile.map(passphraseIn)
	const shown: Shown[] = []
	const unreadable: string[] = []
	for (const path of files) {
		try {
			for (const part of described(keyFile(path), passphrases, Date.now())) shown.push({ path, part })
		} catch (error) {
			if (!(error instanceof UsageError)) throw error
			unreadable.push(error.message)
		}
	}
	for (const one of shown)
		await output(
			`${linesOf(one, shown)
				.map(text => clean(text))
				.join('\n')}\n\n`,
		)
	if (unreadable.length > 0) throw new UsageError(unreadable.join('; '))
	return EXIT.ok
}

function linesOf({ path, part }: Shown, shown: readonly Shown[]): string[] {
	const fellows = shown.filter(({ part: { spki } }) => spki && part.spki?.equals(spki)).filter(one => one.part !== part)
	return [
		`${path}: ${part.title}`,
		...part.facts.map(([name, text]) => line(name, text)),
		...(part.isShut ? [line('missing', 'its passphrase: --passphrase-file FILE, once for each passphrase')] : []),
		...fellows.map(other => line('same key', `${other.path} (${other.part.kind})`)),
	]
}

const line = (name: string, text: string) => `  ${name.padEnd(9)}  ${text}`
