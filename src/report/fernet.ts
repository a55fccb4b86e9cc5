import { type FernetKey, openFernet } from '../analyse/fernet.js'
import { clean } from '../clean.js'
import { fernetBytes, fernetToken } from '../decode/fernet.js'
import { scan, textOf } from '../decode/reader.js'
import type { Conversation } from '../session/conversation.js'

/** A line for each Fernet token among the bodies that are kept: when it was made, and what it says where a key opens it. */
export function fernetLines({ http }: Conversation, keys: readonly FernetKey[]): string[] {
	return http.flatMap(({ method, target, requestText, responseText }) => {
		const name = `${method ?? ''} ${target ?? ''}`.trim()
		return [
			...tokenLine(`Fernet token in ${name}`, requestText, keys),
			...tokenLine(`Fernet token in the answer to ${name}`, responseText, keys),
		]
	})
}

function tokenLine(name: string, text: string | undefined, keys: readonly FernetKey[]): string[] {
	const bytes = text === undefined ? undefined : fernetBytes(text)
	const token = bytes && scan('fernet_token', bytes, fernetToken).value
	if (!bytes || !token) return []
	const opened = keys.map(key => openFernet(bytes, key)).find(one => typeof one !== 'string')
	const made = `made ${madeAt(token.timestamp)}, ${token.ciphertext.length} bytes of ciphertext`
	const outcome =
		opened !== undefined
			? `opened: “${textOf(opened as Uint8Array)}”`
			: keys.length > 0
				? 'no key of --fernet-key opens it'
				: 'sealed (--fernet-key opens it)'
	return [clean(`${name}: ${made}; ${outcome}`)]
}

function madeAt(seconds: bigint): string {
	const milliseconds = Number(seconds) * 1000
	return milliseconds > 8.64e15 ? 'at no time of any calendar' : new Date(milliseconds).toISOString()
}
