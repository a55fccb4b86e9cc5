import { type Fact, KINDS, type Kind } from './fact.js'

/** A message that both sides have, but not with the same values. */
export type Different = { readonly truth: Fact; readonly ours: Fact; readonly names: readonly string[] }

/** How the messages of one kind compare. */
export type Comparison = {
	readonly truths: number
	readonly equal: number
	readonly different: readonly Different[]
	readonly missing: readonly Fact[]
	readonly oursOnly: readonly Fact[]
}

/**
 * Compares the messages of one capture, kind by kind. Those of one sender in one stream are paired by the packet that
 * completed them and by their values, what is left by order.
 */
export function compare(truths: readonly Fact[], ours: readonly Fact[]): Record<Kind, Comparison> {
	const one = (kind: Kind) => [kind, compareKind(truths.filter(of(kind)), ours.filter(of(kind)))] as const
	return Object.fromEntries(KINDS.map(one)) as Record<Kind, Comparison>
}

/** The names of the values that differ. A truth that has no value for a name says nothing of it. */
export function differences(truth: Fact, ours: Fact): string[] {
	return Object.keys(truth.values).filter(name => truth.values[name] !== ours.values[name])
}

const of = (kind: Kind) => (fact: Fact) => fact.kind === kind

type Pairing = (truth: Fact, ours: Fact) => boolean

const isOfStream: Pairing = (truth, ours) => truth.stream === ours.stream && truth.from === ours.from
const isEqual: Pairing = (truth, ours) => differences(truth, ours).length === 0
const isOfFrame: Pairing = (truth, ours) => truth.frame === ours.frame

/** From the surest to what order alone says. */
const PAIRINGS: readonly Pairing[] = [
	(truth, ours) => isOfStream(truth, ours) && isOfFrame(truth, ours) && isEqual(truth, ours),
	(truth, ours) => isOfStream(truth, ours) && isEqual(truth, ours),
	(truth, ours) => isOfStream(truth, ours) && isOfFrame(truth, ours),
	isOfStream,
	// Of IPv6 in IPv4 the truth has the addresses of the outer packet, and takes the directions from them.
	(truth, ours) => portsOf(truth) === portsOf(ours) && isOfFrame(truth, ours) && isEqual(truth, ours),
]

function portsOf({ stream }: Fact): string {
	const ports = stream.split(' ').map(end => end.slice(end.lastIndexOf(':')))
	return ports.sort().join(' ')
}

function compareKind(truths: readonly Fact[], ours: readonly Fact[]): Comparison {
	const free = [...ours]
	const pairs = new Map<Fact, Fact>()
	for (const pairing of PAIRINGS) {
		for (const truth of truths) {
			if (pairs.has(truth)) continue
			const at = free.findIndex(fact => pairing(truth, fact))
			if (at >= 0) pairs.set(truth, free.splice(at, 1)[0]!)
		}
	}
	const different = [...pairs].flatMap(([truth, ours]) => {
		const names = differences(truth, ours)
		return names.length > 0 ? [{ truth, ours, names }] : []
	})
	return {
		truths: truths.length,
		equal: pairs.size - different.length,
		different,
		missing: truths.filter(truth => !pairs.has(truth)),
		oursOnly: free,
	}
}
