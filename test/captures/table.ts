import type { Comparison, Different } from './compare.js'
import type { Cause } from './differences.js'
import { type Fact, KINDS, type Kind } from './fact.js'
import type { Surveyed } from './survey.js'

/** One Markdown table over all captures: how many messages the truths have, and how ours compare. */
export function table(all: readonly Surveyed[]): string {
	const rows = KINDS.map(kind => {
		const sum = (of: (comparison: Comparison) => number) => all.reduce((total, { kinds }) => total + of(kinds[kind]), 0)
		const truths = sum(({ truths }) => truths)
		const equal = sum(({ equal }) => equal)
		const share = truths === 0 ? '' : `${((100 * equal) / truths).toFixed(1)} %`
		const counts = [
			sum(({ different }) => different.length),
			sum(({ missing }) => missing.length),
			sum(({ oursOnly }) => oursOnly.length),
		]
		return `| ${[kind, truths, equal, share, ...counts].join(' | ')} |`
	})
	return [
		'| clear messages over TCP | in the truths | found equal | | found different | missing | ours only |',
		'| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
		...rows,
	].join('\n')
}

/** The captures that differ under their causes, with what differs. */
export function causes(all: readonly Surveyed[], known: readonly Cause[]): string {
	const byName = new Map(all.map(surveyed => [surveyed.name, surveyed]))
	const parts = known.flatMap(({ what, proof, captures }) => {
		const here = captures.filter(name => byName.has(name))
		if (here.length === 0) return []
		return [`- ${what} (${proof}):`, ...here.map(name => `  - ${name}: ${summary(byName.get(name)!)}`)]
	})
	return parts.join('\n')
}

/** What differs in one capture, kind by kind. */
export function summary({ kinds, refused }: Surveyed): string {
	if (refused !== undefined) return refused
	const parts = KINDS.flatMap(kind => {
		const { different, missing } = kinds[kind]
		return [
			...different.map(one => `${place(kind, one.truth)}: ${valuesOf(one)}`),
			...(missing.length > 0 ? [`${missing.length} ${kind} missing, first ${place('frame', missing[0]!)}`] : []),
		]
	})
	return parts.slice(0, SHOWN).join('; ')
}

const SHOWN = 4
const LONGEST = 60

function place(what: Kind | 'frame', { frame }: Fact): string {
	return `${what} ${frame}`
}

function valuesOf({ truth, ours, names }: Different): string {
	const short = (text = '-') => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)
	return names.map(name => `${name} ${short(truth.values[name])} ≠ ${short(ours.values[name])}`).join(', ')
}

/** Reasons by how many packets have them, the most frequent first. */
export function reasons(counts: ReadonlyMap<string, number>): string {
	const sorted = [...counts].sort(([, one], [, other]) => other - one)
	return sorted.map(([reason, count]) => `- ${count.toLocaleString('en')} ${reason}`).join('\n')
}
