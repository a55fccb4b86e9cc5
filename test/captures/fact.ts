/** What both sides are asked for. */
export const KINDS = ['ClientHello', 'ServerHello', 'Certificate', 'alert', 'HTTP request', 'HTTP response'] as const
export type Kind = (typeof KINDS)[number]

/** One clear message of a TCP stream, with its values as texts that can be compared. */
export type Fact = {
	readonly kind: Kind
	/** Both ends, in an order that does not depend on who spoke first. */
	readonly stream: string
	/** Its sender: `192.0.2.1:443`. */
	readonly from: string
	/** The packet that completed it. */
	readonly frame: number
	readonly values: Readonly<Record<string, string>>
}

/** The ends of a stream as a key. */
export function streamKey(one: string, other: string): string {
	return [one, other].sort().join(' ')
}

/** Values as texts, those without one left out. */
export function texts(values: Readonly<Record<string, unknown>>): Record<string, string> {
	const present = Object.entries(values).filter(([, value]) => value !== undefined && `${value}` !== '')
	return Object.fromEntries(present.map(([name, value]) => [name, Array.isArray(value) ? value.join(' ') : `${value}`]))
}
