import { grouped } from '../../grouped.js'
import { fill } from '../fill.js'
import type { Language, Text } from '../language.js'
import { CERTIFICATE_SAYINGS } from './certificate-sayings.js'
import { HANDSHAKE_SAYINGS } from './handshake-sayings.js'
import { INPUT_SAYINGS } from './input-sayings.js'
import { OPENING_SAYINGS } from './opening-sayings.js'
import { REVOCATION_SAYINGS } from './revocation-sayings.js'

/** What can be said: a number, a name that is the same in every language, a sentence by its code, or several of these. */
export type Sayable =
	| number
	| string
	| { readonly code: SayingKey; readonly values: Readonly<Record<string, Sayable>> }
	| readonly Sayable[]

export type SayingKey = keyof typeof SAYINGS

/** What a proof or an opening says, in words. Raw text of the capture may stand in it: clean it where it is shown. */
export function sayingText(said: Sayable, language: Language): string {
	if (typeof said === 'string') return said
	if (typeof said === 'number') return grouped(said)
	if (isList(said))
		return listed(
			said.map(part => sayingText(part, language)),
			language,
		)
	const values = Object.entries(said.values).map(([name, value]) => [
		name,
		typeof value === 'number' ? value : sayingText(value, language),
	])
	return fill(SAYINGS[said.code][language], Object.fromEntries(values))
}

/** Every sentence, by its code. */
export const SAYINGS = {
	...INPUT_SAYINGS,
	...HANDSHAKE_SAYINGS,
	...CERTIFICATE_SAYINGS,
	...REVOCATION_SAYINGS,
	...OPENING_SAYINGS,
} as const satisfies Readonly<Record<string, Text>>

/** `a`, `a and b`, `a, b and c`; `a、b、c`. */
function listed(parts: readonly string[], language: Language): string {
	if (parts.length < 2) return parts[0] ?? ''
	if (language === 'zh') return parts.join('、')
	return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

function isList(said: Sayable): said is readonly Sayable[] {
	return Array.isArray(said)
}
